import { z } from 'zod';

/*
 * The data of a run, in the order in which it travels:
 * PullRequest → Dossier → RawReview → Candidate → Ledger → Gate → Report.
 * Everything here is plain JSON: it can be saved, replayed and used as a fixture.
 */

/** One commit of the pull request. `date` is the committer date, ISO 8601 in UTC. */
export interface PullRequestCommit {
  readonly sha: string;
  readonly subject: string;
  readonly date: string;
}

/** A pull request at one head. Every SHA is 40 hexadecimal digits. Title, body and author are untrusted text. */
export interface PullRequest {
  readonly owner: string;
  readonly repo: string;
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly author: string;
  readonly baseRef: string;
  readonly baseSha: string;
  readonly headRef: string;
  readonly headSha: string;
  readonly mergeBase: string;
  /** `owner/name` of the repository that holds the head branch; null when the fork was deleted. */
  readonly headRepo: string | null;
  readonly isFork: boolean;
  readonly isDraft: boolean;
  /** Number of commits in merge base..head as GitHub counts them; it sets the depth of the fetch. */
  readonly commitCount: number;
  /** Page of the pull request on the GitHub server. */
  readonly url: string;
}

/** One line of a hunk. A line number is null on the side where the line does not exist. */
export interface DiffLine {
  readonly kind: 'context' | 'added' | 'deleted';
  readonly oldLine: number | null;
  readonly newLine: number | null;
  readonly text: string;
}

export interface Hunk {
  readonly oldStart: number;
  readonly oldCount: number;
  readonly newStart: number;
  readonly newCount: number;
  readonly lines: readonly DiffLine[];
}

/** A path that differs between merge base and head. A rename is a deletion and an addition. */
export interface ChangedFile {
  readonly path: string;
  readonly status: 'added' | 'modified' | 'deleted' | 'type-changed';
  /** Git file modes such as `100644`; `000000` on the side where the path does not exist. */
  readonly oldMode: string;
  readonly newMode: string;
  /** What the path holds: a binary file and a submodule have no hunks. */
  readonly content: 'text' | 'binary' | 'symlink' | 'submodule';
  readonly additions: number;
  readonly deletions: number;
  readonly hunks: readonly Hunk[];
}

/** Everything that reviewers are given, independent of who reviews. */
export interface Dossier {
  readonly pullRequest: PullRequest;
  /** Oldest first. */
  readonly commits: readonly PullRequestCommit[];
  readonly changes: readonly ChangedFile[];
}

export const severities = ['critical', 'important', 'suggestion'] as const;
export const Severity = z.enum(severities);
export type Severity = z.infer<typeof Severity>;

export const Kind = z.enum(['regression', 'gap', 'enhancement']);
export type Kind = z.infer<typeof Kind>;

const line = z.int().min(1).max(10_000_000);
const text = (limit: number) => z.string().min(1).max(limit);

/** A defect as a reviewer claims it: what is wrong, where, the code it is read from, how it fails. */
export const Finding = z.strictObject({
  severity: Severity,
  kind: Kind,
  title: text(300).describe('Defect and consequence in one line; not advice'),
  path: text(4096).describe('Path of the file, exactly as listed'),
  startLine: line.describe('First line of the defective code'),
  endLine: line.describe('Last line of the defective code'),
  side: z.enum(['new', 'old']).describe('new: line numbers of the head; old: of the merge base, for deleted code'),
  quote: text(4000).describe('The defective lines, copied verbatim from the file without line numbers'),
  failure: text(4000).describe('Trigger, then consequence: the concrete input or state, and what goes wrong'),
  body: text(8000).describe('Explanation: mechanism, who is affected, why existing guards do not help'),
  fix: z
    .strictObject({ text: text(4000), diff: z.string().max(20_000).nullable() })
    .nullable()
    .describe('The remedy in one sentence, and a unified diff against the head when you are sure of it'),
  evidence: z.enum(['traced', 'reasoned']).describe('traced: you followed the code with the tools; reasoned: inferred'),
});
export type Finding = z.infer<typeof Finding>;

const Observation = z.strictObject({ title: text(300), path: z.string().max(4096).nullable(), body: text(4000) });
export type Observation = z.infer<typeof Observation>;

