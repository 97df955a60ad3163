import { z } from 'zod';
import {
  Evidence,
  Finding,
  failOnLevels,
  failureReasons,
  Kind,
  Origin,
  Prose,
  type Report,
  Severity,
  Submission,
  standings,
  verdicts,
  verifyModes,
} from '../types.ts';

/*
 * The report as `types.ts` describes it, as a schema. Compiling fails at the foot of this file when the two differ.
 */

const text = z.string();
const count = z.int().min(0);
const line = z.int().min(1);
const names = z.array(text);
const sha = text.regex(/^[0-9a-f]{40}$/);

const Anchor = z.strictObject({ path: text, side: z.enum(['new', 'old']), startLine: line, endLine: line });
const Excerpt = z.strictObject({ startLine: line, lines: names });
const ByCode = z.enum(['introduced', 'pre-existing']);

const Usage = z.strictObject({ input: count, cached: count, cacheWrite: count, output: count, reasoning: count });
const Reviewer = z.strictObject({ name: text, provider: text, model: text, effort: z.enum(['low', 'medium', 'high']) });
const ToolCalls = z.record(text, count);
const Trace = z.strictObject({
  turns: count,
  toolCalls: ToolCalls,
  filesOpened: names,
  retries: count,
  durationMs: z.number().min(0),
  usage: Usage,
  model: text.nullable(),
});
const Thread = z.strictObject({
  path: text,
  line: line.nullable(),
  isOutdated: z.boolean(),
  author: text,
  url: text,
  body: text,
  comments: count,
});
const FailureReason = z.enum(failureReasons);

const RawReview = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.literal('completed'),
    reviewer: Reviewer,
    submission: Submission,
    delivery: z.array(
      z.strictObject({ path: text, changedLines: count, deliveredLines: count, isAcknowledged: z.boolean() }),
    ),
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

const Session = z.strictObject({
  purpose: z.enum(['verification', 'clustering', 'editing']),
  reviewer: Reviewer,
  failure: z.strictObject({ reason: FailureReason, detail: text }).nullable(),
  trace: Trace,
});

const Ruling = z.strictObject({
  about: text,
  by: text,
  provider: text,
  isOtherVendor: z.boolean(),
  verdict: z.enum(['confirmed', 'refuted', 'unproven', 'unverified']),
  severity: Severity.nullable(),
  effect: Origin.nullable(),
  isIntended: z.boolean(),
  fix: z.enum(['works', 'fails', 'not-judged']),
  evidence: z.array(z.strictObject({ evidence: Evidence, anchor: Anchor.nullable(), origin: ByCode.nullable() })),
  reason: text,
  withdrawn: z.enum(['confirmed', 'refuted']).nullable(),
});

const LedgerFinding = z.strictObject({
  id: text.describe('F1, F2, …: does not change with the severity'),
  standing: z.enum(standings),
  severity: Severity,
  rawSeverity: Severity.describe('The highest that a grounded source gave'),
  kind: Kind,
  origin: Origin.nullable(),
  problem: text.nullable(),
  anchor: Anchor.nullable().describe('Null: the quotation was not found'),
  excerpt: Excerpt.nullable(),
  reach: z.strictObject({ anchor: Anchor, excerpt: Excerpt, shows: text }).nullable(),
  finding: Finding,
  fix: z.strictObject({
    label: z.enum(['none', 'applies', 'fails']),
    leavesQuote: z.boolean(),
    problem: text.nullable(),
  }),
  fixWorks: z.boolean().nullable(),
  rulings: z.array(Ruling),
  sources: names,
  raisedBy: names,
  reasons: names,
});

const LedgerObservation = z.strictObject({
  id: text,
  item: z.enum(['concern', 'strength', 'testing', 'documentation', 'limitation']),
  title: text,
  path: text.nullable(),
  body: text,
  scope: z.enum(['in-scope', 'future']).nullable(),
  quotation: z.strictObject({ quote: text, anchor: Anchor.nullable(), origin: ByCode.nullable() }).nullable(),
  sources: names,
  raisedBy: names,
});

const Disposition = z.strictObject({
  id: text,
  item: z.enum(['finding', 'concern', 'strength', 'testing', 'documentation', 'limitation']),
  into: text,
  fate: z.enum(['kept', 'merged', 'demoted', 'promoted', 'moved', 'refuted', 'unverified']),
  from: Severity.nullable(),
  to: z.union([Severity, z.literal('concern')]).nullable(),
  reason: text,
  facts: z.array(z.enum(['merged', 'fix-refuted'])),
});

