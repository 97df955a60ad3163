import type { CommentDestination } from '../github/access.ts';
import type { Deadline } from '../lib/clock.ts';
import { holdsSecret } from '../lib/holds-secret.ts';
import { stateLineOf, withState } from '../lib/marker.ts';
import { withDecisions } from '../rounds/decisions.ts';
import { fitMemory } from '../rounds/fit-memory.ts';
import { readState } from '../rounds/state-line.ts';
import type { Decision } from '../types.ts';
import type { World } from '../worlds/world.ts';

/**
 * Brings decisions into the memory that stands in the comment, and leaves all else of it as it is: a page about another
 * head, or a review that is under way.
 * @returns whether they are kept
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
  const there = await comment.earlier();
  const line = there === null ? null : stateLineOf(there.body);
  if (there === null || line === null || seal === null) return false;
  const read = readState(there.body, seal);
  if (read.found !== 'memory') return false;
  const decided = withDecisions(read.memory, decisions);
  const memory = { ...decided, handled: Math.max(handled, decided.handled), sequence: decided.sequence + 1 };
  if (holdsSecret(JSON.stringify(memory), redact)) return false;
  const page = there.body.slice(0, there.body.lastIndexOf(line));
  const fitted = fitMemory(memory, seal);
  if (fitted === null) return false;
  const written = await comment.write(withState(page, fitted), deadline);
  return written.outcome === 'created' || written.outcome === 'updated';
}
