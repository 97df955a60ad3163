import { renderHeardPage } from '../render/pages/heard-page.ts';
import { gateOfMemory, verdictOfMemory } from '../rounds/gate-of-memory.ts';
import { type GateOutcome, letsPass, type Memory, type Policy, type PullRequestFacts } from '../types.ts';
import type { World } from '../worlds/world.ts';

/** How a run ended that reviewed nothing. */
export interface Ended {
  readonly outcome: GateOutcome;
  /** 0 lets the merge pass. */
  readonly exitCode: 0 | 1;
}

/**
 * The end of a run that changes nothing: the job passes where the last round lets this very head pass, and nowhere else.
 * Neither status nor comment is touched.
 * @param why a sentence
 * @param before null: nothing is known of the pull request, or there is none
 */
export async function endAsBefore(
  why: string,
  before: {
    readonly facts: PullRequestFacts;
    readonly memory: Memory | null;
    readonly policy: Policy;
  } | null,
  { log, runner, events }: Pick<World, 'log' | 'runner' | 'events'>,
): Promise<Ended> {
  const memory = before?.memory ?? null;
  const isThisHead =
    before !== null && memory?.bound.headSha === before.facts.headSha && memory.bound.baseRef === before.facts.baseRef;
  const gate = isThisHead && memory !== null && before !== null ? gateOfMemory(memory, before.policy) : null;
  const passes = gate !== null && before !== null && letsPass(gate, before.policy);
  const ended: Ended = { outcome: gate?.outcome ?? 'incomplete', exitCode: passes ? 0 : 1 };
  log.line(`${why} Nothing was reviewed or decided.`);
  runner.output('outcome', ended.outcome);
  runner.output('verdict', gate === null || memory === null ? 'No verdict' : verdictOfMemory(gate, memory));
  runner.output('reason', gate?.reasons[0] ?? why);
  await runner.summary(renderHeardPage({ why, passes }));
  events.tell({ kind: 'concluded', exitCode: ended.exitCode });
  return ended;
}
