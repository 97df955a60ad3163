import type { ChangedFile, PullRequest, PullRequestCommit } from './change.ts';
import type { ReviewThread } from './feedback.ts';
import type { Ledger } from './ledger.ts';
import type { RawReview, SessionRecord, Usage } from './review.ts';
import { isAtLeast, type Severity } from './severity.ts';
import type { Prose } from './submission.ts';

export const gateOutcomes = ['clean', 'blocking', 'incomplete', 'error'] as const;
export type GateOutcome = (typeof gateOutcomes)[number];

/** `error` is made by `index.ts` only. Reasons are sentences for people, the deciding one first. */
export interface Gate {
  readonly outcome: Exclude<GateOutcome, 'error'>;
  readonly reasons: readonly string[];
}

export const verdicts = ['Merge as-is', 'Merge with fixes', 'Rework', 'No verdict'] as const;
export type Verdict = (typeof verdicts)[number];

export const failOnLevels = ['critical', 'important', 'suggestion', 'never'] as const;
export type FailOn = (typeof failOnLevels)[number];

/** Whether findings of this severity count for the gate. */
export function reaches(severity: Severity, failOn: FailOn): boolean {
  return failOn !== 'never' && isAtLeast(severity, failOn);
}

export const verifyModes = ['cross', 'all', 'off'] as const;
export type VerifyMode = (typeof verifyModes)[number];

/** What the gate was asked to do; shown in the report. */
export interface Policy {
  readonly failOn: FailOn;
  readonly minReviewers: number;
  readonly onIncomplete: 'fail' | 'pass';
  readonly verify: VerifyMode;
}

/** How much of the change how many counted reviewers had before them. */
export interface CoverageSummary {
  readonly files: number;
  readonly changedLines: number;
  /** Files of which some changed line was delivered to fewer than `minReviewers` counted reviewers. */
  readonly undelivered: readonly { readonly path: string; readonly reviewers: number }[];
}

/** How many of one reviewer's findings of one severity became what: `{ to: 'suggestion', count: 1 }`. */
export interface SeverityCount {
  readonly raised: number;
  readonly became: readonly { readonly to: Severity | 'concern' | 'refuted' | 'ungrounded'; readonly count: number }[];
}

/** One reviewer's column in the table of the retro (report-specification.md, 4.9). All of it is computed. */
export interface ReviewerMetrics {
  readonly reviewer: string;
  readonly durationMs: number;
  readonly retries: number;
  readonly severities: Readonly<Record<Severity, SeverityCount>>;
  readonly concerns: number;
  readonly strengths: number;
  /** Raw findings that were refuted; raw findings and concerns whose remedy was. */
  readonly falsePositives: { readonly refuted: readonly string[]; readonly ineffectiveFixes: readonly string[] };
  /** Open findings that this reviewer alone raised. */
  readonly uniqueInsights: readonly string[];
  /** Changed files delivered in full, and all changed files. */
  readonly filesReviewed: number;
  readonly filesChanged: number;
  /** Changed files without a finding of this reviewer in which an open finding of someone else lies. */
  readonly coverageMisses: readonly string[];
  /** Open findings that have a source of this reviewer, and raw findings. */
  readonly kept: number;
  readonly raised: number;
  readonly downgraded: number;
  readonly dropped: number;
  readonly filesOpenedOutsideChange: number;
  readonly toolCalls: Readonly<Record<string, number>>;
  readonly usage: Usage;
}

/** Everything that is published, as data. */
export interface Report {
  readonly schemaVersion: 1;
  /** `YYYYMMDD-HHMMSS-pr-N`, UTC. */
  readonly id: string;
  readonly createdAt: string;
  readonly pullRequest: PullRequest;
  readonly commits: readonly PullRequestCommit[];
  readonly changes: readonly Pick<ChangedFile, 'path' | 'status' | 'content' | 'additions' | 'deletions'>[];
  readonly reviews: readonly RawReview[];
  /** Every session besides the reviews. */
  readonly sessions: readonly SessionRecord[];
  readonly ledger: Ledger;
  readonly metrics: readonly ReviewerMetrics[];
  /** Written by a model and held against the ledger; a field that did not hold is null. */
  readonly prose: { readonly [Field in keyof Prose]: Prose[Field] | null } | null;
  readonly coverage: CoverageSummary;
  /** Unresolved discussions that people or other bots began; null when they could not be read. */
  readonly threads: readonly ReviewThread[] | null;
  readonly policy: Policy;
  readonly gate: Gate;
  readonly verdict: Verdict;
  readonly wallClockMs: number;
  /** Page of the workflow run; null outside of GitHub Actions. */
  readonly runUrl: string | null;
  /** Address of the GitHub server, without a slash at the end; permalinks start with it. */
  readonly serverUrl: string;
}
