import { keepDecisions } from '../../../src/commands/keep-decisions.ts';
import { recallRounds } from '../../../src/publish/keep-rounds.ts';
import { destinationsOf } from '../../../src/publish/memory/destinations-of.ts';
import type { Decision, PullRequestFacts } from '../../../src/types.ts';
import { memoryWorld } from './memory-world.ts';
import type { Chance } from './reviewing.ts';

/** Somebody's command: a finding is declined, or taken up again, in the memory that stands in the comment. */
export async function decide(
  chance: Chance,
  around: Pick<Parameters<typeof memoryWorld>[0], 'github' | 'repository' | 'clock' | 'run'> & {
    readonly facts: PullRequestFacts;
  },
): Promise<void> {
  const world = memoryWorld({
    ...{ ...around, cancel: new AbortController().signal, directory: '', print: () => undefined },
    script: () => {
      throw new Error('a command asks no model');
    },
    served: async () => undefined,
  });
  const here = { name: 'deep-review', comment: true };
  const to = destinationsOf(world, { change: around.facts, name: here.name, context: here.name });
  const { memory } = await recallRounds(around.facts, here, { to, world });
  if (memory === null || memory.findings.length === 0) return;
  const found = memory.findings[Math.floor(chance() * memory.findings.length)];
  const decision: Decision = {
    ...{ comment: 5_000 + around.run, at: new Date(around.clock.now()).toISOString(), by: 'max' },
    ...{ verb: found?.declined === null ? 'dismiss' : 'reopen', finding: found?.id ?? null, headSha: null },
    reason: 'Written by hand for a test.',
  };
  await keepDecisions(
    { decisions: [decision], handled: decision.comment },
    { comment: to.comment, here: { pull: around.facts.number, instance: here.name }, world },
  );
}
