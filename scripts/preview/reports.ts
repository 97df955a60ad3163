import type {
  LedgerFinding,
  LedgerObservation,
  RawReview,
  Report,
  ReviewerMetrics,
  SessionRecord,
} from '../../src/types.ts';
import { dailyRun, type Sample, samples, sentTwice } from './findings.ts';
import {
  claude,
  codex,
  completedBy,
  confirmedBy,
  gemini,
  ledgerFinding,
  metrics,
  pullRequest,
  trace,
} from './parts.ts';

/* The sample reports of `npm run preview`. Written by hand: no model said any of this. */

const changes: Report['changes'] = [
  { path: 'src/outbox/deliver.ts', status: 'added', content: 'text', additions: 52, deletions: 0 },
  { path: 'src/outbox/outbox.ts', status: 'modified', content: 'text', additions: 87, deletions: 31 },
  { path: 'src/jobs/daily.ts', status: 'modified', content: 'text', additions: 9, deletions: 14 },
  { path: 'src/smtp.ts', status: 'modified', content: 'text', additions: 12, deletions: 3 },
  { path: 'test/outbox.test.ts', status: 'added', content: 'text', additions: 118, deletions: 0 },
  { path: 'docs/letters.md', status: 'modified', content: 'text', additions: 21, deletions: 6 },
  { path: 'docs/flow.png', status: 'added', content: 'binary', additions: 0, deletions: 0 },
];

const verification: SessionRecord = {
  purpose: 'verification',
  reviewer: gemini,
  failure: null,
  trace: trace(gemini, 74_000, { turns: 5, toolCalls: { read_file: 5, search: 2 } }),
};

function observation(
  id: string,
  item: LedgerObservation['item'],
  title: string,
  body: string,
  more: Partial<LedgerObservation> = {},
): LedgerObservation {
  return {
    id,
    item,
    title,
    body,
    path: null,
    scope: null,
    quotation: null,
    sources: [],
    raisedBy: ['Claude'],
    ...more,
  };
}

const observations: readonly LedgerObservation[] = [
  observation(
    'C1',
    'concern',
    'Letters and reminders share one outbox',
    'A day with many reminders delays invoices. An order of importance in `outbox.due` would keep them apart.',
    { path: 'src/outbox/outbox.ts', scope: 'future', raisedBy: ['Codex'] },
  ),
  observation(
    'S1',
    'strength',
    'The back-off has an upper bound and jitter',
    'A relay that comes back after an outage is not met by all letters at once.',
    { path: 'src/outbox/backoff.ts', raisedBy: ['Claude', 'Gemini'] },
  ),
  observation(
    'S2',
    'strength',
    'Claims carry the time at which they lapse',
    'A worker that dies leaves no letter behind: the next run takes it up.',
    { path: 'src/outbox/outbox.ts' },
  ),
  observation(
    'T1',
    'testing',
    'No test lets `markSent` fail after a letter has left',
    'It is the order of events behind F1; the fake transport of `test/outbox.test.ts` would do.',
    { path: 'test/outbox.test.ts', raisedBy: ['Claude', 'Codex'] },
  ),
  observation(
    'T2',
    'testing',
    'Two workers never run at the same time in any test',
    'The claim is what the outbox stands on.',
    { path: 'test/outbox.test.ts' },
  ),
  observation(
    'D1',
    'documentation',
    '`docs/letters.md` still says that letters are sent at once',
    'Operators look there for the time between an order and its letter.',
    { path: 'docs/letters.md', raisedBy: ['Gemini'] },
  ),
  observation('L1', 'limitation', 'Attachments are held in memory', 'Not touched by this change.', {
    path: 'src/smtp.ts',
    quotation: {
      quote: '// TODO: stream attachments, they are held in memory whole',
      anchor: { path: 'src/smtp.ts', side: 'new', startLine: 77, endLine: 77 },
      origin: 'pre-existing',
    },
  }),
];

