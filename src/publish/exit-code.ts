import type { GateOutcome, Policy } from '../types.ts';

/** Exit code of a run: 0 lets the merge pass. */
export function exitCode(outcome: GateOutcome, { onIncomplete }: Pick<Policy, 'onIncomplete'>): 0 | 1 {
  return outcome === 'clean' || (outcome === 'incomplete' && onIncomplete === 'pass') ? 0 : 1;
}
