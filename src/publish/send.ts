import type { WrittenComment } from '../github/access.ts';
import type { Deadline } from '../lib/clock.ts';
import { inlineReviewBody } from '../render/lines/inline-comments.ts';
import type { InlineComment, InlineFate } from '../types.ts';
import type { Destinations } from '../worlds/world.ts';
import type { Sending } from './sending.ts';

interface Way extends Pick<Sending, 'world'> {
  readonly deadline: Deadline;
}

/** Sends the report to the comment, and says in the log what became of it. */
export async function sendComment(
  body: string,
  { comment, deadline, world: { log, runner } }: Way & { readonly comment: NonNullable<Destinations['comment']> },
): Promise<WrittenComment> {
  const written = await comment.write(body, deadline);
  if (written.outcome === 'denied')
    log.warning('The token may not comment on this pull request: the report is in the job summary only.');
  else if (written.outcome === 'newer')
    log.warning('The comment is left to a run that began later: the report of this one is in its job summary.');
  else {
    log.line(`Comment ${written.outcome}: ${written.url}`);
    runner.output('comment-url', written.url);
  }
  return written;
}

/** Sends comments on lines, and says in the log what became of each. `closed`: nothing may be said there. */
export async function sendInline(
  comments: readonly InlineComment[],
  {
    inlineComments,
    deadline,
    headSha,
    world: { log },
  }: Way & { readonly headSha: string; readonly inlineComments: NonNullable<Destinations['inlineComments']> },
): Promise<'looked' | 'closed'> {
  const ended = await inlineComments({ headSha, comments, reviewBody: inlineReviewBody }, deadline);
  if (ended.outcome === 'denied') {
    log.warning('The token may not comment on lines of this pull request: the findings are in the report only.');
    return 'closed';
  }
  if (ended.outcome === 'crowded') {
    log.warning(
      `This pull request has more than ${ended.most} discussions: the findings are in the report only, and no comment on lines is new.`,
    );
    return 'closed';
  }
  const { posted, onFile, known, leftOut } = ended;
  log.line(
    `Inline comments: ${posted.length} posted, ${onFile.length} on the file only, ${known.length} there already.`,
  );
  for (const { finding, reason } of leftOut) log.line(`Inline comment on ${finding} left out: GitHub says: ${reason}`);
  return 'looked';
}

/** Lets comments on lines of earlier rounds say what became of their findings, and says in the log which do. */
export async function sendFates(
  fates: readonly InlineFate[],
  {
    markComments,
    deadline,
    world: { log },
  }: Way & { readonly markComments: NonNullable<Destinations['markComments']> },
): Promise<void> {
  const { said, resolved, refused, left } = await markComments(fates, deadline);
  if (said.length > 0)
    log.line(
      `Comments on lines say what became of ${said.join(', ')}${resolved.length === 0 ? '' : `; resolved: ${resolved.join(', ')}`}.`,
    );
  for (const [reason, those] of Map.groupBy(refused, ({ reason }) => reason))
    log.line(`Comments on lines about ${those.map(({ finding }) => finding).join(', ')}: GitHub says: ${reason}`);
  if (left.length > 0)
    log.line(`There was no time to say on lines what became of ${left.join(', ')}: the next run does.`);
}
