import { z } from 'zod';
import { count, type Immutable, names, text } from './primitives.ts';
import { isAtLeast, type Severity } from './severity.ts';
import { type Standing, stands } from './standing.ts';

export const gateOutcomes = ['clean', 'blocking', 'incomplete', 'error'] as const;
export type GateOutcome = (typeof gateOutcomes)[number];

/** `error` is made by `start.ts` only: where it is reached, there is no report. */
export const Gate = z.strictObject({
  outcome: z.enum(gateOutcomes).exclude(['error']),
  reasons: names.describe('Sentences for people, the deciding one first'),
  gaps: names.describe('Of these, what was missing besides verdicts on findings'),
  isOnlyUnproven: z
    .boolean()
    .describe('True when all that is missing is a verdict on findings that two voices answered and left open'),
  override: z
    .strictObject({ by: text.describe('Login'), reason: text })
    .optional()
    .describe('Of an incomplete gate that somebody opened for this head, by a command'),
  waitsFor: text
    .optional()
    .describe(
      'Of a review that would pass: another pull request with this head that needs a clean review first; one of the reasons',
    ),
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

/** What an incomplete review does to the job; `pass-unproven`: passes when nothing but verdicts is missing. */
export const onIncompleteModes = ['fail', 'pass-unproven', 'pass'] as const;

/** What the gate was asked to do; shown in the report. */
export const Policy = z.strictObject({
  failOn: z.enum(failOnLevels),
  minReviewers: count,
  onIncomplete: z.enum(onIncompleteModes),
  verify: z.enum(verifyModes),
  blockOn: names.describe('Rules of code whose findings block; the others are shown and gate nothing'),
});
export type Policy = Immutable<z.infer<typeof Policy>>;

/** Why one reviewer at low effort was enough: code showed that all of the change is of these kinds. */
export const SmallChange = z.strictObject({
  lines: count.describe('Changed lines: one of more than 200 characters as several, and what was moved as one'),
  under: count.describe('`small-changes` of the configuration file: it has fewer lines than that'),
  texts: count.describe('Files of text of which prose alone changes'),
  comments: count.describe('Files of code of which comments alone change'),
  moves: count.describe('Files that stand elsewhere, and of which not a letter changed'),
});
export type SmallChange = Immutable<z.infer<typeof SmallChange>>;

/**
 * Whether a finding keeps the gate shut. What code found is of no severity that anybody weighed: it blocks where the
 * configuration lists its rule.
 */
export function blocks(
  found: { readonly standing: Standing; readonly severity: Severity; readonly rule: string | null },
  { failOn, blockOn }: Pick<Policy, 'failOn' | 'blockOn'>,
): boolean {
  if (!stands(found) || failOn === 'never') return false;
  return found.rule === null ? reaches(found.severity, failOn) : blockOn.includes(found.rule);
}

/**
 * The same gate while another pull request with the same head needs a clean review: what is green for one of them is green
 * for all. Nothing lets that pass.
 * @param waitsFor a sentence
 */
export function waiting(gate: Gate, waitsFor: string): Gate {
  if (gate.outcome === 'blocking') return gate;
  const reasons = gate.outcome === 'clean' ? [waitsFor] : [waitsFor, ...gate.reasons];
  return { ...gate, outcome: 'incomplete', reasons, waitsFor };
}

/** The gate of the change by itself: what its memory keeps. */
export function withoutWaiting({ waitsFor, ...gate }: Gate): Gate {
  if (waitsFor === undefined) return gate;
  const reasons = gate.reasons.filter((reason) => reason !== waitsFor);
  return { ...gate, outcome: reasons.length === 0 ? 'clean' : 'incomplete', reasons };
}

/** Whether the job passes: `on-incomplete`, and who overrides it, have a say only where the gate is neither clean nor blocking. */
export function letsPass(
  { outcome, isOnlyUnproven, override, waitsFor }: Gate,
  { onIncomplete }: Pick<Policy, 'onIncomplete'>,
): boolean {
  if (waitsFor !== undefined) return false;
  if (outcome !== 'incomplete') return outcome === 'clean';
  if (override !== undefined) return true;
  return onIncomplete === 'pass' || (onIncomplete === 'pass-unproven' && isOnlyUnproven);
}

/**
 * What is known of the change when the report is published: whether its head is the one that was reviewed, and whether it
 * still goes to the branch that it was compared with.
 */
export type HeadState = 'current' | 'moved' | 'retargeted' | 'unknown';

/** What else the decision rests on when the report is published. */
export interface Surroundings {
  readonly head: HeadState;
  /** What of the other pull requests with this head is waited for, in a sentence; null: nothing, or nobody asked. */
  readonly waitsFor: string | null;
}
