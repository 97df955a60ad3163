import type { CommentDestination } from '../github/access.ts';
import { holdsSecret } from '../lib/holds-secret.ts';
import { withoutState, withState } from '../lib/marker.ts';
import { messageOf } from '../lib/user-error.ts';
import { fitMemory } from '../rounds/fit-memory.ts';
import { adoptDecisions } from '../rounds/merge/merge-memories.ts';
import { isBoundTo } from '../rounds/recall.ts';
import { readState } from '../rounds/state-line.ts';
import type { Bindings, Memory } from '../types.ts';
import type { World } from '../worlds/world.ts';

/** How long GitHub may take, in milliseconds. */
const longestMs = 30_000;

/**
 * Brings decisions into the memory that stands in the comment, and leaves all else of it as it is: a page about another
 * head, or a review that is under way. That they cannot be kept is a warning in the log.
 */
export async function keepDecisions(
  more: Pick<Memory, 'decisions' | 'handled'>,
  {
    comment,
    here,
    world: { seal, redact, log, clock },
  }: {
    readonly comment: CommentDestination | null;
    readonly here: Pick<Bindings, 'pull' | 'instance'>;
    readonly world: Pick<World, 'seal' | 'redact' | 'log' | 'clock'>;
  },
): Promise<void> {
  if (comment === null || seal === null) return;
  let isRefused = false;
  const decided = (there: string) => {
    const read = readState(there, seal);
    if (read.found !== 'memory' || !isBoundTo(read.memory, seal, here)) return null;
    const memory = adoptDecisions(read.memory, more);
    if (memory === null) return null;
    const line = holdsSecret(JSON.stringify(memory), redact) ? null : fitMemory(memory, seal);
    isRefused = line === null;
    return line === null ? null : withState(withoutState(there), line);
  };
  try {
    const ended = await comment.amend(decided, clock.deadline(longestMs));
    if (!isRefused && (ended === 'amended' || ended === 'unchanged')) return;
    log.warning(
      isRefused
        ? 'What was decided has no room in the memory, or holds a secret: it is not kept.'
        : `What was decided could not be kept in the comment (${ended}).`,
    );
  } catch (error) {
    log.warning(`What was decided could not be kept in the comment: ${messageOf(error)}`);
  }
}
