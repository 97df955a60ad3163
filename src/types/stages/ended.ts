import type { GateOutcome } from '../gate.ts';

/** How a run ended. */
export interface Ended {
  readonly outcome: GateOutcome;
  /** 0 lets the merge pass. */
  readonly exitCode: 0 | 1;
}

/** Of what a part of a run came to, whether the run has ended with it. */
export function hasEnded<Part extends object>(part: Part | Ended): part is Ended {
  return 'exitCode' in part;
}
