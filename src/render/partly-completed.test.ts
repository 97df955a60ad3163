import { expect, it } from 'vitest';
import { fullReport } from '../../test/support/full-report.ts';
import { jobLog } from '../events/job-log.ts';
import { inTime } from '../publish/in-time.ts';
import { publicationOf } from '../publish/publication.ts';
import { gate } from '../steps/decide/gate.ts';
import { failureOf, type RawReview, type Report } from '../types.ts';
import { everything } from './pages/detail.ts';
import { logTable } from './pages/log-table.ts';
import { wholePage } from './pages/whole-page.ts';

const failure = failureOf('timeout', 'The time for this review ran out.');
const failures = [2, 5].map((part) => ({ part, of: 8, ...failure }));

/** The full report, in which two sessions of Codex have failed and what they had reached nobody else. */
function report(): Report {
  const full = fullReport();
  const reviews = full.reviews.map(
    (review): RawReview =>
      review.outcome === 'completed' && review.reviewer.name === 'Codex'
        ? { ...review, outcome: 'partly-completed', sessions: 8, failures }
        : review,
  );
  const undelivered = [
    { path: 'src/lapse.ts', reviewers: 1, lines: 12, causes: [{ why: 'failed' as const, lines: 12 }] },
  ];
  const coverage = { ...full.coverage, undelivered };
  const { ledger, policy } = full;
  const decided = gate({
    ledger,
    policy,
    reviews,
    coverage,
    changes: [],
    head: 'current',
    hasWithheldText: false,
    isCrossed: false,
  });
  return { ...full, reviews, coverage, gate: decided };
}

it('a reviewer of which some sessions failed is named everywhere with how many, why, and what to do', async () => {
  const part = report();
  const { gate: decided, reviews } = part;
  const said = 'failed in 2 of 8 sessions';
  expect(decided.reasons).toContain(`Codex ${said} (timeout). ${failure.remedy}`);
  const page = wholePage(part);
  const [opening = '', rest = ''] = page.split('\n## ');
  for (const words of [`\`Codex\` ${said}`, failure.remedy]) expect(opening).toContain(words);
  expect(page).toContain('2 of 3 reviewers completed, 1 in part.');
  expect(page).toContain(`It ${said}`);
  expect(rest).not.toBe('');
  expect(everything.appendix).toBe(true);
  expect(logTable(part).join('\n')).toContain('timeout in 2 of 8 sessions');
  const { outputs, status } = publicationOf(part, [], {
    ...{
      name: 'deep-review',
      comment: true,
      inlineComments: false,
      annotations: false,
      lacking: new Set<never>(),
      work: inTime(60_000),
    },
  });
  const values = Object.fromEntries(outputs.flatMap(({ value }) => (value === null ? [] : [value])));
  expect(values['failed-reviewers']).toBe('Codex (timeout in 2 of 8 sessions)');
  expect(values['reviewers-completed']).toBe('2');
  expect(status.description).toContain('Codex failed in part (timeout)');
  const log: string[] = [];
  const line = (text: string) => void log.push(text);
  const listen = jobLog({ line, warning: (text) => line(`! ${text}`), group: line });
  for (const review of reviews) await listen({ kind: 'review-end', review });
  expect(log).toContain(`! Reviewer Codex ${said} (timeout: ${failure.detail}). ${failure.remedy}`);
});
