import { failureOf, type RawReview, type Report, remedies, type Submission } from '../../src/types.ts';
import { type Sample, samples, sentTwice } from './findings.ts';
import {
  changes,
  claude,
  codex,
  completedBy,
  evidenceAt,
  gemini,
  reached,
  ruled,
  session,
  trace,
  unused,
} from './parts.ts';
import { reportOf } from './story.ts';

/* The sample reports of `npm run preview`. Written by hand: no model said any of this. */

const strengths: Submission['strengths'] = [
  {
    title: 'The back-off has an upper bound and jitter',
    path: 'src/outbox/backoff.ts',
    body: 'A relay that comes back after an outage is not met by all letters at once.',
  },
];
const observed: Partial<Submission> = {
  strengths: [
    ...strengths,
    {
      title: 'Claims carry the time at which they lapse',
      path: 'src/outbox/outbox.ts',
      body: 'A worker that dies leaves no letter behind: the next run takes it up.',
    },
  ],
  concerns: [
    {
      title: 'Letters and reminders share one outbox',
      path: 'src/outbox/outbox.ts',
      body: 'A day with many reminders delays invoices. An order of importance in `outbox.due` would keep them apart.',
      scope: 'future',
    },
  ],
  testing: [
    {
      title: 'No test lets `markSent` fail after a letter has left',
      path: 'test/outbox.test.ts',
      body: 'It is the order of events in which letters go out twice; the fake transport of the test would do.',
    },
    {
      title: 'Two workers never run at the same time in any test',
      path: 'test/outbox.test.ts',
      body: 'The claim is what the outbox stands on.',
    },
  ],
  documentation: [
    {
      title: '`docs/letters.md` still says that letters are sent at once',
      path: 'docs/letters.md',
      body: 'Operators look there for the time between an order and its letter.',
    },
  ],
  limitations: [
    {
      title: 'Attachments are held in memory',
      path: 'src/smtp.ts',
      startLine: 77,
      quote: '// TODO: stream attachments, they are held in memory whole',
      body: 'Not touched by this change.',
    },
  ],
};

/** Nothing found. */
export function clean(): Report {
  const reviews = [
    completedBy(claude, 263_000, [], { strengths }),
    completedBy(codex, 424_000, []),
    completedBy(gemini, 271_000, [], { strengths }),
  ];
  const prose: Report['prose'] = {
    summary:
      'Letters are now written to an outbox and delivered by a job that tries again with growing pauses. The change is small, keeps its promises and is tested where it matters. No reviewer found a defect.',
    verdictReason: 'no reviewer found a defect',
    testing: 'The new tests cover a relay that is down and a worker that dies.',
    documentation: 'No gaps.',
    commits: 'Three commits, each of them coherent and named after what it does.',
    closing: 'All three read every file; none of them raised a defect.',
    strengths: [],
  };
  return reportOf({ reviews, samples: [], more: { prose, sessions: [session('editing', claude, 21_000)] } });
}

const again: Sample = {
  ...sentTwice,
  finding: { ...sentTwice.finding, severity: 'important', title: 'A failing `markSent` repeats the letter' },
};
const [, , , locks = sentTwice, ticker = sentTwice] = samples;

