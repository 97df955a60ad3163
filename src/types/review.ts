import { z } from 'zod';
import { count, type Immutable, milliseconds, names, text } from './primitives.ts';
import { Submission } from './submission.ts';

/** Tokens of one or more model turns. */
export const Usage = z.strictObject({
  input: count.describe('Uncached input'),
  cached: count,
  cacheWrite: count,
  output: count.describe('Reasoning included'),
  reasoning: count,
});
export type Usage = Immutable<z.infer<typeof Usage>>;

/** A configured reviewer. */
export const Reviewer = z.strictObject({
  name: text,
  provider: text.describe('Whose protocol its model speaks'),
  vendor: text.describe(
    'Whose voice it is: reviewers of one vendor are one voice, whichever provider they are reached through',
  ),
  model: text,
  effort: z.enum(['low', 'medium', 'high']).nullable().describe("Null: none is asked for, and the model's own holds"),
  passes: z.int().min(1).max(2).describe('Independent sessions that it reviews in'),
  maxOutputTokens: z
    .int()
    .min(1)
    .nullable()
    .describe('Most tokens of one answer; null: as many as the provider is asked for by default'),
});
export type Reviewer = Immutable<z.infer<typeof Reviewer>>;

export const failureReasons = [
  'outage',
  'rate-limit',
  'auth',
  'model-retired',
  'refusal',
  'cut-off',
  'malformed',
  'timeout',
  'budget',
] as const;
export const FailureReason = z.enum(failureReasons);
export type FailureReason = z.infer<typeof FailureReason>;

/** How much of one changed file a session was shown, counted in added and deleted lines. */
export const FileDelivery = z.strictObject({
  path: text,
  changedLines: count,
  deliveredLines: count,
  isAcknowledged: z
    .boolean()
    .describe('True when the submission repeated the receipt that was printed behind the file'),
});
export type FileDelivery = Immutable<z.infer<typeof FileDelivery>>;

/** Calls by the name of the tool; those of tools that do not exist are one, `unknown`. */
export const ToolCalls = z.record(text, count);

/** What a session did, for the metrics and the job log. */
export const Trace = z.strictObject({
  turns: count,
  toolCalls: ToolCalls,
  filesOpened: names,
  retries: count,
  durationMs: milliseconds,
  usage: Usage,
  model: text.nullable().describe("Model id as the vendor's answers named it; null when no answer came"),
});
export type Trace = Immutable<z.infer<typeof Trace>>;

/** The end of one reviewer's session: a failure is a value, never an exception. */
export const RawReview = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.literal('completed'),
    reviewer: Reviewer,
    submission: Submission,
    delivery: z.array(FileDelivery),
    trace: Trace,
  }),
  z.strictObject({
    outcome: z.literal('failed'),
    reviewer: Reviewer,
    reason: FailureReason,
    detail: text,
    trace: Trace,
  }),
]);
export type RawReview = Immutable<z.infer<typeof RawReview>>;

/** How one session besides the reviews ended: a verification, the refinement of the clusters, the editor. */
export const SessionRecord = z.strictObject({
  purpose: z.enum(['verification', 'clustering', 'editing']),
  reviewer: Reviewer,
  failure: z
    .strictObject({ reason: FailureReason, detail: text })
    .nullable()
    .describe('Null when it submitted; else why it did not'),
  trace: Trace,
});
export type SessionRecord = Immutable<z.infer<typeof SessionRecord>>;
