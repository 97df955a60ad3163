import { z } from 'zod';
import { type Immutable, side, statedLine, written } from './primitives.ts';
import { Severity } from './severity.ts';

export const Kind = z.enum(['regression', 'gap', 'enhancement']);
export type Kind = z.infer<typeof Kind>;

/** What the change did to the defective lines: brought them, made an old defect matter more, or neither. */
export const Origin = z.enum(['introduced', 'worsened', 'pre-existing']);
export type Origin = z.infer<typeof Origin>;

/** Lines that the change touched and that make code matter which it did not touch, as a reviewer claims it. */
export const Cause = z.strictObject({
  path: written(4096),
  startLine: statedLine,
  endLine: statedLine,
  side,
  quote: written(4000).describe('The changed lines, copied verbatim without line numbers'),
});
export type Cause = Immutable<z.infer<typeof Cause>>;

/** A defect as a reviewer claims it: what is wrong, where, the code it is read from, how it fails. */
export const Finding = z.strictObject({
  severity: Severity,
  kind: Kind,
  title: written(300).describe('Defect and consequence in one line; not advice'),
  path: written(4096).describe('Path of the file, exactly as listed'),
  startLine: statedLine.describe('First line of the defective code'),
  endLine: statedLine.describe('Last line of the defective code'),
  side: side.describe('new: line numbers of the head; old: of the merge base, for deleted code'),
  quote: written(4000).describe('The defective lines, copied verbatim from the file without line numbers'),
  cause: Cause.nullable().describe('When the defective lines are not changed: the changed lines that make them fail'),
  failure: written(4000).describe('Trigger, then consequence: the concrete input or state, and what goes wrong'),
  body: written(8000).describe('Explanation: mechanism, who is affected, why existing guards do not help'),
  fix: z
    .strictObject({ text: written(4000), diff: z.string().max(20_000).nullable() })
    .nullable()
    .describe('The remedy in one sentence, and a unified diff against the head when you are sure of it'),
  evidence: z.enum(['traced', 'reasoned']).describe('traced: you followed the code with the tools; reasoned: inferred'),
});
export type Finding = Immutable<z.infer<typeof Finding>>;
