import { z } from 'zod';
import { count, type Immutable, line, milliseconds, names, text } from './primitives.ts';
import { Submission } from './submission.ts';
import { Usage } from './tokens/usage.ts';

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
  'billing',
  'configuration',
  'unknown-model',
  'refusal',
  'cut-off',
  'malformed',
  'timeout',
  'budget',
  'lost',
  'cost',
] as const;
export const FailureReason = z.enum(failureReasons);
export type FailureReason = z.infer<typeof FailureReason>;

/** Why a session has no outcome. */
export const Failure = z.strictObject({
  reason: FailureReason,
  detail: text.describe('What happened, in words of this program'),
  words: text.nullable().describe("The vendor's own sentence, at most 300 characters; null where it said none"),
  remedy: text.describe('What a person can do about it: one for each reason'),
});
export type Failure = Immutable<z.infer<typeof Failure>>;

/** What a person can do about a reviewer that failed: one way for each reason. */
export const remedies: Readonly<Record<FailureReason, string>> = {
  outage:
    'Look at the status page of the vendor or, where no connection came about, at network, proxy and base URL; then start the review again.',
  'rate-limit': "Start the review again when the limit has passed, or have the account's limit raised at the vendor.",
  auth: 'Check the API key of this reviewer, and what the vendor lets it do.',
  billing: 'Add credit or raise the spending limit of the account at the vendor; until then waiting does not help.',
  configuration:
    'Look at the line of this reviewer in `reviewers`, the address and headers it is reached with, and the settings of the server; where no connection came about, at network and proxy.',
  'unknown-model': 'Name in `reviewers` a model that the vendor serves and that the key may use.',
  refusal: 'Start the review again; where this happens again, give the reviewer another model in `reviewers`.',
  'cut-off': 'Raise `max-output-tokens` on the line of this reviewer in `reviewers`, or lower its `effort`.',
  malformed:
    'Start the review again; where this happens again, name a model in `reviewers` that is better at calling tools.',
  timeout: 'Raise `timeout-minutes`, or give the reviewer a faster model or a lower `effort`.',
  cost: 'Raise `max-cost-usd`, give the reviewers cheaper models or a lower `effort`, or review the change in smaller parts.',
  budget: 'Review the change in smaller parts; where its turns ran out, raise `max-turns`.',
  lost: 'Look at the log of the job that held these sessions, then re-run all jobs of the workflow; where nothing failed there, look who can write artifacts of this run.',
};

/** A failure with its remedy. @param words the vendor's own sentence, redacted */
export function failureOf(reason: FailureReason, detail: string, words: string | null = null): Failure {
  return { reason, detail, words, remedy: remedies[reason] };
}

/** The failure alone, without what it is a part of. */
export function failureIn({ reason, detail, words, remedy }: Failure): Failure {
  return { reason, detail, words, remedy };
}

/** What happened and what the vendor said, in one line. */
export function whatHappened({ detail, words }: Pick<Failure, 'detail' | 'words'>): string {
  return words === null ? detail : `${detail}: ${words}`;
}

/** The same, with the reason before it. */
export function toldFailure(failure: Failure): string {
  return `${failure.reason}: ${whatHappened(failure)}`;
}

/** Changed lines of a file that were not delivered to a reviewer. Both are ordinals among its changed lines, from 0. */
export const MissingLines = z.strictObject({
  first: count,
  last: count,
  why: z
    .enum(['unread', 'failed', 'no-room', 'too-long', 'earlier'])
    .describe(
      'unread: not shown, or its receipt was not repeated; failed: the session that had them; no-room: no session had room for them; too-long: to be shown whole; earlier: an earlier round had delivered them',
    ),
});
export type MissingLines = Immutable<z.infer<typeof MissingLines>>;

/**
 * How much of one changed file a reviewer had before it, counted in added and deleted lines: shown in a session whose
 * submission was accepted and repeated the receipt behind them.
 */
export const FileDelivery = z.strictObject({
  path: text,
  changedLines: count,
  deliveredLines: count,
  isAcknowledged: z
    .boolean()
    .describe('True when every receipt that was printed behind a part of the file was repeated, or there is none'),
  missing: z.array(MissingLines).describe('All lines that were not delivered, in their order'),
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
  startedAt: milliseconds.describe('Since 1970, by the clock of the run'),
  durationMs: milliseconds,
  usage: Usage,
  model: text.nullable().describe("Model id as the vendor's answers named it; null when no answer came"),
  costUsd: z
    .number()
    .min(0)
    .nullable()
    .describe(
      'US dollars at the prices of the report, turns that broke off included as far as they were sent; null where nobody knows',
    ),
});
export type Trace = Immutable<z.infer<typeof Trace>>;

/** A session of a reviewer that failed while others of it submitted. */
export const FailedSlice = z.strictObject({
  part: line.describe('Which part of the change it had, from 1'),
  of: line.describe('How many parts the change was reviewed in'),
  ...Failure.shape,
});
export type FailedSlice = Immutable<z.infer<typeof FailedSlice>>;

/** What came of the sessions that submitted, all of them together. */
const submitted = {
  reviewer: Reviewer,
  sessions: line.optional().describe('How many the change was reviewed in; one unless it is said'),
  submission: Submission,
  delivery: z.array(FileDelivery),
  trace: Trace.describe('Of all sessions'),
};

/** The end of one reviewer's session, or of its sessions: a failure is a value, never an exception. */
export const RawReview = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('completed'), ...submitted }),
  z.strictObject({ outcome: z.literal('partly-completed'), ...submitted, failures: z.array(FailedSlice).min(1) }),
  z.strictObject({
    outcome: z.literal('failed'),
    reviewer: Reviewer,
    ...Failure.shape,
    trace: Trace,
  }),
]);
export type RawReview = Immutable<z.infer<typeof RawReview>>;

/** A review of which something was submitted. */
export type SubmittedReview = Exclude<RawReview, { outcome: 'failed' }>;

/** Why sessions of a review failed, and how many of them. */
export interface ReviewFailure {
  readonly failure: Failure;
  /** `2 of 8 sessions`; null where the review failed as a whole. */
  readonly where: string | null;
}

/** What failed of a review, one for each reason. */
export function failuresOf(review: RawReview): readonly ReviewFailure[] {
  if (review.outcome === 'completed') return [];
  if (review.outcome === 'failed') return [{ failure: failureIn(review), where: null }];
  const byReason = Map.groupBy(review.failures, ({ reason }) => reason);
  return [...byReason.values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [{ failure: failureIn(first), where: `${others.length + 1} of ${first.of} sessions` }],
  );
}

/** How one session besides the reviews ended: a verification, a re-check of earlier findings, the refinement of the clusters, the editor, renewals of a cache. */
export const SessionRecord = z.strictObject({
  purpose: z
    .enum(['verification', 'recheck', 'clustering', 'editing', 'renewal'])
    .describe("renewal: requests that only keep what sessions share in a vendor's cache"),
  reviewer: Reviewer,
  failure: Failure.nullable().describe('Null when it submitted; else why it did not'),
  claims: names.optional().describe('Of a verification: ids of the raw findings that were put to it'),
  trace: Trace,
});
export type SessionRecord = Immutable<z.infer<typeof SessionRecord>>;
