import { z } from 'zod';
import { count, type Immutable, names } from './primitives.ts';
import { isAtLeast, type Severity } from './severity.ts';

export const gateOutcomes = ['clean', 'blocking', 'incomplete', 'error'] as const;
export type GateOutcome = (typeof gateOutcomes)[number];

/** `error` is made by `start.ts` only: where it is reached, there is no report. */
export const Gate = z.strictObject({
  outcome: z.enum(gateOutcomes).exclude(['error']),
  reasons: names.describe('Sentences for people, the deciding one first'),
});
export type Gate = Immutable<z.infer<typeof Gate>>;

export const verdicts = ['Merge as-is', 'Merge with fixes', 'Rework', 'No verdict'] as const;
export const Verdict = z.enum(verdicts);
export type Verdict = z.infer<typeof Verdict>;

export const failOnLevels = ['critical', 'important', 'suggestion', 'never'] as const;
export type FailOn = (typeof failOnLevels)[number];

/** Whether findings of this severity count for the gate. */
export function reaches(severity: Severity, failOn: FailOn): boolean {
  return failOn !== 'never' && isAtLeast(severity, failOn);
}

export const verifyModes = ['cross', 'all', 'off'] as const;
export type VerifyMode = (typeof verifyModes)[number];

/** What the gate was asked to do; shown in the report. */
export const Policy = z.strictObject({
  failOn: z.enum(failOnLevels),
  minReviewers: count,
  onIncomplete: z.enum(['fail', 'pass']),
  verify: z.enum(verifyModes),
});
export type Policy = Immutable<z.infer<typeof Policy>>;
