import type { Clock } from '../../lib/clock.ts';
import { messageOf } from '../../lib/user-error.ts';
import type { Memory } from '../../types.ts';
import type { Announced } from '../announce.ts';

/** Most that is waited for what stands on the head, in milliseconds. */
const longestLook = 10_000;

/**
 * A memory that may not be the last word on its head: what it comes to is incomplete from now on, until there is another
 * round.
 * @param doubt the end of a sentence
 */
export function withDoubt(memory: Memory, doubt: string): Memory {
  const gap = `Round ${memory.round} may not be the last word on this change: ${doubt}. Ask for a review: \`/deep-review\`.`;
  const others = memory.gaps.filter((each) => each !== gap);
  return { ...memory, gaps: [...others.slice(0, 49), gap.slice(0, 600).toWellFormed()], restsOn: null };
}

/**
 * Why a memory may not be the last word on a head, as the end of a sentence; null where it is. A round may have decided something
 * and left no memory of it: its report was withheld, it was killed, or GitHub did not take its comment. Then the comment is
 * of another run than the memory, or the status is.
 */
export async function doubtOf(
  memory: Memory,
  {
    passes,
    isItsPage,
    status,
    clock,
  }: {
    /** Whether it would let the head pass. */
    readonly passes: boolean;
    /** Whether the page in the comment is the one that was written with it. */
    readonly isItsPage: boolean;
    readonly status: Pick<Announced['status'], 'last'>;
    readonly clock: Pick<Clock, 'deadline'>;
  },
): Promise<string | null> {
  if (!isItsPage) return 'a later run wrote into the comment, and left no memory';
  try {
    const last = await status.last(clock.deadline(longestLook));
    if (last === null) return null;
    const isItsOwn = last.run === null || last.run === memory.run.split('-')[0];
    if (!isItsOwn) return 'the status of this head is of another run';
    return last.state === 'failure' && passes ? 'the status of this head says otherwise' : null;
  } catch (error) {
    return `GitHub did not say what the status of this head was (${messageOf(error)})`;
  }
}
