import type {
  Finding,
  GroundedFinding,
  LedgerFinding,
  PullRequest,
  RawReview,
  Report,
  Reviewer,
  Severity,
  Submission,
  Trace,
} from '../../src/types.ts';

/*
 * A report written by hand. No model said any of this and no such repository exists: it is meant to be believable, so
 * that the golden pages can be read as a user would read them.
 */

const claude: Reviewer = { name: 'Claude', provider: 'anthropic', model: 'claude-opus-5-5', effort: 'high' };
const codex: Reviewer = { name: 'Codex', provider: 'openai', model: 'gpt-6.1-sol', effort: 'high' };
const gemini: Reviewer = { name: 'Gemini', provider: 'google', model: 'gemini-4-argon', effort: 'high' };

const pullRequest: PullRequest = {
  owner: 'harbour',
  repo: 'berths',
  number: 42,
  title: 'Release a berth when its booking lapses',
  body: 'Frees berths on time.',
  author: 'mara-ferry',
  baseRef: 'main',
  baseSha: '1c0ffee5d1c0ffee5d1c0ffee5d1c0ffee5d0001',
  headRef: 'lapse-bookings',
  headSha: '9f8e7d6c5b4a39281706f5e4d3c2b1a098765432',
  mergeBase: '1c0ffee5d1c0ffee5d1c0ffee5d1c0ffee5d0001',
  headRepo: 'harbour/berths',
  isFork: false,
  isDraft: false,
  commitCount: 2,
  url: 'https://github.example/harbour/berths/pull/42',
};

export const lapseFinding: Finding = {
  severity: 'critical',
  kind: 'regression',
  title: 'A booking that is paid late frees the berth of another boat',
  path: 'src/lapse.ts',
  startLine: 18,
  endLine: 19,
  side: 'new',
  quote: 'if (booking.paidAt === null) return;\nawait berths.free(booking.berth);',
  failure: 'A payment arrives after the berth was given away: `free` runs a second time, and the new boat loses it.',
  body: 'The berth is looked up by its number, not by the booking that holds it.\n\nThe lock in `berths.free` covers one call only, so it does not help.',
  fix: {
    text: 'Free the berth only while this booking still holds it.',
    diff: '--- a/src/lapse.ts\n+++ b/src/lapse.ts\n@@ -19 +19 @@\n-await berths.free(booking.berth);\n+await berths.freeIfHeldBy(booking.id);\n',
  },
  evidence: 'traced',
};

const clockFinding: Finding = {
  severity: 'suggestion',
  kind: 'enhancement',
  title: 'The clock is read twice in one decision',
  path: 'docs/lapse rules.md',
  startLine: 7,
  endLine: 7,
  side: 'old',
  quote: 'Now is read again before the notice is sent.',
  failure: 'A booking that lapses between the two readings is freed without a notice.',
  body: 'One reading, handed on, would do.',
  fix: null,
  evidence: 'reasoned',
};

const usage = { input: 18_204, cached: 141_777, cacheWrite: 9_310, output: 6_421, reasoning: 3_900 };

function trace(reviewer: Reviewer, durationMs: number, more: Partial<Trace> = {}): Trace {
  const toolCalls = { read_file: 6, search: 3 };
  const filesOpened = ['src/lapse.ts', 'src/berths.ts'];
  return { turns: 9, toolCalls, filesOpened, retries: 0, durationMs, usage, model: reviewer.model, ...more };
}

function submission(findings: Finding[]): Submission {
  return {
    findings,
    concerns: [{ title: 'Lapse and notice share one queue', path: 'src/queue.ts', body: 'A slow mail delays berths.' }],
    strengths: [{ title: 'The lapse is idempotent for one booking', path: null, body: 'A second run finds nothing.' }],
    testing: [{ title: 'No test pays late', path: 'src/lapse.test.ts', body: 'The riskiest order of events.' }],
    documentation: [],
    limitations: [],
    coverage: [
      { path: 'src/lapse.ts', receipt: '0a1b2c3d', note: 'Frees by number.' },
      { path: 'docs/lapse rules.md', receipt: '4e5f6a7b', note: 'Describes the order.' },
    ],
  };
}

