import type { Severity } from '../src/types.ts';

/** What a raw critical was found to be in the end, and how simulated verifiers meet it. */
export interface Truth {
  /** Null: the claim is false. */
  readonly severity: Severity | null;
  /** Of 110 raw criticals in published reports of three vendors. */
  readonly share: number;
  readonly confirms: number;
  readonly refutes: number;
  /** How often it is rated critical by whoever confirms it or leaves it open; else it is rated important. */
  readonly ratesCritical: number;
}

const true_ = { confirms: 0.85, refutes: 0.04 };
const false_ = { confirms: 0.2, refutes: 0.6 };

export const truths: readonly Truth[] = [
  { severity: 'critical', share: 17, ...true_, ratesCritical: 0.8 },
  { severity: 'important', share: 53, ...true_, ratesCritical: 0.3 },
  { severity: 'suggestion', share: 6, ...true_, ratesCritical: 0.3 },
  { severity: null, share: 34, ...false_, ratesCritical: 0.3 },
];

/** How often a verifier says what the one before it said. */
export const copies = 0.3;