/** One critical finding of two reviewers, confirmed; one suggestion; one important finding refuted. */
export function critical(): Report {
  const reviews = [
    completedBy(claude, 263_000, [sentTwice, ticker], observed),
    completedBy(codex, 424_000, [again, locks], { testing: observed.testing?.slice(0, 1) ?? [] }),
    completedBy(gemini, 271_000, [], { strengths }),
  ];
  const rulings = [
    ruled(gemini, 'Claude:F1', {
      severity: 'critical',
      fix: 'works',
      evidence: [reached()],
      reason:
        'The job repeats every five minutes and nothing remembers what was sent, so one lost connection is enough.',
    }),
    ruled(claude, 'Codex:F2', {
      verdict: 'refuted',
      severity: 'important',
      evidence: [
        evidenceAt(
          'db/queries/refund.sql',
          6,
          'SELECT id FROM accounts WHERE id = $1 FOR UPDATE;',
          'Refunds lock the account first',
        ),
      ],
      reason: 'The refund takes the lock of the account before it touches letters, so both go the same way round.',
    }),
  ];
  const prose: Report['prose'] = {
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
  };
  const sessions = [
    session('verification', gemini, 74_000, { claims: ['Claude:F1'], startsAfter: 264_000 }),
    session('verification', claude, 28_000, { claims: ['Codex:F2'] }),
    session('editing', claude, 31_000, { startsAfter: 454_000 }),
  ];
  return reportOf({
    reviews,
    samples: [sentTwice, ticker, again, locks],
    same: [['Claude:F1', 'Codex:F1']],
    rulings,
    more: { prose, sessions },
  });
}

/** Two of three reviewers failed, so nothing was decided. */
export function degraded(): Report {
  const zone = samples[2] ?? sentTwice;
  const reviews: RawReview[] = [
    completedBy(claude, 263_000, [zone], { strengths }),
    {
      outcome: 'failed',
      reviewer: codex,
      ...{ reason: 'rate-limit', words: null, remedy: remedies['rate-limit'] },
      detail: 'The server answered 429 four times; it asked to wait for 20 minutes.',
      trace: trace(codex, 95_000, { ...unused, retries: 3 }),
    },
    {
      outcome: 'failed',
      reviewer: gemini,
      ...{ reason: 'outage', words: null, remedy: remedies.outage },
      detail: 'The server answered 503 to every attempt within 4 minutes.',
      trace: trace(gemini, 241_000, { ...unused, retries: 6 }),
    },
  ];
  const text = changes.filter(({ content }) => content === 'text');
  const coverage = {
    files: 6,
    changedLines: 353,
    undelivered: text.map(({ path }) => ({ path, reviewers: 1, lines: 20, causes: [] })),
  };
  const failure = failureOf('outage', 'The server answered 503 to every attempt.');
  const died = session('verification', gemini, 61_000, { failure, trace: trace(gemini, 61_000, unused) });
  const rulings = [ruled(gemini, 'Claude:F1', { verdict: 'unverified', effect: null, reason: 'outage' })];
  return reportOf({ reviews, samples: [zone], rulings, more: { coverage, sessions: [died] } });
}

/** So many findings, each in a file of its own, over a change of so many files. */
export function many(count: number, files = 40, change = (sample: Sample): Sample => sample): Report {
  const found = Array.from({ length: count }, (_, index): Sample => {
    const base = change(samples[Math.floor((index * samples.length) / count)] ?? sentTwice);
    const path = base.finding.path.replace(/\.(\w+)$/u, `-${index + 1}.$1`);
    return { ...base, finding: { ...base.finding, path, title: `${base.finding.title} (place ${index + 1})` } };
  });
  const wide: Report['changes'] = Array.from({ length: files }, (_, index) => ({
    path: found[index]?.finding.path ?? `src/part-${index % 60}/module-${index}.ts`,
    status: 'modified',
    content: 'text',
    notReviewed: null,
    additions: 7,
    deletions: 3,
  }));
  const reviews = [
    completedBy(claude, 863_000, found, observed, wide),
    completedBy(codex, 724_000, [], {}, wide),
    completedBy(gemini, 671_000, [], { strengths }, wide),
  ];
  const rulings = found.flatMap(({ finding }, index) =>
    finding.severity === 'suggestion'
      ? []
      : [
          ruled(gemini, `Claude:F${index + 1}`, {
            severity: finding.severity,
            evidence: finding.severity === 'critical' ? [reached()] : [],
          }),
        ],
  );
  const sessions = [session('verification', gemini, 174_000)];
  return reportOf({ reviews, samples: found, rulings, more: { changes: wide, sessions, wallClockMs: 1_497_000 } });
}
