import { z } from 'zod';
import {
  Evidence,
  Finding,
  failOnLevels,
  Kind,
  Origin,
  Prose,
  type Report,
  Severity,
  Submission,
  verdicts,
  verifyModes,
} from '../types.ts';
import { Disposition, LedgerFinding, LedgerObservation, Ruling } from './schema/ledger.ts';
import { Anchor, count, Excerpt, line, names, sha, text } from './schema/primitives.ts';
import { RawReview, Reviewer, Session, ToolCalls, Trace, Usage } from './schema/review.ts';

/*
 * The report as `types.ts` describes it, as a schema. Compiling fails at the foot of this file when the two differ.
 */

const Thread = z.strictObject({
  path: text,
  line: line.nullable(),
  isOutdated: z.boolean(),
  author: text,
  url: text,
  body: text,
  comments: count,
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