function report(reviews: readonly RawReview[], findings: readonly LedgerFinding[], more: Partial<Report> = {}): Report {
  return {
    schemaVersion: 1,
    id: '20261118-140233-pr-318',
    createdAt: '2026-11-18T14:02:33.000Z',
    pullRequest,
    commits: [
      { sha: '0b7d4e19f2a3c4d5e6f708192a3b4c5d6e7f8091', subject: 'Add the outbox', date: '2026-11-17T09:12:00Z' },
      {
        sha: '8e21aa0c4d5e6f708192a3b4c5d6e7f80911a2b3',
        subject: 'Deliver letters from the outbox',
        date: '2026-11-17T15:40:00Z',
      },
      { sha: pullRequest.headSha, subject: 'Try again when the relay is down', date: '2026-11-18T13:31:00Z' },
    ],
    changes,
    reviews,
    sessions: findings.length === 0 ? [] : [verification],
    ledger: { findings, observations, dispositions: [] },
    metrics: reviews.map((review): ReviewerMetrics => metrics(review.reviewer, review)),
    threads: [],
    prose: null,
    coverage: { files: 6, changedLines: 353, undelivered: [] },
    policy: { failOn: 'critical', minReviewers: 2, onIncomplete: 'fail', verify: 'cross' },
    gate: { outcome: 'clean', reasons: ['All 3 reviewers completed, and nothing at or above critical is open.'] },
    verdict: 'Merge as-is',
    wallClockMs: 497_000,
    runUrl: 'https://github.com/lantern/postbox/actions/runs/11823377',
    serverUrl: 'https://github.com',
    ...more,
  };
}

const strengths = [
  { title: 'The back-off has an upper bound and jitter', path: 'src/outbox/backoff.ts', body: 'Good for the relay.' },
];

function three(byClaude: readonly Sample[], byCodex: readonly Sample[]): RawReview[] {
  const of = (found: readonly Sample[]) => ({ findings: found.map(({ finding }) => finding), strengths });
  return [
    completedBy(claude, 263_000, changes, of(byClaude)),
    completedBy(codex, 424_000, changes, of(byCodex)),
    completedBy(gemini, 271_000, changes, of([])),
  ];
}

/** Nothing found. */
export function clean(): Report {
  const prose = {
    summary:
      'Letters are now written to an outbox and delivered by a job that tries again with growing pauses. The change is small, keeps its promises and is tested where it matters. No reviewer found a defect.',
    verdictReason: 'no reviewer found a defect',
    testing: 'The new tests cover a relay that is down and a worker that dies.',
    documentation: 'No gaps.',
    commits: 'Three commits, each of them coherent and named after what it does.',
    closing: 'All three read every file; none of them raised anything.',
    strengths: [],
  };
  const base = report(three([], []), [], { prose });
  return { ...base, ledger: { ...base.ledger, observations: observations.filter(({ item }) => item === 'strength') } };
}

/** One critical finding, confirmed, of two reviewers; one suggestion. */
export function critical(): Report {
  const ticker = samples[4] ?? sentTwice;
  const asImportant: Sample = {
    ...sentTwice,
    finding: { ...sentTwice.finding, severity: 'important', title: 'A failing `markSent` repeats the letter' },
  };
  const first = ledgerFinding('F1', sentTwice, ['Claude:F1', 'Codex:F1'], {
    reach: dailyRun,
    rulings: [confirmedBy(gemini, 'Claude:F1', sentTwice)],
    reasons: ['Confirmed by Gemini; Codex called it important, and Claude and the verifier critical.'],
  });
  return report(
    three([sentTwice, ticker], [asImportant]),
    [first, ledgerFinding('F2', ticker, ['Claude:F2'], { standing: 'unverified' })],
    {
      ledger: {
        findings: [first, ledgerFinding('F2', ticker, ['Claude:F2'], { standing: 'unverified' })],
        observations,
        dispositions: [
          {
            id: 'Claude:F1',
            item: 'finding',
            into: 'F1',
            fate: 'kept',
            from: 'critical',
            to: 'critical',
            reason: '',
            facts: [],
          },
          {
            id: 'Claude:F2',
            item: 'finding',
            into: 'F2',
            fate: 'kept',
            from: 'suggestion',
            to: 'suggestion',
            reason: '',
            facts: [],
          },
          {
            id: 'Codex:F1',
            item: 'finding',
            into: 'F1',
            fate: 'promoted',
            from: 'important',
            to: 'critical',
            reason: 'A verifier of another vendor judged it critical, as Claude did.',
            facts: ['merged'],
          },
        ],
      },
      prose: {
        summary:
          'Letters are now written to an outbox and delivered by a job that tries again with growing pauses. The outbox itself is sound. The delivery loop is not: F1 sends a letter again when only the note of its delivery failed, so customers can be billed twice. One suggestion besides.',
        verdictReason: 'F1 sends letters more than once',
        testing:
          'The new tests cover a relay that is down and a worker that dies. They never let the database fail after a letter has left, which is what F1 is about.',
        documentation: '`docs/letters.md` still promises that letters are sent at once.',
        commits: 'Three commits, each of them coherent and named after what it does.',
        closing: 'Claude and Codex found F1 independently and differed on its severity; Gemini confirmed it.',
        strengths: [
          {
            id: 'S1',
            text: 'The back-off has an upper bound and jitter, so a relay that comes back is not met by all letters at once.',
          },
        ],
      },
      gate: {
        outcome: 'blocking',
        reasons: ['F1 is critical and confirmed: a letter that was sent goes out again when `markSent` fails.'],
      },
      verdict: 'Rework',
    },
  );
}

