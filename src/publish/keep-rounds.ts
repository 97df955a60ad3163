import type { Config } from '../config/settle.ts';
import { holdsSecret } from '../lib/holds-secret.ts';
import { messageOf } from '../lib/user-error.ts';
import { fitMemory } from '../rounds/fit-memory.ts';
import { lostWith, recallFrom } from '../rounds/merge/recall-from.ts';
import { rejoin } from '../rounds/merge/rejoin.ts';
import { nothingRecalled, type Recalled, recall, recallReport, unreadable } from '../rounds/recall.ts';
import { type Circumstances, remember } from '../rounds/remember.ts';
import { type ChangeFacts, Memory, type Report } from '../types.ts';
import type { Destinations, World } from '../worlds/world.ts';
import type { BoundRound } from './memory/bind-round.ts';

/** Limit of a look at the comment, or at statuses, in milliseconds. */
const longestLookMs = 6_000;

/** What the comment remembers of earlier rounds. Never throws: a run without it is a first round, and says so. */
export async function recallRounds(
  facts: ChangeFacts,
  config: Pick<Config, 'name' | 'comment'>,
  {
    to: { comment, hadStatus },
    world,
  }: {
    readonly to: Pick<Destinations, 'comment' | 'hadStatus'>;
    readonly world: Pick<World, 'seal' | 'log' | 'clock' | 'previous'>;
  },
): Promise<Recalled> {
  if (world.previous !== undefined) return recallReport(world.previous);
  if (facts.kind !== 'pull-request' || comment === null || !config.comment) return nothingRecalled;
  try {
    const earlier = await comment.earlier();
    const standing = { ...(earlier ?? { body: null, twins: [], editor: null }), ofBots: await comment.ofBots() };
    const recalled = recallFrom(standing, world.seal, { pull: facts.number, instance: config.name });
    const isFresh = recalled.memory === null && recalled.note === null && earlier === null;
    // Who cannot be told of a status is told of no loss.
    const ended = isFresh && hadStatus !== null ? hadStatus(world.clock.deadline(longestLookMs)) : null;
    if (await ended?.catch(() => false)) return lostWith(recalled);
    return { ...recalled, isItsPage: recalled.memory !== null && earlier?.run === recalled.memory.run };
  } catch (error) {
    world.log.warning(`What the comment remembers could not be read: ${messageOf(error)}`);
    return unreadable;
  }
}

/**
 * What the comment remembers once reviewers have answered: another run may have ended a round since this one began, and
 * people may have decided. Never throws: what cannot be read again is merged when the comment is written.
 */
export async function recallAgain(
  recalled: Recalled,
  facts: ChangeFacts,
  {
    name,
    comment,
    world,
  }: Pick<Config, 'name'> & {
    readonly comment: Destinations['comment'];
    readonly world: Pick<World, 'seal' | 'log' | 'clock'>;
  },
): Promise<Recalled> {
  if (!recalled.isKept || facts.kind !== 'pull-request' || comment === null) return recalled;
  try {
    const body = await comment.now(world.clock.deadline(longestLookMs));
    const now = recall(body, world.seal, { pull: facts.number, instance: name }).memory;
    const memory = now === null ? recalled.memory : rejoin(recalled.memory, now);
    if (memory === null || memory === recalled.memory) return recalled;
    world.log.line(
      'Another run or a command has written what the comment remembers while this one reviewed: it goes on from there.',
    );
    return { ...recalled, memory, round: memory.round + 1 };
  } catch (error) {
    world.log.line(`What the comment remembers could not be read again: ${messageOf(error)}`);
    return recalled;
  }
}

/**
 * How this round is remembered: a function that makes the last line of the comment from the report. Null where nothing is
 * kept.
 */
export function keepRounds(
  { isKept, memory: previous, handled = 0 }: Recalled,
  { bound, ours, quoted }: Pick<Circumstances, 'ours' | 'quoted'> & { readonly bound: BoundRound | null },
  { seal, run, redact }: Pick<World, 'seal' | 'run' | 'redact'>,
): ((report: Report) => string | null) | null {
  if (!isKept || seal === null || bound === null) return null;
  return (report) => {
    const made = remember(report, { ...bound, previous, run, ours, quoted });
    const memory = { ...made, handled: Math.max(made.handled, handled) };
    // What could not be read again would lose everything: what stands there stays in its place.
    const isSound = Memory.safeParse(memory).success;
    return isSound && !holdsSecret(JSON.stringify(memory), redact) ? fitMemory(memory, seal) : null;
  };
}
