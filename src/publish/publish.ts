import type { HeadState, Surroundings } from '../types.ts';
import type { World } from '../worlds/world.ts';
import { githubSentence, type Trouble } from './github-sentence.ts';
import { leftToLater } from './head-status.ts';
import { notes } from './notes.ts';
import type { Known, Part, Publication } from './publication.ts';
import { sendComment, sendFates, sendInline } from './send.ts';
import type { Sending } from './sending.ts';
import { tail } from './tail.ts';
import { writeHere } from './write-here.ts';

/**
 * Sends a finished report: never lost, and nowhere contradicted. Files and job summary stand before GitHub is asked for
 * anything; then each destination is on its own, within a time of its own, and the status comes last. What GitHub did not
 * take is said in one sentence. Never throws.
 * @param publicationFor the report by what is known; made anew only when the head is not what it was, or a place lacks it
 * @returns what is known of the head, and of others that have it: by that the gate decides
 */
export async function publish(publicationFor: (known: Known) => Publication, sending: Sending): Promise<Surroundings> {
  const { world, to, status } = sending;
  const { log, runner } = world;
  const troubles: Trouble[] = [];
  const until = tail(world);

  let publication = publicationFor({ head: 'current', waitsFor: null, lacking: new Set() });
  let { lacking, warnings } = await writeHere(publication, sending);
  world.events.tell({ kind: 'reported' });
  const looking = until.head();
  const [head, waitsFor] = await Promise.all([
    headNow(sending, looking, troubles),
    publication.status.state === 'success' ? sending.waitsFor(looking) : null,
  ]);
  const isOther = head !== 'current' || waitsFor !== null;
  if (isOther || lacking.size > 0) publication = publicationFor({ head, waitsFor, lacking });
  if (isOther) ({ lacking, warnings } = await writeHere(publication, sending));
  for (const line of publication.log.value ?? []) log.line(line);
  for (const warning of [...publication.warnings, ...warnings]) log.warning(warning);

  async function toGitHub<Value, Sent>(
    part: Part<Value> | null,
    act: (value: Value) => Promise<Sent>,
  ): Promise<Sent | null> {
    if (part === null || part.value === null) return null;
    try {
      return await act(part.value);
    } catch (error) {
      troubles.push({ at: part.to, error });
      return null;
    }
  }
  await sending.endProgress();
  const { comment, inlineComments, markComments } = to;
  const commented =
    comment === null
      ? null
      : await toGitHub(publication.comment, (body) => sendComment(body, { comment, world, deadline: until.comment() }));
  const isOvertaken = head === 'moved' || head === 'retargeted' || commented?.outcome === 'newer';
  if (inlineComments !== null && !isOvertaken && !world.cancel.aborted) {
    const deadline = until.inline();
    const headSha = sending.change.headSha;
    const looked = await toGitHub(publication.inlineComments, (comments) =>
      sendInline(comments, { inlineComments, world, headSha, deadline }),
    );
    // Where new ones met with trouble, so would these.
    if ((publication.inlineComments === null || looked === 'looked') && markComments !== null)
      await toGitHub(publication.inlineFates, (fates) => sendFates(fates, { markComments, world, deadline }));
  }
  const unsaid = notes();
  await unsaid.write(publication.annotations, (all) => {
    for (const annotation of all) runner.annotate(annotation);
  });
  for (const output of publication.outputs) await unsaid.write(output, ([name, value]) => runner.output(name, value));
  for (const warning of unsaid.warnings()) log.warning(warning);
  // Where the comment does not say which run is the newest, the status itself does.
  const isNewest = commented?.outcome === 'created' || commented?.outcome === 'updated';
  // A newer page may be that of a decision, which reviewed nothing: whether a later run reviews the commit says the status too.
  const isLeft = commented?.outcome === 'newer' && commented.isSameHead && publication.status.state === 'success';
  if (isLeft) log.line(leftToLater);
  else
    await toGitHub({ to: 'the commit status', value: publication.status }, (end) =>
      status.conclude(end, { deadline: until.status(), isNewest }),
    );
  const sentence = githubSentence(troubles, { isWritten: lacking.size < 2 });
  if (sentence !== null) log.warning(sentence);
  return { head, waitsFor };
}

/** A head that cannot be read is no head that stayed. */
async function headNow(
  { world: { source }, change }: Sending,
  deadline: Parameters<World['source']['readHead']>[1],
  troubles: Trouble[],
): Promise<HeadState> {
  try {
    const { headSha, baseRef } = await source.readHead(change, deadline);
    if (headSha !== change.headSha) return 'moved';
    return baseRef === change.baseRef ? 'current' : 'retargeted';
  } catch (error) {
    troubles.push({ at: 'the head of the pull request', error });
    return 'unknown';
  }
}
