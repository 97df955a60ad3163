import type { WrittenComment } from '../github/access.ts';
import type { Deadline } from '../lib/clock.ts';
import { inlineReviewBody } from '../render/lines/inline-comments.ts';
import type { InlineComment } from '../types.ts';
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

/** Sends comments on lines, and says in the log what became of each. */
export async function sendInline(
  comments: readonly InlineComment[],
  {
    inlineComments,
    deadline,
    headSha,
    world: { log },
  }: Way & { readonly headSha: string; readonly inlineComments: NonNullable<Destinations['inlineComments']> },
): Promise<void> {
  const ended = await inlineComments({ headSha, comments, reviewBody: inlineReviewBody }, deadline);
  if (ended.outcome === 'denied') {
    log.warning('The token may not comment on lines of this pull request: the findings are in the report only.');
    return;
  }
  const { posted, onFile, known, leftOut } = ended;
  log.line(
    `Inline comments: ${posted.length} posted, ${onFile.length} on the file only, ${known.length} there already.`,
  );
  for (const { finding, reason } of leftOut) log.line(`Inline comment on ${finding} left out: GitHub says: ${reason}`);
}
