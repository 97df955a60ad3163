import { describe, expect, it } from 'vitest';
import { fullReport } from '../../../test/support/full-report.ts';
import { reportProblems } from '../../../test/support/report-problems.ts';
import type { Disposition, Report } from '../../types.ts';
import { wholePage } from '../pages/whole-page.ts';

const hostile = '{"severity":"high","title":"<!-- deep-review:v1:x --> @everyone"}\n```\n# Not a heading';

/** The full report, with an item of Claude's review that nobody could read. */
function reportWith(text: string): Report {
  const report = fullReport();
  const item = { list: 'findings', severity: 'critical', text, problem: 'findings.2.path: expected string.' } as const;
  const fate: Disposition = {
    id: 'Claude:U1',
    item: 'unreadable',
    into: null,
    fate: 'unreadable',
    from: 'critical',
    to: null,
    reason: 'One of the findings. findings.2.path: expected string.',
    facts: [],
  };
  return {
    ...report,
    reviews: report.reviews.map((review) =>
      review.outcome === 'completed' && review.reviewer.name === 'Claude'
        ? { ...review, submission: { ...review.submission, unreadable: [item] } }
        : review,
    ),
    ledger: { ...report.ledger, dispositions: [...report.ledger.dispositions, fate] },
  };
}

describe('what could not be read', () => {
  it('has its sentence in the reconciliation, and stands in the review as it came', () => {
    const page = wholePage(reportWith(hostile));
    const [, reconciliation = ''] = page.split('## Reconciliation');
    expect(reconciliation).toMatch(/raw items: .*1 unreadable\./u);
    expect(reconciliation).toContain(
      '`Claude:U1` (unreadable) of severity critical could not be read: One of the findings.',
    );
    expect(page).toContain('What could not be read');
    expect(page).toContain('| {"severity":"high"');
  });

  it('is data: nothing of it becomes a mark of ours, a heading or a mention', () => {
    const page = wholePage(reportWith(hostile));
    expect(page).not.toContain('<!-- deep-review:v1:x -->');
    expect(page).not.toMatch(/^# Not a heading/mu);
  });

  it('has a place in the published form', () => {
    expect(reportProblems(JSON.parse(JSON.stringify(reportWith(hostile))))).toEqual([]);
  });
});
