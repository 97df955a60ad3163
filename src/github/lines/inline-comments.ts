import { messageOf } from '../../lib/user-error.ts';
import type { InlineComment } from '../../types.ts';
import type { Access, InlineBatch, PostedInlineComments } from '../access.ts';
import { isDenied, statusOf } from '../failure.ts';
import { type Discussions, mostDiscussions, readOwnThreads } from './threads.ts';

/** GitHub takes more in one review, but a review that is refused is refused as a whole. */
const mostInReview = 30;
/** How often the posted comments are read anew when an answer got lost. */
const mostLooks = 3;

interface Batch extends InlineBatch {
  readonly number: number;
}

/** What became of the comment of each finding. */
type Ends = Map<string, 'posted' | 'on-file' | 'known' | { readonly reason: string }>;

/** GitHub may have made the comments, or not: a blind repetition could make them twice. */
class AnswerLost extends Error {}

/**
 * Posts the comments that are not there yet, in reviews of at most 30. Nothing that exists is changed here, or deleted anywhere.
 * GitHub refuses a whole review for one line that its diff does not have: such a review is halved until the comment
 * stands alone; then it goes to the file, and when GitHub refuses that too, it is left out and named.
 */
export async function postInlineComments(
  access: Access,
  batch: Batch,
  known: Discussions,
): Promise<PostedInlineComments> {
  const wanted = [...new Map(batch.comments.map((comment) => [comment.fingerprint, comment])).values()];
  const ends: Ends = new Map();
  try {
    for (let look = 1; look <= mostLooks; look += 1) {
      const there = await readOwnThreads(access, batch.number, known);
      if (there === null) return { outcome: 'crowded', most: mostDiscussions };
      for (const { finding, fingerprint } of wanted)
        if (!ends.has(finding) && there.has(fingerprint)) ends.set(finding, look === 1 ? 'known' : 'posted');
      const missing = wanted.filter(({ finding }) => !ends.has(finding));
      if (await postAll(access, { ...batch, comments: missing }, ends)) return summary(wanted, ends);
    }
    throw new Error(`GitHub's answers got lost ${mostLooks} times`);
  } catch (error) {
    if (isDenied(error)) return { outcome: 'denied' };
    throw error;
  }
}

function summary(wanted: readonly InlineComment[], ends: Ends): PostedInlineComments {
  const ending = (end: string) => wanted.map(({ finding }) => finding).filter((finding) => ends.get(finding) === end);
  const leftOut = wanted.flatMap(({ finding }) => {
    const end = ends.get(finding);
    return typeof end === 'object' ? [{ finding, reason: end.reason }] : [];
  });
  return { outcome: 'posted', posted: ending('posted'), onFile: ending('on-file'), known: ending('known'), leftOut };
}

/** False when an answer got lost: what exists has to be looked up again. */
async function postAll(access: Access, batch: Batch, ends: Ends): Promise<boolean> {
  const onLines = batch.comments.filter(({ lines }) => lines !== null);
  try {
    for (let at = 0; at < onLines.length; at += mostInReview)
      await postReview(access, { ...batch, comments: onLines.slice(at, at + mostInReview) }, ends);
    for (const comment of batch.comments) if (comment.lines === null) await postOnFile(access, batch, comment, ends);
    return true;
  } catch (error) {
    if (error instanceof AnswerLost) return false;
    throw error;
  }
}

async function postReview(access: Access, batch: Batch, ends: Ends): Promise<void> {
  const { client, owner, repo } = access;
  const { number, headSha, comments } = batch;
  const refusal = await refusedFor(() =>
    client.rest.pulls.createReview({
      owner,
      repo,
      pull_number: number,
      commit_id: headSha,
      event: 'COMMENT',
      body: batch.reviewBody(comments.length),
      comments: comments.map(({ path, body, lines }) => ({ path, body, ...placeOf(lines) })),
      request: { retries: 0 },
    }),
  );
  if (refusal === null) for (const { finding } of comments) ends.set(finding, 'posted');
  else if (isAboutTheReview(refusal)) for (const { finding } of comments) ends.set(finding, { reason: refusal });
  else if (comments.length === 1) for (const comment of comments) await postOnFile(access, batch, comment, ends);
  else {
    const half = Math.ceil(comments.length / 2);
    await postReview(access, { ...batch, comments: comments.slice(0, half) }, ends);
    await postReview(access, { ...batch, comments: comments.slice(half) }, ends);
  }
}

function placeOf(lines: InlineComment['lines']) {
  if (lines === null) return {};
  const { side, start, end } = lines;
  return { side, line: end, ...(start < end ? { start_side: side, start_line: start } : {}) };
}

/** GitHub knows comments on a file at this one endpoint only. */
async function postOnFile(access: Access, batch: Batch, comment: InlineComment, ends: Ends): Promise<void> {
  const { client, owner, repo } = access;
  const { path, body, finding } = comment;
  const refusal = await refusedFor(() =>
    client.rest.pulls.createReviewComment({
      owner,
      repo,
      pull_number: batch.number,
      commit_id: batch.headSha,
      path,
      body,
      subject_type: 'file',
      request: { retries: 0 },
    }),
  );
  ends.set(finding, refusal === null ? 'on-file' : { reason: refusal });
}

/** GitHub's words when it refuses (422); null when it accepts. @throws {AnswerLost} when nobody knows */
async function refusedFor(post: () => Promise<unknown>): Promise<string | null> {
  try {
    await post();
    return null;
  } catch (error) {
    const status = statusOf(error);
    // Octokit adds the address of the documentation.
    if (status === 422) return messageOf(error).replace(/ - https:\/\/\S+$/u, '');
    if (status !== null && status >= 500) throw new AnswerLost();
    throw error;
  }
}

/** Another line would not help: a commit that left the pull request, a review begun by hand, too much at once. */
function isAboutTheReview(refusal: string): boolean {
  return /commit|pending review|submitted too quickly/iu.test(refusal);
}
