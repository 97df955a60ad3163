import { z } from 'zod';
import { count, type Immutable, milliseconds, names, text } from './primitives.ts';
import { MissingLines, ToolCalls } from './review.ts';
import { Severity } from './severity.ts';
import { Usage } from './tokens/usage.ts';

/** How much of the change how many counted reviewers had before them. */
export const CoverageSummary = z.strictObject({
  files: count.describe('Changed files, with those that are not reviewed; 0: the change is empty'),
  changedLines: count,
  undelivered: z
    .array(
      z.strictObject({
        path: text,
        reviewers: count.describe('How many had the line that the fewest had'),
        lines: count.describe('Changed lines that too few had; 0 for content that cannot be shown'),
        causes: z
          .array(z.strictObject({ why: MissingLines.shape.why, lines: count }))
          .describe('Why reviewers that had other parts of the file did not have so many of these lines'),
      }),
    )
    .describe('Files of which some changed line was delivered to fewer than minReviewers counted reviewers'),
});
export type CoverageSummary = Immutable<z.infer<typeof CoverageSummary>>;

/** How many of one reviewer's findings of one severity became what. */
export const SeverityCount = z.strictObject({
  raised: count,
  became: z.array(z.strictObject({ to: z.union([Severity, z.enum(['concern', 'refuted', 'ungrounded'])]), count })),
});
export type SeverityCount = Immutable<z.infer<typeof SeverityCount>>;

/** One reviewer's column in the table of the retro. All of it is computed. */
export const ReviewerMetrics = z.strictObject({
  reviewer: text,
  durationMs: milliseconds,
  retries: count,
  severities: z.strictObject({ critical: SeverityCount, important: SeverityCount, suggestion: SeverityCount }),
  concerns: count,
  strengths: count,
  falsePositives: z.strictObject({
    refuted: names.describe('Raw findings that were refuted'),
    ineffectiveFixes: names.describe('Raw findings and concerns whose remedy was'),
  }),
  uniqueInsights: names.describe('Open findings that this reviewer alone raised'),
  filesReviewed: count.describe(
    'Changed files of which all was delivered that this round delivers, without those that are not reviewed',
  ),
  filesChanged: count.describe(
    'Changed files of which this round delivers something, without those that are not reviewed',
  ),
  coverageMisses: names.describe(
    'Changed files without a finding of this reviewer in which an open finding of someone else lies',
  ),
  kept: count.describe('Open findings that have a source of this reviewer'),
  raised: count,
  downgraded: count,
  dropped: count,
  filesOpenedOutsideChange: count,
  toolCalls: ToolCalls,
  usage: Usage,
});
export type ReviewerMetrics = Immutable<z.infer<typeof ReviewerMetrics>>;
