import { z } from 'zod';
import { copied, type Immutable, otherWords, side, spellings, statedLine, written } from './primitives.ts';
import { Severity } from './severity.ts';

export const Kind = z.enum(['regression', 'gap', 'enhancement']).register(spellings, {
  words: otherWords({
    regression: 'bug defect',
    gap: 'missing omission test tests documentation docs',
    enhancement: 'improvement refactoring cleanup style suggestion',
  }),
  otherwise: 'regression',
});
export type Kind = z.infer<typeof Kind>;

/** What the change did to the defective lines: brought them, made an old defect matter more, or neither. */
export const Origin = z.enum(['introduced', 'worsened', 'pre-existing']).register(spellings, {
  words: otherWords({
    introduced: 'introduces new caused causes regression',
    worsened: 'worsens worse aggravated exposed',
    'pre-existing': 'existing preexisted older old unchanged neither before',
  }),
  otherwise: 'introduced',
});
export type Origin = z.infer<typeof Origin>;

/** Lines that the change touched and that make code matter which it did not touch, as a reviewer claims it. */
export const Cause = z.strictObject({
  path: written(4096),
  startLine: statedLine,
  endLine: statedLine,
  side,
  quote: written(4000),
});
export type Cause = Immutable<z.infer<typeof Cause>>;

/** A defect as a reviewer claims it: what is wrong, where, the code it is read from, how it fails. */
export const Finding = z.strictObject({
  severity: Severity,
  kind: Kind,
  title: written(300).describe('Defect and consequence in one line'),
  path: written(4096),
  startLine: statedLine,
  endLine: statedLine,
  side,
  quote: copied.describe('The defective lines'),
  // Of unchanged lines: the changed ones that make them fail. The task says so.
  cause: Cause.nullable(),
  failure: written(4000).describe('Trigger, then consequence'),
  body: written(8000).describe('Mechanism, who is affected, why guards do not help'),
  fix: z
    .strictObject({ text: written(4000), diff: z.string().max(20_000).nullable() })
    .register(spellings, { text: 'text' })
    .nullable()
    .describe('The remedy in one sentence; a unified diff against the head when you are sure'),
  evidence: z
    .enum(['traced', 'reasoned'])
    .register(spellings, { otherwise: 'reasoned' })
    .describe('traced: followed with the tools; reasoned: inferred'),
});
export type Finding = Immutable<z.infer<typeof Finding>>;