function completedBy(reviewer: Reviewer, durationMs: number, findings: Finding[]): RawReview {
  const delivery = [
    { path: 'src/lapse.ts', changedLines: 31, deliveredLines: 31, isAcknowledged: true },
    { path: 'docs/lapse rules.md', changedLines: 4, deliveredLines: 4, isAcknowledged: true },
  ];
  return {
    outcome: 'completed',
    reviewer,
    submission: submission(findings),
    delivery,
    trace: trace(reviewer, durationMs),
  };
}

/** Makes the consolidated finding of a raw one. */
export function ledgerFinding(id: string, finding: Finding, sources: readonly GroundedFinding['id'][]): LedgerFinding {
  const { path, side, startLine, endLine, severity, kind } = finding;
  return {
    id,
    severity,
    kind,
    isGrounded: true,
    problem: null,
    anchor: { path, side, startLine, endLine },
    excerpt: { startLine: startLine - 1, lines: ['// the rule of the harbour', ...finding.quote.split('\n'), '}'] },
    finding,
    sources,
    raisedBy: [...new Set(sources.map((source) => source.split(':')[0] ?? ''))],
  };
}

/** Nothing found, everything delivered. */
export function cleanReport(): Report {
  return {
    schemaVersion: 1,
    id: '20261103-071512-pr-42',
    createdAt: '2026-11-03T07:20:01.000Z',
    pullRequest,
    commits: [
      { sha: 'aa11bb22cc33dd44ee55ff66aa11bb22cc33dd44', subject: 'Lapse bookings', date: '2026-11-02T10:00:00Z' },
      { sha: pullRequest.headSha, subject: 'Describe the rules, fixes #7', date: '2026-11-02T11:00:00Z' },
    ],
    changes: [
      { path: 'src/lapse.ts', status: 'added', content: 'text', additions: 31, deletions: 0 },
      { path: 'docs/lapse rules.md', status: 'modified', content: 'text', additions: 3, deletions: 1 },
      { path: 'docs/harbour.png', status: 'added', content: 'binary', additions: 0, deletions: 0 },
    ],
    reviews: [completedBy(claude, 263_000, []), completedBy(codex, 424_000, []), completedBy(gemini, 271_000, [])],
    ledger: { findings: [], dispositions: [] },
    coverage: { files: 2, changedLines: 35, undelivered: [] },
    policy: { failOn: 'critical', minReviewers: 2, onIncomplete: 'fail' },
    gate: { outcome: 'clean', reasons: ['3 reviewers completed, and nothing at or above critical is open.'] },
    verdict: 'Merge as-is',
    wallClockMs: 431_000,
    runUrl: 'https://github.example/harbour/berths/actions/runs/9001',
    serverUrl: 'https://github.example',
  };
}

/** One critical finding of two reviewers, one suggestion, and one finding that quotes code that is not there. */
export function criticalReport(): Report {
  const seenByCodex: Finding = {
    ...lapseFinding,
    severity: 'important',
    title: 'Late payment frees twice',
    body: 'As it says.',
  };
  const invented: Finding = { ...clockFinding, severity: 'important', title: 'The retry never ends', side: 'new' };
  const lost: LedgerFinding = {
    ...ledgerFinding('F3', invented, ['Gemini:F1']),
    isGrounded: false,
    problem: 'The quoted lines are nowhere in `docs/lapse rules.md` at the head.',
    anchor: null,
    excerpt: null,
  };
  return {
    ...cleanReport(),
    reviews: [
      completedBy(claude, 263_000, [lapseFinding, clockFinding]),
      completedBy(codex, 424_000, [seenByCodex]),
      completedBy(gemini, 271_000, [invented]),
    ],
    ledger: {
      findings: [
        ledgerFinding('F1', lapseFinding, ['Claude:F1', 'Codex:F1']),
        ledgerFinding('F2', clockFinding, ['Claude:F2']),
        lost,
      ],
      dispositions: [
        { id: 'Claude:F1', item: 'finding', fate: { type: 'kept', into: 'F1' } },
        { id: 'Claude:F2', item: 'finding', fate: { type: 'kept', into: 'F2' } },
        { id: 'Codex:F1', item: 'finding', fate: { type: 'merged', into: 'F1', reason: 'the same lines are changed' } },
        { id: 'Gemini:F1', item: 'finding', fate: { type: 'kept', into: 'F3' } },
      ],
    },
    gate: {
      outcome: 'blocking',
      reasons: ['F1 is critical: a booking that is paid late frees the berth of another boat.'],
    },
    verdict: 'Rework',
  };
}

