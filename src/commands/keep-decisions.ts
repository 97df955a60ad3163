import type { CommentDestination } from '../github/access.ts';
import type { Deadline } from '../lib/clock.ts';
import { holdsSecret } from '../lib/holds-secret.ts';
import { withoutState, withState } from '../lib/marker.ts';
import { fitMemory } from '../rounds/fit-memory.ts';
import { adoptDecisions } from '../rounds/merge/merge-memories.ts';
import { readState } from '../rounds/state-line.ts';
import type { Decision } from '../types.ts';
import type { World } from '../worlds/world.ts';

/**
 * Brings decisions into the memory that stands in the comment at that moment, and leaves all else of it as it is: a page about
 * another head, or a review that is under way, which goes on writing there.
 * @returns whether they were seen standing there
 */
export async function keepDecisions(
  comment: CommentDestination,
  {
    decisions,
    handled,
    deadline,
    world: { seal, redact },
  }: {
    readonly decisions: readonly Decision[];
    readonly handled: number;
    readonly deadline: Deadline;
    readonly world: Pick<World, 'seal' | 'redact'>;
  },
): Promise<boolean> {
  if (seal === null) return false;
  let areKept = false;
  await comment.amend((there) => {
    const read = readState(there, seal);
    if (read.found !== 'memory') return null;
    const memory = adoptDecisions(read.memory, { decisions, handled });
    areKept = memory === null;
    if (memory === null || holdsSecret(JSON.stringify(memory), redact)) return null;
    const line = fitMemory(memory, seal);
    return line === null ? null : withState(withoutState(there), line);
  }, deadline);
  return areKept;
}
