import type { Report } from '../../src/types.ts';
import { workedReport } from '../../test/support/worked-report.ts';
import { type Sample, samples, sentTwice } from './findings.ts';
import { claude, codex, completedBy, gemini, ruled, session } from './parts.ts';
import { clean, critical, degraded, many } from './reports.ts';
import { reportOf } from './story.ts';

const [, openPort = sentTwice, secondZone = sentTwice, lockOrder = sentTwice, , cloneEach = sentTwice] = samples;

/** Two important findings and a suggestion: nothing blocks, and there is something to mend. */
function three(): Report {
  const reviews = [
    completedBy(claude, 263_000, [openPort]),
    completedBy(codex, 424_000, [secondZone, cloneEach]),
    completedBy(gemini, 271_000, [openPort]),
  ];
  const reason = 'The lines do what the claim says, and nothing before them guards against it.';
  const rulings = [
    ruled(codex, 'Claude:F1', { severity: 'important', reason }),
    ruled(gemini, 'Codex:F1', { severity: 'important', fix: 'works', reason }),
  ];
  const sessions = [session('verification', codex, 64_000), session('verification', gemini, 58_000)];
  return reportOf({
    reviews,
    samples: [openPort, secondZone, cloneEach],
    same: [['Claude:F1', 'Gemini:F1']],
    rulings,
    more: { sessions },
  });
}

/** A critical finding that two verifiers could neither confirm nor refute: neither green nor red by right. */
function unproven(): Report {
  const reviews = [
    completedBy(claude, 263_000, [sentTwice]),
    completedBy(codex, 424_000, [lockOrder]),
    completedBy(gemini, 271_000, []),
  ];
  const doubt =
    'Whether the job runs twice at a time depends on the schedule of the host, which the code does not show.';
  const rulings = [
    ruled(gemini, 'Claude:F1', { verdict: 'unproven', severity: 'critical', effect: null, reason: doubt }),
    ruled(codex, 'Claude:F1', { verdict: 'unproven', severity: 'critical', effect: null, reason: doubt }),
    ruled(gemini, 'Codex:F1', { severity: 'important' }),
  ];
  const sessions = [session('verification', gemini, 74_000), session('verification', codex, 71_000)];
  return reportOf({ reviews, samples: [sentTwice, lockOrder], rulings, more: { sessions } });
}

const important = (base: Sample): Sample => ({ ...base, finding: { ...base.finding, severity: 'important' } });

/** The samples that are made by hand, by name. */
export const sampleReports = {
  clean,
  three,
  critical,
  unproven,
  degraded,
  thirty: () => many(30),
  'thirty-important': () => many(30, 40, important),
  huge: () => many(200, 3_000),
};

/** A sample: what it shows, and the pictures that are kept of it. */
export interface Shown {
  readonly about: string;
  readonly make: () => Report | Promise<Report>;
  /** Kind and size, such as `comment-narrow`; `dark` is wide too. */
  readonly pictures: readonly Picture[];
}
export type Picture = `${'comment' | 'report'}-${'wide' | 'dark' | 'narrow' | 'narrow-dark'}`;

/** The samples by name. Few pictures each: what one shows, another need not. */
export const shown: Readonly<Record<string, Shown>> = {
  clean: {
    about: 'nothing was found.',
    make: sampleReports.clean,
    pictures: ['comment-wide', 'comment-narrow', 'report-wide'],
  },
  three: {
    about: 'two important findings and a suggestion; nothing blocks.',
    make: sampleReports.three,
    pictures: ['comment-wide', 'comment-narrow', 'report-wide', 'report-narrow'],
  },
  critical: {
    about: 'one critical finding, confirmed, and one that a verifier refuted.',
    make: sampleReports.critical,
    pictures: [
      ...(['comment-wide', 'comment-narrow', 'comment-dark', 'comment-narrow-dark'] as const),
      ...(['report-wide', 'report-narrow', 'report-dark'] as const),
    ],
  },
  unproven: {
    about: 'a critical finding that two verifiers left open: the review is incomplete.',
    make: sampleReports.unproven,
    pictures: ['comment-wide', 'report-wide'],
  },
  degraded: {
    about: 'two of three reviewers failed.',
    make: sampleReports.degraded,
    pictures: ['comment-wide', 'comment-narrow', 'report-wide'],
  },
  thirty: {
    about: 'thirty findings.',
    make: sampleReports.thirty,
    pictures: ['comment-wide', 'comment-narrow', 'comment-dark', 'report-wide', 'report-narrow'],
  },
  'thirty-important': {
    about: 'thirty findings, all of them important.',
    make: sampleReports['thirty-important'],
    pictures: ['comment-wide'],
  },
  worked: {
    about: 'a report over a repository of the tests, with every kind of disposition.',
    make: workedReport,
    pictures: ['comment-wide', 'comment-narrow', 'report-wide'],
  },
  huge: {
    about: '200 findings over 3,000 files.',
    make: sampleReports.huge,
    pictures: ['comment-wide', 'report-wide'],
  },
};
