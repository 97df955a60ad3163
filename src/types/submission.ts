import { z } from 'zod';
import { Finding } from './finding.ts';
import { type Immutable, statedLine, written } from './primitives.ts';

/*
 * What a reviewer submits. The schema that a model is told is made from it, its descriptions are a part of the prompt;
 * zod alone checks the bounds.
 */

export const Observation = z.strictObject({
  title: written(300),
  path: z.string().max(4096).nullable(),
  body: written(4000),
});
export type Observation = Immutable<z.infer<typeof Observation>>;

export const Concern = z.strictObject({
  ...Observation.shape,
  scope: z.enum(['in-scope', 'future']).describe('future: for a later change'),
});
export type Concern = Immutable<z.infer<typeof Concern>>;

export const Limitation = z.strictObject({
  title: written(300),
  path: written(4096),
  startLine: statedLine,
  quote: written(4000),
  body: written(4000),
});
export type Limitation = Immutable<z.infer<typeof Limitation>>;

/** One changed file as its reviewer leaves it. `receipt` is the token printed beside that file. */
export const CoverageLine = z.strictObject({
  path: written(4096),
  receipt: z.string().max(64),
  note: z.string().max(1000).describe('One concrete observation'),
});
export type CoverageLine = Immutable<z.infer<typeof CoverageLine>>;

export const Submission = z.strictObject({
  findings: z.array(Finding).max(200),
  concerns: z.array(Concern).max(50).describe('About design, not defects'),
  strengths: z.array(Observation).max(50),
  testing: z.array(Observation).max(50).describe('Untested scenarios, the riskiest first'),
  documentation: z.array(Observation).max(50).describe('What the change makes wrong or leaves out'),
  limitations: z
    .array(Limitation)
    .max(50)
    .describe('What comments at the head acknowledge, and what that means for this change'),
  coverage: z.array(CoverageLine).max(20_000),
});
export type Submission = Immutable<z.infer<typeof Submission>>;