/** Two of three reviewers failed, so nothing was decided. */
export function degraded(): Report {
  const none = {
    turns: 0,
    toolCalls: {},
    filesOpened: [],
    model: null,
    usage: { input: 0, cached: 0, cacheWrite: 0, output: 0, reasoning: 0 },
  };
  const zone = samples[2] ?? sentTwice;
  const reviews: RawReview[] = [
    completedBy(claude, 263_000, changes, { findings: [zone.finding], strengths }),
    {
      outcome: 'failed',
      reviewer: codex,
      reason: 'rate-limit',
      detail: 'The server answered 429 four times; it asked to wait for 20 minutes.',
      trace: trace(codex, 95_000, { ...none, retries: 3 }),
    },
    {
      outcome: 'failed',
      reviewer: gemini,
      reason: 'outage',
      detail: 'The server answered 503 to every attempt within 4 minutes.',
      trace: trace(gemini, 241_000, { ...none, retries: 6 }),
    },
  ];
  return report(
    reviews,
    [
      ledgerFinding('F1', zone, ['Claude:F1'], {
        standing: 'unverified',
        reasons: ['No verifier came to a verdict: both other vendors were down.'],
      }),
    ],
    {
      sessions: [
        {
          ...verification,
          failure: { reason: 'outage', detail: 'The server answered 503.' },
          trace: trace(gemini, 61_000, none),
        },
      ],
      coverage: {
        files: 6,
        changedLines: 353,
        undelivered: changes.filter(({ content }) => content === 'text').map(({ path }) => ({ path, reviewers: 1 })),
      },
      gate: {
        outcome: 'incomplete',
        reasons: ['1 of 3 reviewers completed, and 2 are needed.', '6 files were not delivered to 2 reviewers.'],
      },
      verdict: 'No verdict',
    },
  );
}

/** So many findings, each in a file of its own, over a change of so many files. */
export function many(count: number, files = 40): Report {
  const found = Array.from({ length: count }, (_, index): Sample => {
    const base = samples[Math.floor((index * samples.length) / count)] ?? sentTwice;
    const path = base.finding.path.replace(/\.(\w+)$/u, `-${index + 1}.$1`);
    return { ...base, finding: { ...base.finding, path, title: `${base.finding.title} (place ${index + 1})` } };
  });
  const wide: Report['changes'] = Array.from({ length: files }, (_, index) => ({
    path: `src/part-${index % 60}/module-${index}.ts`,
    status: 'modified',
    content: 'text',
    additions: 7,
    deletions: 3,
  }));
  const findings = found.map((each, index) =>
    ledgerFinding(`F${index + 1}`, each, [`Claude:F${index + 1}`], {
      rulings: [confirmedBy(gemini, `Claude:F${index + 1}`, each)],
      reach: each.finding.path.startsWith('src/outbox') ? dailyRun : null,
    }),
  );
  const reviews = [
    completedBy(claude, 863_000, wide, { findings: found.map(({ finding }) => finding), strengths }),
    completedBy(codex, 724_000, wide),
    completedBy(gemini, 671_000, wide),
  ];
  return report(reviews, findings, {
    changes: wide,
    coverage: { files, changedLines: files * 10, undelivered: [] },
    gate: {
      outcome: 'blocking',
      reasons: [
        `F1 is critical and confirmed: a letter that was sent goes out again when \`markSent\` fails, and ${Math.ceil(count / 6) - 1} more are critical.`,
      ],
    },
    verdict: 'Rework',
    wallClockMs: 1_497_000,
  });
}

/** The samples by name. */
export const sampleReports: Readonly<Record<string, () => Report>> = {
  clean,
  critical,
  thirty: () => many(30),
  degraded,
  huge: () => many(200, 3_000),
};
