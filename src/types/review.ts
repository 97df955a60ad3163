import type { Submission } from './submission.ts';

/** Tokens of one or more model turns. `input` is uncached input; `output` includes `reasoning`. */
export interface Usage {
  readonly input: number;
  readonly cached: number;
  readonly cacheWrite: number;
  readonly output: number;
  readonly reasoning: number;
}

/** A configured reviewer: display name, provider and model id, reasoning effort. */
export interface Reviewer {
  readonly name: string;
  readonly provider: string;
  readonly model: string;
  readonly effort: 'low' | 'medium' | 'high';
}

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
export type FailureReason = (typeof failureReasons)[number];

/** How much of one changed file a session was shown, counted in added and deleted lines. */
export interface FileDelivery {
  readonly path: string;
  readonly changedLines: number;
  readonly deliveredLines: number;
  /** True when the submission repeated the receipt that was printed beside the file. */
  readonly isAcknowledged: boolean;
}

/** What a session did, for the metrics and the job log. Durations are milliseconds. */
export interface Trace {
  readonly turns: number;
  /** Calls by the name of the tool; those of tools that do not exist are one, `unknown`. */
  readonly toolCalls: Readonly<Record<string, number>>;
  readonly filesOpened: readonly string[];
  readonly retries: number;
  readonly durationMs: number;
  readonly usage: Usage;
  /** Model id as the vendor's answers named it; null when no answer came. */
  readonly model: string | null;
}

/** The end of one reviewer's session: a failure is a value, never an exception. */
export type RawReview =
  | {
      readonly outcome: 'completed';
      readonly reviewer: Reviewer;
      readonly submission: Submission;
      readonly delivery: readonly FileDelivery[];
      readonly trace: Trace;
    }
  | {
      readonly outcome: 'failed';
      readonly reviewer: Reviewer;
      readonly reason: FailureReason;
      readonly detail: string;
      readonly trace: Trace;
    };

/** How one session besides the reviews ended: a verification, the refinement of the clusters, the editor. */
export interface SessionRecord {
  readonly purpose: 'verification' | 'clustering' | 'editing';
  readonly reviewer: Reviewer;
  /** Null when it submitted; else why it did not. */
  readonly failure: { readonly reason: FailureReason; readonly detail: string } | null;
  readonly trace: Trace;
}
