import { setTimeout as wait } from 'node:timers/promises';
import type { Report } from '../../src/types.ts';
import { purposeOf } from './scripted-verification.ts';
import type { TestBed } from './test-bed.ts';
import type { Script } from './vendors.ts';

/**
 * What two reviews of the same change from the same answers have in common: all but times, receipts, which are new in every
 * run, addresses, and in what order sessions ended.
 */
export function sameButForTimes(report: Report, { git }: Pick<TestBed, 'git'>): unknown {
  const sessions = report.sessions.map((session) => ({ ...session, trace: timeless(session.trace) }));
  const told = {
    ...report,
    ...{ id: '', createdAt: '', wallClockMs: 0 },
    reviews: report.reviews.map((review) => ({ ...review, trace: timeless(review.trace), ...withoutReceipts(review) })),
    sessions: sessions.toSorted((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1)),
    metrics: report.metrics.map((metric) => timeless(metric)),
  };
  return JSON.parse(JSON.stringify(told).replaceAll(git.url, 'https://github.test'));
}

function timeless<Timed extends object>(timed: Timed): Timed {
  return {
    ...timed,
    ...('durationMs' in timed ? { durationMs: 0 } : {}),
    ...('startedAt' in timed ? { startedAt: 0 } : {}),
  };
}

function withoutReceipts(review: Report['reviews'][number]) {
  if (review.outcome === 'failed') return {};
  const coverage = review.submission.coverage.map((line) => ({ ...line, receipt: '' }));
  return { submission: { ...review.submission, coverage } };
}

const placeOf: Readonly<Record<string, number>> = { anthropic: 0, openai: 1, google: 2 };

/** Lets reviews end in the order of their vendors, and all of them before a verification: as jobs that are read one by one. */
export function inOrder(script: Script): Script {
  return async (request) => {
    await wait(purposeOf(request) === 'review' ? (placeOf[request.vendor] ?? 0) * 60 : 180);
    return script(request);
  };
}
