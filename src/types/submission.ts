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
  scope: z.enum(['in-scope', 'future']).describe('in-scope: for this pull request to settle; future: for a later one'),
});
export type Concern = Immutable<z.infer<typeof Concern>>;

export const Limitation = z.strictObject({
  title: written(300),
  path: written(4096).describe('Path of the file that holds the comment, exactly as listed'),
  startLine: statedLine.describe('First line of the comment, at the head'),
  quote: written(4000).describe('The comment that acknowledges the limitation, copied verbatim'),
  body: written(4000).describe('What it means for this change, and whether the change makes it matter more'),
});
export type Limitation = Immutable<z.infer<typeof Limitation>>;

/** One changed file as its reviewer leaves it. `receipt` is the token printed beside that file. */
export const CoverageLine = z.strictObject({
  path: written(4096),
  receipt: z.string().max(64),
  note: z.string().max(1000).describe('One concrete observation about this file'),
});
export type CoverageLine = Immutable<z.infer<typeof CoverageLine>>;

export const Submission = z.strictObject({
  findings: z.array(Finding).max(200),
  concerns: z.array(Concern).max(50).describe('Design concerns that are not defects'),
  strengths: z.array(Observation).max(50).describe('Concrete mechanisms that work well'),
  testing: z.array(Observation).max(50).describe('Untested scenarios, the riskiest first'),
  documentation: z.array(Observation).max(50).describe('Documentation that the change makes wrong or leaves out'),
  limitations: z.array(Limitation).max(50).describe('Limitations that comments in the code acknowledge'),
  coverage: z.array(CoverageLine).max(20_000).describe('One line for every changed file, with its receipt'),
});
export type Submission = Immutable<z.infer<typeof Submission>>;
