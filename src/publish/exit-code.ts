import type { CommitStatus } from '../github/access.ts';
import { type Gate, letsPass, type Policy } from '../types.ts';

/** Exit code of a run: 0 lets the merge pass. */
export function exitCode(gate: Gate, policy: Pick<Policy, 'onIncomplete'>): 0 | 1 {
  return letsPass(gate, policy) ? 0 : 1;
}

/**
 * The state of its commit status. One that waits for another pull request with the same head is an error, not a failure: of
 * the change itself it says nothing.
 */
export function statusState(
  gate: Gate,
  policy: Pick<Policy, 'onIncomplete'>,
): Exclude<CommitStatus['state'], 'pending'> {
  if (gate.waitsFor !== undefined) return 'error';
  return exitCode(gate, policy) === 0 ? 'success' : 'failure';
}
