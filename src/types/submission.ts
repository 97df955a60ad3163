import { z } from 'zod';
import { Finding } from './finding.ts';
import { copied, type Immutable, otherWords, spellings, statedLine, text, written } from './primitives.ts';
import { Severity } from './severity.ts';

/*
 * What a reviewer submits. The schema that a model is told is made from it, its descriptions are a part of the prompt;
 * zod alone checks the bounds.
 */

export const Observation = z
  .strictObject({
    title: written(300),
    path: z.string().max(4096).nullable(),
    body: written(4000),
  })
  .register(spellings, { text: 'body' });
export type Observation = Immutable<z.infer<typeof Observation>>;

export const Concern = z
  .strictObject({
    ...Observation.shape,
    scope: z
      .enum(['in-scope', 'future'])
      .register(spellings, { words: otherWords({ future: 'later outofscope followup' }), otherwise: 'in-scope' }),
  })
  .register(spellings, { text: 'body' });
export type Concern = Immutable<z.infer<typeof Concern>>;

export const Limitation = z.strictObject({
  title: written(300),
  path: written(4096),
  startLine: statedLine,
  quote: copied,
  body: written(4000),
});
export type Limitation = Immutable<z.infer<typeof Limitation>>;

/** One changed file, or several that share a receipt, as a reviewer leaves them. `receipt` alone says which. */
export const CoverageLine = z.strictObject({
  path: z.string().max(4096),
  receipt: z.string().max(64),
  note: z.string().max(1000).describe('One concrete observation'),
});
export type CoverageLine = Immutable<z.infer<typeof CoverageLine>>;

/** What a reviewer is asked for. */
export const AskedSubmission = z.strictObject({
  findings: z.array(Finding).max(200),
  concerns: z.array(Concern).max(50).describe('About design, not defects'),
  strengths: z.array(Observation).max(50),
  testing: z.array(Observation).max(50).describe('Untested scenarios, the riskiest first'),
  documentation: z.array(Observation).max(50).describe('What the change makes wrong or leaves out'),
  limitations: z.array(Limitation).max(50).describe('What comments at the head acknowledge, and what it means here'),
  coverage: z.array(CoverageLine).max(20_000),
});

export type AskedSubmission = Immutable<z.infer<typeof AskedSubmission>>;

/** An item that stayed unreadable after its reviewer was told of it. */
export const UnreadableItem = z.strictObject({
  list: z.enum(['findings', 'concerns', 'strengths', 'testing', 'documentation', 'limitations']),
  severity: Severity.nullable().describe(
    'As far as it can be read; null for what is not a finding, and when it cannot',
  ),
  text: text.describe('What was submitted, cut to 4,000 UTF-16 units'),
  problem: text.describe('What does not hold'),
});
export type UnreadableItem = Immutable<z.infer<typeof UnreadableItem>>;

/** What a reviewer submitted, as it was read; of all its sessions, so that the bounds of one do not hold. */
export const Submission = z.strictObject({
  findings: z.array(Finding),
  concerns: z.array(Concern),
  strengths: z.array(Observation),
  testing: z.array(Observation),
  documentation: z.array(Observation),
  limitations: z.array(Limitation),
  coverage: z.array(CoverageLine),
  unreadable: z.array(UnreadableItem).describe('What could not be read of it'),
});
export type Submission = Immutable<z.infer<typeof Submission>>;

/** A partition of the given ids: which of them one code change would fix. */
export const Partition = z.strictObject({
  groups: z
    .array(z.array(written(16)).max(500))
    .max(500)
    .describe('Every given id in exactly one group'),
});
export type Partition = Immutable<z.infer<typeof Partition>>;
