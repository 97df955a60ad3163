import type {
  LedgerFinding,
  PullRequest,
  RawReview,
  Report,
  Reviewer,
  ReviewerMetrics,
  Ruling,
  SeverityCount,
  Submission,
  Trace,
} from '../../src/types.ts';
import type { Sample } from './findings.ts';

/* What the sample reports have in common. Written by hand, the figures too. */

export const claude: Reviewer = { name: 'Claude', provider: 'anthropic', model: 'claude-opus-5-5', effort: 'high' };
export const codex: Reviewer = { name: 'Codex', provider: 'openai', model: 'gpt-6.1-sol', effort: 'high' };
export const gemini: Reviewer = { name: 'Gemini', provider: 'google', model: 'gemini-4-argon', effort: 'high' };

export const pullRequest: PullRequest = {
  owner: 'lantern',
  repo: 'postbox',
  number: 318,
  title: 'Deliver letters from an outbox, and try again when the relay is down',
  body: '',
  author: 'ines-marlow',
  baseRef: 'main',
  baseSha: '4d1c6b0f6a5e4b3c2d1e0f9a8b7c6d5e4f3a2b1c',
  headRef: 'outbox',
  headSha: 'c7e1f02b9d8a4c35b6e7f8091a2b3c4d5e6f7a8b',
  mergeBase: '4d1c6b0f6a5e4b3c2d1e0f9a8b7c6d5e4f3a2b1c',
  headRepo: 'lantern/postbox',
  isFork: false,
  isDraft: false,
  commitCount: 3,
  url: 'https://github.com/lantern/postbox/pull/318',
};

const usage = { input: 24_310, cached: 412_804, cacheWrite: 38_120, output: 11_902, reasoning: 7_480 };

export function trace(reviewer: Reviewer, durationMs: number, more: Partial<Trace> = {}): Trace {
  const filesOpened = ['src/outbox/deliver.ts', 'src/outbox/outbox.ts', 'src/jobs/daily.ts', 'src/smtp.ts'];
  const toolCalls = { read_file: 14, search: 6, history: 2 };
  return { turns: 12, toolCalls, filesOpened, retries: 0, durationMs, usage, model: reviewer.model, ...more };
}

export const nothing: Submission = {
  findings: [],
  concerns: [],
  strengths: [],
  testing: [],
  documentation: [],
  limitations: [],
  coverage: [],
};

export function completedBy(
  reviewer: Reviewer,
  durationMs: number,
  changes: Report['changes'],
  submission: Partial<Submission> = {},
): RawReview {
  const text = changes.filter(({ content }) => content === 'text');
  const delivery = text.map(({ path, additions, deletions }) => {
    const changedLines = additions + deletions;
    return { path, changedLines, deliveredLines: changedLines, isAcknowledged: true };
  });
  const coverage = text.map(({ path }, index) => ({
    path,
    receipt: '5f3a09c1',
    note: notes[index % notes.length] ?? '',
  }));
  return {
    outcome: 'completed',
    reviewer,
    submission: { ...nothing, coverage, ...submission },
    delivery,
    trace: trace(reviewer, durationMs),
  };
}

const notes = [
  'Claims, sends, marks: followed to the end.',
  'Only names change here.',
  'New test; covers a relay that is down.',
  'Back-off doubles up to an hour.',
];

export function confirmedBy({ name, provider }: Reviewer, about: string, { finding }: Sample): Ruling {
  return {
    about,
    by: name,
    provider,
    isOtherVendor: true,
    verdict: 'confirmed',
    severity: finding.severity,
    effect: 'introduced',
    isIntended: false,
    fix: finding.fix === null ? 'not-judged' : 'works',
    evidence: [],
    reason: 'The quoted lines do what the claim says, and no caller guards against it.',
    withdrawn: null,
  };
}

export function ledgerFinding(
  id: string,
  { finding, excerpt }: Sample,
  sources: readonly string[],
  more: Partial<LedgerFinding> = {},
): LedgerFinding {
  const { path, side, startLine, endLine, severity, kind, fix } = finding;
  return {
    id,
    standing: 'confirmed',
    severity,
    rawSeverity: severity,
    kind,
    origin: 'introduced',
    problem: null,
    anchor: { path, side, startLine, endLine },
    excerpt,
    reach: null,
    finding,
    fix: { label: fix?.diff ? 'applies' : 'none', leavesQuote: false, problem: null },
    fixWorks: fix?.diff ? true : null,
    rulings: [],
    sources,
    raisedBy: [...new Set(sources.map((source) => source.split(':')[0] ?? ''))],
    reasons: [],
    ...more,
  };
}

const kept = (raised: number): SeverityCount => ({ raised, became: [] });

/** A reviewer's column, with what was not worth inventing left at nothing. */
export function metrics(reviewer: Reviewer, review: RawReview, more: Partial<ReviewerMetrics> = {}): ReviewerMetrics {
  const findings = review.outcome === 'completed' ? review.submission.findings : [];
  const count = (severity: string) => kept(findings.filter((finding) => finding.severity === severity).length);
  const files = review.outcome === 'completed' ? review.delivery.length : 0;
  return {
    reviewer: reviewer.name,
    durationMs: review.trace.durationMs,
    retries: review.trace.retries,
    severities: { critical: count('critical'), important: count('important'), suggestion: count('suggestion') },
    concerns: review.outcome === 'completed' ? review.submission.concerns.length : 0,
    strengths: review.outcome === 'completed' ? review.submission.strengths.length : 0,
    falsePositives: { refuted: [], ineffectiveFixes: [] },
    uniqueInsights: [],
    filesReviewed: files,
    filesChanged: files,
    coverageMisses: [],
    kept: findings.length,
    raised: findings.length,
    downgraded: 0,
    dropped: 0,
    filesOpenedOutsideChange: 2,
    toolCalls: review.trace.toolCalls,
    usage: review.trace.usage,
    ...more,
  };
}