/** One changed file as its reviewer leaves it. `receipt` is the token printed beside that file. */
export const CoverageLine = z.strictObject({
  path: text(4096),
  receipt: z.string().max(64),
  note: z.string().max(1000).describe('One concrete observation about this file'),
});
export type CoverageLine = z.infer<typeof CoverageLine>;

/** What a reviewer submits. The wire schema is made from this one; zod alone checks the bounds. */
export const Submission = z.strictObject({
  findings: z.array(Finding).max(200),
  concerns: z.array(Observation).max(50).describe('Design concerns that are not defects'),
  strengths: z.array(Observation).max(50).describe('Concrete mechanisms that work well'),
  testing: z.array(Observation).max(50).describe('Untested scenarios, the riskiest first'),
  documentation: z.array(Observation).max(50).describe('Documentation that the change makes wrong or leaves out'),
  limitations: z.array(Observation).max(50).describe('Limitations that comments in the code acknowledge, quoted'),
  coverage: z.array(CoverageLine).max(20_000).describe('One line for every changed file, with its receipt'),
});
export type Submission = z.infer<typeof Submission>;

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

/** `Claude:F1`: reviewer, then the ordinal of the finding in its submission, from 1. */
export type RawFindingId = string;

/** Where a finding stands after code looked for its quotation. Line numbers are of the given side. */
export interface Anchor {
  readonly path: string;
  readonly side: 'new' | 'old';
  readonly startLine: number;
  readonly endLine: number;
}

/** What code established about one raw finding. */
export interface Grounding {
  /** `found` at the stated lines, `relocated` to the only place that has it, or `missing`. */
  readonly quote: 'found' | 'relocated' | 'missing';
  /** Null when the quotation is missing. */
  readonly anchor: Anchor | null;
  /** Why the quotation is missing, in words for the report; null otherwise. */
  readonly problem: string | null;
}

export interface GroundedFinding {
  readonly id: RawFindingId;
  readonly reviewer: string;
  readonly finding: Finding;
  readonly grounding: Grounding;
}

/** Raw findings that one code change would fix. `lead` is the source whose words are shown. */
export interface Candidate {
  readonly lead: GroundedFinding;
  readonly sources: readonly GroundedFinding[];
}

/** A line of source as the report shows it. */
export interface Excerpt {
  readonly startLine: number;
  readonly lines: readonly string[];
}

/** A consolidated finding. The id (`F1`) is neutral: it does not change with the severity. */
export interface LedgerFinding {
  readonly id: string;
  readonly severity: Severity;
  readonly kind: Kind;
  readonly isGrounded: boolean;
  readonly problem: string | null;
  readonly anchor: Anchor | null;
  readonly excerpt: Excerpt | null;
  readonly finding: Finding;
  readonly sources: readonly RawFindingId[];
  /** Names of the reviewers who raised it, in the configured order. */
  readonly raisedBy: readonly string[];
}

export type RawItemKind = 'finding' | 'concern' | 'testing' | 'documentation' | 'limitation';

/** The fate of one raw item. Every raw item has exactly one. */
export interface Disposition {
  readonly id: string;
  readonly item: RawItemKind;
  readonly fate:
    | { readonly type: 'kept'; readonly into: string | null }
    | { readonly type: 'merged'; readonly into: string; readonly reason: string };
}

export interface Ledger {
  readonly findings: readonly LedgerFinding[];
  readonly dispositions: readonly Disposition[];
}

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

/** What the gate was asked to do; shown in the report. */
export interface Policy {
  readonly failOn: FailOn;
  readonly minReviewers: number;
  readonly onIncomplete: 'fail' | 'pass';
}

/** How much of the change how many counted reviewers had before them. */
export interface CoverageSummary {
  readonly files: number;
  readonly changedLines: number;
  /** Files of which some changed line was delivered to fewer than `minReviewers` counted reviewers. */
  readonly undelivered: readonly { readonly path: string; readonly reviewers: number }[];
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
  readonly ledger: Ledger;
  readonly coverage: CoverageSummary;
  readonly policy: Policy;
  readonly gate: Gate;
  readonly verdict: Verdict;
  readonly wallClockMs: number;
  /** Page of the workflow run; null outside of GitHub Actions. */
  readonly runUrl: string | null;
  /** Address of the GitHub server, without a slash at the end; permalinks start with it. */
  readonly serverUrl: string;
}
