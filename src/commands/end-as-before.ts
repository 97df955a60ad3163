import type { Deadline } from '../lib/clock.ts';
import { renderHeardPage } from '../render/pages/heard-page.ts';
import { gateOfMemory, verdictOfMemory } from '../rounds/gate-of-memory.ts';
import type { Recalled } from '../rounds/recall.ts';
import { type Ended, type Gate, letsPass, type Policy, type PullRequestFacts, waiting } from '../types.ts';
import type { World } from '../worlds/world.ts';

/** What is known of a pull request that nothing is done about. */
export interface Before extends Pick<Recalled, 'memory'> {
  /** Whether the page above the memory is the one that was written with it. */
  readonly isItsPage: boolean;
  readonly facts: PullRequestFacts;
  readonly policy: Policy;
  /** What keeps a success from being set, as `waitsForSiblings` has it. */
  readonly waitsFor: (deadline: Deadline) => Promise<string | null>;
  /** Why what the last round came to may not hold any more, as `changedSince` has it. */
  readonly changed: string | null;
  /** Why its memory may not be the last word on the head, as `doubtOf` has it. */
  readonly doubt: (deadline: Deadline) => Promise<string | null>;
}

/** How long GitHub may take to show other pull requests, in milliseconds. */
const longestMs = 10_000;

/**
 * The end of a run that changes nothing: the job passes where the last round lets this very head pass, and nowhere else.
 * Neither status nor comment is touched.
 * @param why a sentence
 * @param before null: nothing is known of the pull request, or there is none
 */
export async function endAsBefore(
  why: string,
  before: Before | null,
  { log, runner, events, clock }: Pick<World, 'log' | 'runner' | 'events' | 'clock'>,
): Promise<Ended> {
  const left = before === null ? null : gateBefore(before);
  const memory = before?.memory ?? null;
  const wouldPass = left !== null && before !== null && letsPass(left, before.policy);
  const isOut = wouldPass ? await against(before, clock) : null;
  const gate = left === null || isOut === null ? left : waiting(left, isOut);
  const passes = wouldPass && isOut === null;
  const ended: Ended = { outcome: gate?.outcome ?? 'incomplete', exitCode: passes ? 0 : 1 };
  log.line(`${why} Nothing was reviewed or decided.`);
  runner.output('outcome', ended.outcome);
  runner.output('verdict', gate === null || memory === null ? 'No verdict' : verdictOfMemory(gate, memory));
  runner.output('reason', gate?.reasons[0] ?? why);
  await runner.summary(renderHeardPage({ why, passes }));
  events.tell({ kind: 'concluded', exitCode: ended.exitCode });
  return ended;
}

/** What keeps a job from passing that the memory would let pass, as a sentence; null: nothing. */
async function against({ doubt, waitsFor }: Before, clock: World['clock']): Promise<string | null> {
  const deadline = clock.deadline(longestMs);
  const why = await doubt(deadline);
  if (why !== null) return `The last round let this head pass, but ${why}. Ask for a review: \`/deep-review\`.`;
  return waitsFor(deadline);
}

/**
 * What the last round came to, for this head; null where that may not be so any more. What would open the gate must have done
 * so: under the settings of now a round could pass that had been red.
 */
export function gateBefore({ facts, memory, isItsPage, policy, changed }: Before): Gate | null {
  if (memory === null || memory.bound.headSha !== facts.headSha || memory.bound.baseRef !== facts.baseRef) return null;
  const gate = gateOfMemory(memory, policy);
  if (!letsPass(gate, policy)) return gate;
  if (!isItsPage) return null;
  return changed === null || memory.rounds.at(-1)?.outcome === 'clean' ? gate : null;
}
