import type { Config } from '../../config/settle.ts';
import { type Deadline, within } from '../../lib/clock.ts';
import { messageOf } from '../../lib/user-error.ts';
import type { ChangeFacts } from '../../types.ts';
import type { World } from '../../worlds/world.ts';
import { isProtectedBase } from '../status-context.ts';
import { recordedOf } from './recorded.ts';

/** Of the pull requests with one head, so many are named. */
const mostNamed = 3;

/**
 * Status and check of a job belong to a commit, and it can be the head of further pull requests: what is green for one of
 * them is green for all. So it waits for each that goes to a protected base and has no clean review of its own.
 * @returns a function that says, in a sentence, what is waited for; null: nothing. It asks once, and never throws
 */
export function waitsForSiblings(
  facts: ChangeFacts,
  config: Pick<Config, 'name' | 'protectedBases' | 'policy'>,
  world: Pick<World, 'neighbours' | 'seal' | 'source' | 'log'>,
): (deadline: Deadline) => Promise<string | null> {
  let asked: Promise<string | null> | null = null;
  return (deadline) => {
    asked ??= lacking(facts, config, { world, deadline }).catch((error: unknown) => {
      world.log.warning(`The other pull requests with this head could not be looked at: ${messageOf(error)}`);
      return 'GitHub did not say whether another pull request with this head still needs a review. Run the job again.';
    });
    return asked;
  };
}

async function lacking(
  facts: ChangeFacts,
  { name, protectedBases, policy }: Pick<Config, 'name' | 'protectedBases' | 'policy'>,
  {
    world: { neighbours, seal, source },
    deadline,
  }: {
    readonly world: Pick<World, 'neighbours' | 'seal' | 'source'>;
    readonly deadline: Deadline;
  },
): Promise<string | null> {
  if (facts.kind !== 'pull-request' || neighbours === null) return null;
  const { headSha, defaultBranch } = facts;
  const open = await neighbours.withHead(headSha, deadline);
  const others = open.filter(({ number }) => number !== facts.number);
  const found = await Promise.all(
    others.map(async ({ number, baseRef }) => {
      const asking = isProtectedBase({ baseRef, defaultBranch }, protectedBases, source);
      // What nobody knows keeps a success from being set.
      if ((await within(deadline, 'GitHub did not answer in time', asking)).isProtected === false) return [];
      const told = `Pull request #${number} into ${baseRef} has the same head`;
      if (seal === null) return [`${told}, and no key of this run can open what its review left (\`state-key\`)`];
      const comment = await neighbours.remembered({ number, name, headSha }, deadline);
      const recorded = recordedOf(comment, { number, headSha, baseRef, instance: name, seal, policy });
      return recorded.passes ? [] : [`${told} and ${recorded.told}`];
    }),
  );
  const sentences = found.flat();
  if (sentences.length === 0) return null;
  const named = sentences.slice(0, mostNamed).join('; ');
  const more = sentences.length > mostNamed ? `; so do ${sentences.length - mostNamed} more` : '';
  return `${named}${more}. Review that as well, or close it; then run the review again.`;
}