/** Two of three reviewers failed, and one file was not delivered often enough. */
export function incompleteReport(): Report {
  const noAnswer = { turns: 0, toolCalls: {}, filesOpened: [], model: null };
  return {
    ...cleanReport(),
    reviews: [
      completedBy(claude, 263_000, []),
      {
        outcome: 'failed',
        reviewer: codex,
        reason: 'rate-limit',
        detail: 'The server answered 429 four times; it asked to wait for 20 minutes.',
        trace: trace(codex, 95_000, { ...noAnswer, retries: 3 }),
      },
      {
        outcome: 'failed',
        reviewer: gemini,
        reason: 'refusal',
        detail: 'The model declined to answer.',
        trace: trace(gemini, 12_000, { turns: 2 }),
      },
    ],
    coverage: { files: 2, changedLines: 35, undelivered: [{ path: 'src/lapse.ts', reviewers: 1 }] },
    gate: {
      outcome: 'incomplete',
      reasons: ['1 of 3 reviewers completed, and 2 are needed.', '1 file was not delivered to 2 reviewers.'],
    },
    verdict: 'No verdict',
  };
}

/** A report with so many findings of one severity, each with texts of the given length. */
export function largeReport(count: number, severity: Severity, length: number): Report {
  const findings = Array.from({ length: count }, (_, index): Finding => {
    const words = 'The tide gauge reports feet, and the planner reads metres. ';
    const body = words.repeat(Math.ceil(length / words.length)).slice(0, length);
    return { ...lapseFinding, severity, title: `Gauge ${index + 1} is read in the wrong unit`, body };
  });
  return {
    ...criticalReport(),
    reviews: [completedBy(claude, 263_000, findings)],
    ledger: {
      findings: findings.map((finding, index) => ledgerFinding(`F${index + 1}`, finding, [`Claude:F${index + 1}`])),
      dispositions: [],
    },
  };
}

/** The report with every text of a model, of the author or of the repository replaced. */
export function hostileReport(text: string): Report {
  const base = criticalReport();
  const finding: Finding = {
    ...lapseFinding,
    title: text,
    path: text,
    quote: text,
    failure: text,
    body: text,
    fix: { text, diff: text },
  };
  const observations = [{ title: text, path: text, body: text }];
  const [first] = base.reviews;
  if (first?.outcome !== 'completed') throw new Error('the fixture has lost its first review');
  return {
    ...base,
    pullRequest: { ...base.pullRequest, title: text, author: text, headRef: text, baseRef: text },
    commits: [{ sha: base.pullRequest.headSha, subject: text, date: '2026-11-02T11:00:00Z' }],
    changes: [{ path: text, status: 'added', content: 'binary', additions: 0, deletions: 0 }],
    reviews: [
      {
        ...first,
        reviewer: { ...claude, name: text },
        trace: { ...first.trace, model: text },
        submission: {
          findings: [finding],
          concerns: observations,
          strengths: observations,
          testing: observations,
          documentation: observations,
          limitations: observations,
          coverage: [{ path: text, receipt: '', note: text }],
        },
      },
      { outcome: 'failed', reviewer: { ...codex, name: text }, reason: 'outage', detail: text, trace: first.trace },
    ],
    ledger: {
      findings: [
        { ...ledgerFinding('F1', finding, [`${text}:F1`]), excerpt: { startLine: 17, lines: text.split('\n') } },
        {
          ...ledgerFinding('F2', finding, [`${text}:F1`]),
          isGrounded: false,
          anchor: null,
          excerpt: null,
          problem: text,
        },
      ],
      dispositions: [{ id: `${text}:F1`, item: 'finding', fate: { type: 'merged', into: 'F1', reason: text } }],
    },
    coverage: { files: 1, changedLines: 0, undelivered: [{ path: text, reviewers: 0 }] },
    gate: { outcome: 'blocking', reasons: [text] },
  };
}
