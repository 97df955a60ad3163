import { z } from 'zod';
import type { Deadline } from '../../lib/clock.ts';
import { becameOf, fingerprintOf, withNote } from '../../lib/marker.ts';
import { messageOf } from '../../lib/user-error.ts';
import type { InlineFate } from '../../types.ts';
import type { Access, MarkedComments } from '../access.ts';
import { longestBody } from '../comment-calls.ts';
import { isDenied } from '../failure.ts';
import type { OwnThread } from './threads.ts';

/** In one request: GitHub gives each ten seconds. */
const mostAtOnce = 20;
/** One more request is begun while there is so much time, in milliseconds. */
const shortestMs = 1_500;

/** As it stands now: a person may have answered, or written into our comment, since the discussions were read. */
const query = `query ($ids: [ID!]!) {
  nodes(ids: $ids) {
    ... on PullRequestReviewThread {
      id isResolved viewerCanResolve viewerCanUnresolve
      comments(first: 1) { totalCount nodes { id body viewerDidAuthor } }
    }
  }
}`;
const thread = z.object({
  id: z.string(),
  isResolved: z.boolean(),
  viewerCanResolve: z.boolean(),
  viewerCanUnresolve: z.boolean(),
  comments: z.object({
    totalCount: z.number(),
    nodes: z.array(z.object({ id: z.string(), body: z.string(), viewerDidAuthor: z.boolean() }).nullable()).nullable(),
  }),
});
const threads = z.object({ nodes: z.array(thread.nullable()) });
type Thread = z.infer<typeof thread>;

/** What one discussion is changed to. */
interface Change {
  readonly fate: InlineFate;
  readonly threadId: string;
  readonly comment: { readonly id: string; readonly body: string };
  readonly move: 'resolve' | 'unresolve' | null;
}

/**
 * Lets our comments say what became of their findings. A discussion is resolved where the token may and nobody else wrote
 * in it, at the moment at which its comment says so and never later: who opens it again has the last word. Nothing is
 * changed that says so already.
 * @param until no request is begun shortly before; what is left is said by the next run
 */
export async function markComments(
  access: Access,
  given: {
    readonly fates: readonly InlineFate[];
    readonly own: ReadonlyMap<string, OwnThread>;
    readonly until: { readonly deadline: Deadline | undefined; readonly now: () => number };
  },
): Promise<MarkedComments> {
  const { fates, own, until } = given;
  const wanted = fates.flatMap((fate) => {
    const found = own.get(fate.fingerprint);
    return found !== undefined && isNews(fate, found.became) ? [{ fate, id: found.id }] : [];
  });
  const said: string[] = [];
  const [resolved, refused]: [string[], { finding: string; reason: string }[]] = [[], []];
  for (let at = 0; at < wanted.length; at += mostAtOnce) {
    const { deadline, now } = until;
    if (deadline !== undefined && deadline.at - now() < shortestMs)
      return { said, resolved, refused, left: wanted.slice(at).map(({ fate }) => fate.finding) };
    const these = wanted.slice(at, at + mostAtOnce);
    const ids = these.map(({ id }) => id);
    const { nodes } = threads.parse(await access.client.graphql(query, { ids }).catch(partOf));
    const fresh = new Map(nodes.flatMap((node) => (node === null ? [] : [[node.id, node] as const])));
    const changes = these.flatMap(({ fate, id }) => changeTo(fate, fresh.get(id)) ?? []);
    const reasons = await send(access, changes);
    changes.forEach(({ fate: { finding }, move }, index) => {
      const [notSaid, notMoved] = [reasons.get(`say${index}`), reasons.get(`move${index}`)];
      if (notSaid === undefined) said.push(finding);
      if (move === 'resolve' && notMoved === undefined) resolved.push(finding);
      const reason = notSaid ?? notMoved;
      if (reason !== undefined) refused.push({ finding, reason });
    });
  }
  return { said, resolved, refused, left: [] };
}

/** Whether a comment has to say it, by what it says. */
function isNews({ became, when, note }: InlineFate, there: string | null): boolean {
  if (there === null) return when !== 'instead';
  return when === 'always' ? there !== `${became}\n${note}` : !there.startsWith(`${became}\n`);
}

/** Null: it is not ours any more, says so already, or has no room. */
function changeTo(fate: InlineFate, node: Thread | undefined): Change | null {
  const first = node?.comments.nodes?.[0];
  if (node === undefined || !first?.viewerDidAuthor || fingerprintOf(first.body) !== fate.fingerprint) return null;
  const there = becameOf(first.body);
  const body = withNote(first.body, fate);
  if (!isNews(fate, there) || body.length > longestBody) return null;
  const isAlone = node.comments.totalCount === 1;
  const mayResolve = fate.isOver && !node.isResolved && node.viewerCanResolve;
  // Only what our comment called mended: what a person resolved stays so.
  const mayOpen = !fate.isOver && node.isResolved && node.viewerCanUnresolve && there !== null;
  const move = isAlone && mayResolve ? 'resolve' : isAlone && mayOpen ? 'unresolve' : null;
  return { fate, threadId: node.id, comment: { id: first.id, body }, move };
}

/** All of it in one request. @returns GitHub's words for what it does not do, by the name of each part */
async function send({ client }: Access, changes: readonly Change[]): Promise<ReadonlyMap<string, string>> {
  if (changes.length === 0) return new Map();
  const types: string[] = [];
  const parts: string[] = [];
  const values: Record<string, object> = {};
  changes.forEach(({ threadId, comment: { id, body }, move }, index) => {
    types.push(`$say${index}: UpdatePullRequestReviewCommentInput!`);
    parts.push(`say${index}: updatePullRequestReviewComment(input: $say${index}) { pullRequestReviewComment { id } }`);
    values[`say${index}`] = { pullRequestReviewCommentId: id, body };
    if (move === null) return;
    types.push(`$move${index}: ${move === 'resolve' ? 'Resolve' : 'Unresolve'}ReviewThreadInput!`);
    parts.push(`move${index}: ${move}ReviewThread(input: $move${index}) { thread { id } }`);
    values[`move${index}`] = { threadId };
  });
  try {
    await client.graphql(`mutation (${types.join(', ')}) {\n  ${parts.join('\n  ')}\n}`, values);
    return new Map();
  } catch (error) {
    const reasons = reasonsOf(error);
    if (reasons === null) throw error;
    return reasons;
  }
}

/** Null for what is no answer to the parts of a request. */
function reasonsOf(error: unknown): ReadonlyMap<string, string> | null {
  if (!(error instanceof Error) || !('errors' in error) || !Array.isArray(error.errors)) return null;
  const reasons = new Map<string, string>();
  for (const { path, message } of error.errors as readonly { path?: unknown; message?: unknown }[]) {
    if (!Array.isArray(path)) return null;
    reasons.set(String(path[0]), messageOf(message));
  }
  return reasons;
}

/** Of a discussion that was just deleted, GitHub reports an error beside what it knows of the others. */
function partOf(error: unknown): unknown {
  if (!isDenied(error) || !(error instanceof Error) || !('data' in error)) throw error;
  return threads.safeParse(error.data).success ? error.data : { nodes: [] };
}
