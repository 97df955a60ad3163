import { z } from 'zod';
import { Origin } from './finding.ts';
import { OriginByCode } from './grounding.ts';
import { Anchor } from './place.ts';
import { type Immutable, otherWords, side, spellings, statedLine, text, written } from './primitives.ts';
import { Severity } from './severity.ts';

/** Code that a verifier bases its verdict on. */
export const Evidence = z.strictObject({
  path: written(4096),
  startLine: statedLine,
  endLine: statedLine,
  side,
  quote: written(4000),
  shows: written(1000),
});
export type Evidence = Immutable<z.infer<typeof Evidence>>;

/** What a verifier says of one claim. The verdict comes first: a reason found first would decide it. */
export const Judgement = z.strictObject({
  claim: written(16),
  verdict: z.enum(['confirmed', 'refuted', 'unproven']).register(spellings, {
    words: otherWords({
      confirmed: 'confirm confirms valid upheld true',
      refuted: 'refute refutes invalid rejected false',
      unproven: 'unknown unclear uncertain undecided inconclusive unverified notproven notsettled',
    }),
  }),
  severity: Severity,
  effect: Origin,
  isIntended: z
    .boolean()
    .register(spellings, { otherwise: false })
    .describe('A comment or document states this very behaviour as deliberate; quote it'),
  fix: z
    .enum(['works', 'fails', 'not-judged'])
    .register(spellings, {
      words: otherWords({ works: 'work correct effective', fails: 'fail wrong broken ineffective' }),
      otherwise: 'not-judged',
    })
    .describe('not-judged: there is no remedy'),
  evidence: z.array(Evidence).max(20),
  reason: written(4000).describe('What the evidence shows; why a remedy fails'),
});
export type Judgement = Immutable<z.infer<typeof Judgement>>;

/** What a verification session submits. */
export const Judgements = z.strictObject({ rulings: z.array(Judgement).max(50) });
export type Judgements = Immutable<z.infer<typeof Judgements>>;

/** A quotation of a verifier, looked up. */
export const CheckedEvidence = z.strictObject({
  evidence: Evidence,
  anchor: Anchor.nullable().describe('Null when the lines were not found'),
  origin: OriginByCode.nullable().describe('Whether the lines stood there before this change; null when not found'),
  stands: z.enum(['head', 'base', 'both', 'nowhere']).describe('On which sides code finds the text in that file'),
  isDeleted: z.boolean().describe('True when the change deletes the lines'),
  file: z
    .enum(['claim', 'opened', 'unopened'])
    .describe("claim: the file of the claim; opened: another one, which the verifier's session opened"),
  kind: z.enum(['code', 'comment', 'document']).describe('What the lines are: only the latter two can state an intent'),
});
export type CheckedEvidence = Immutable<z.infer<typeof CheckedEvidence>>;

/** What one verification session says of one claim, after code has checked what it rests on. */
export const Ruling = z.strictObject({
  about: text.describe('Id of the raw finding whose claim was put to the verifier'),
  by: text.describe('Name of the verifier'),
  vendor: text.describe('Vendor of the verifier: all of one vendor are one voice'),
  isOtherVendor: z.boolean().describe("False: no other vendor was left, so a fresh session of a finder's vendor ruled"),
  verdict: z
    .enum(['confirmed', 'refuted', 'unproven', 'unverified'])
    .describe('unverified: the session ended without a verdict'),
  severity: Severity.nullable(),
  effect: Origin.nullable(),
  isIntended: z.boolean(),
  fix: z.enum(['works', 'fails', 'not-judged']),
  evidence: z.array(CheckedEvidence),
  reason: text.describe("The verifier's words, or how its session ended"),
  withdrawn: z
    .enum(['confirmed', 'refuted'])
    .nullable()
    .describe('What the verifier said before code took it back for want of evidence; null when it did not'),
});
export type Ruling = Immutable<z.infer<typeof Ruling>>;
