import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inlineReviewBody } from '../render/lines/inline-comments.ts';
import type { InlineComment } from '../types.ts';
import type { Destinations, World } from '../worlds/world.ts';
import type { HeadStatus } from './head-status.ts';
import { notWritten, type Part, type Publication, type PublishedFile } from './publication.ts';

/** Where a publication goes. */
export interface Sending {
  readonly world: Pick<World, 'log' | 'runner'>;
  readonly to: Pick<Destinations, 'comment' | 'inlineComments'>;
  readonly status: Pick<HeadStatus, 'conclude'>;
  /** The head that was reviewed. */
  readonly headSha: string;
  /** Folder for the files. */
  readonly directory: string;
  /** Resolves when nothing that shows progress is being written any more: that must not come after the report. */
  readonly endProgress: () => Promise<void>;
}

/** Sends it all: each destination on its own, so one that fails is named and does not stop the others. The status comes last. */
export async function publish(publication: Publication, sending: Sending): Promise<void> {
  const { world, to, status } = sending;
  const { log, runner } = world;
  async function send<Value>(part: Part<Value> | null, act: (value: Value) => void | Promise<void>): Promise<void> {
    if (part === null || part.value === null) return;
    try {
      await act(part.value);
    } catch (error) {
      log.warning(notWritten(part.to, error));
    }
  }
  await send(publication.log, (lines) => {
    for (const line of lines) log.line(line);
  });
  for (const warning of publication.warnings) log.warning(warning);
  for (const file of publication.files) await send(file, (made) => writeFile(made, sending));
  await send(publication.summary, runner.summary);
  await sending.endProgress();
  const { comment, inlineComments } = to;
  if (comment !== null) await send(publication.comment, (body) => sendComment(body, { comment, world }));
  if (inlineComments !== null)
    await send(publication.inlineComments, (made) => sendInline(made, { ...sending, inlineComments }));
  await send(publication.annotations, (all) => {
    for (const annotation of all) runner.annotate(annotation);
  });
  for (const output of publication.outputs) await send(output, ([name, value]) => runner.output(name, value));
  await status.conclude(publication.status);
}

function writeFile({ name, output, text }: PublishedFile, { world: { log, runner }, directory }: Sending): void {
  mkdirSync(directory, { recursive: true });
  const path = join(directory, name);
  // On a runner that is used again, the file of an earlier run would pass for this one's.
  rmSync(path, { force: true });
  if (text === null) return;
  writeFileSync(path, text);
  runner.output(output, path);
  log.line(`${output}: ${path}`);
}

async function sendComment(
  body: string,
  {
    comment,
    world: { log, runner },
  }: Pick<Sending, 'world'> & { readonly comment: NonNullable<Destinations['comment']> },
): Promise<void> {
  const posted = await comment.upsert(body);
  if (posted.outcome === 'denied') {
    log.warning('The token may not comment on this pull request: the report is in the job summary only.');
    return;
  }
  log.line(`Comment ${posted.outcome}: ${posted.url}`);
  runner.output('comment-url', posted.url);
}

async function sendInline(
  comments: readonly InlineComment[],
  {
    inlineComments,
    world: { log },
    headSha,
  }: Pick<Sending, 'world' | 'headSha'> & { readonly inlineComments: NonNullable<Destinations['inlineComments']> },
): Promise<void> {
  const ended = await inlineComments({ headSha, comments, reviewBody: inlineReviewBody });
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