const Became = z.union([Severity, z.enum(['concern', 'refuted', 'ungrounded'])]);
const SeverityCount = z.strictObject({ raised: count, became: z.array(z.strictObject({ to: Became, count })) });
const Metrics = z.strictObject({
  reviewer: text,
  durationMs: z.number().min(0),
  retries: count,
  severities: z.strictObject({ critical: SeverityCount, important: SeverityCount, suggestion: SeverityCount }),
  concerns: count,
  strengths: count,
  falsePositives: z.strictObject({ refuted: names, ineffectiveFixes: names }),
  uniqueInsights: names,
  filesReviewed: count,
  filesChanged: count,
  coverageMisses: names,
  kept: count,
  raised: count,
  downgraded: count,
  dropped: count,
  filesOpenedOutsideChange: count,
  toolCalls: ToolCalls,
  usage: Usage,
});

const PullRequest = z.strictObject({
  owner: text,
  repo: text,
  number: line,
  title: text,
  body: text,
  author: text,
  baseRef: text,
  baseSha: sha,
  headRef: text,
  headSha: sha,
  mergeBase: sha,
  headRepo: text.nullable(),
  isFork: z.boolean(),
  isDraft: z.boolean(),
  commitCount: count,
  url: text,
});

/** The report. Unknown fields are refused at every level. */
export const ReportSchema = z.strictObject({
  schemaVersion: z.literal(1),
  id: text.describe('YYYYMMDD-HHMMSS-pr-N, UTC'),
  createdAt: text.describe('ISO 8601'),
  pullRequest: PullRequest,
  commits: z.array(z.strictObject({ sha, subject: text, date: text })).describe('Oldest first'),
  changes: z.array(
    z.strictObject({
      path: text,
      status: z.enum(['added', 'modified', 'deleted', 'type-changed']),
      content: z.enum(['text', 'binary', 'symlink', 'submodule']),
      additions: count,
      deletions: count,
    }),
  ),
  reviews: z.array(RawReview),
  sessions: z.array(Session).describe('Every session besides the reviews'),
  ledger: z.strictObject({
    findings: z.array(LedgerFinding),
    observations: z.array(LedgerObservation),
    dispositions: z.array(Disposition),
  }),
  metrics: z.array(Metrics),
  prose: z
    .strictObject({
      summary: Prose.shape.summary.nullable(),
      verdictReason: Prose.shape.verdictReason.nullable(),
      testing: Prose.shape.testing.nullable(),
      documentation: Prose.shape.documentation.nullable(),
      commits: Prose.shape.commits.nullable(),
      closing: Prose.shape.closing.nullable(),
      strengths: Prose.shape.strengths.nullable(),
    })
    .nullable(),
  coverage: z.strictObject({
    files: count,
    changedLines: count,
    undelivered: z.array(z.strictObject({ path: text, reviewers: count })),
  }),
  threads: z.array(Thread).nullable(),
  policy: z.strictObject({
    failOn: z.enum(failOnLevels),
    minReviewers: count,
    onIncomplete: z.enum(['fail', 'pass']),
    verify: z.enum(verifyModes),
  }),
  gate: z.strictObject({ outcome: z.enum(['clean', 'blocking', 'incomplete']), reasons: names }),
  verdict: z.enum(verdicts),
  wallClockMs: z.number().min(0),
  runUrl: text.nullable(),
  serverUrl: text,
});

/** What the published schema gives a name of its own. */
export const namedSchemas = {
  ...{ Severity, Kind, Origin, Evidence, Finding, Submission, Anchor, Excerpt, Usage, Reviewer, Trace, RawReview },
  ...{ Session, Ruling, LedgerFinding, LedgerObservation, Disposition, SeverityCount, Metrics, PullRequest },
};

type Frozen<T> = T extends object ? { readonly [Key in keyof T]: Frozen<T[Key]> } : T;
type Parsed = Frozen<z.infer<typeof ReportSchema>>;
type Same<One, Other> = [One, Other] extends [Other, One] ? true : false;
/** Does not compile when the schema and the type have grown apart. */
export const isReportType: Same<Parsed, Frozen<Report>> = true;
