import { type Gate, letsPass, type Policy } from '../types.ts';

/** Exit code of a run: 0 lets the merge pass. */
export function exitCode(gate: Gate, policy: Pick<Policy, 'onIncomplete'>): 0 | 1 {
  return letsPass(gate, policy) ? 0 : 1;
}
