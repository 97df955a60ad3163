import { describe, expect, it } from 'vitest';
import { cleanReport, criticalReport } from '../../../test/support/report-fixture.ts';
import type { Prior, PriorStatus, Report } from '../../types.ts';
import { renderComment } from './render-comment.ts';

const commentOf = (report: Report) => renderComment(report, { name: 'deep-review' });

function withPriors(report: Report, statuses: readonly PriorStatus[]): Report {
  const priors = statuses.map(
    (status, at): Prior => ({
      ...{ id: `F${at + 1}`, title: 'A title', severity: 'important', since: 1, status, code: null, anchor: null },
      ...{ evidence: null, commit: null, foundAgain: [], voices: [], reason: 'A reason.' },
    }),
  );
  return { ...report, rounds: { ...report.rounds, round: 3 }, ledger: { ...report.ledger, priors } };
}

describe('of earlier rounds the comment says', () => {
  it('what became of each finding, by its id', () => {
    const page = commentOf(withPriors(criticalReport(), ['open', 'fixed', 'unclear', 'fixed']));
    expect(page).toContain('Round 3, of earlier findings: F1 open; F3 unclear, so it counts as open; F2, F4 fixed.');
  });

  it('how many more there are where many came to the same', () => {
    const page = commentOf(withPriors(cleanReport(), Array<PriorStatus>(11).fill('fixed')));
    expect(page).toContain('F1, F2, F3, F4, F5, F6, F7, F8 and 3 more fixed.');
  });

  it('nothing in a first one, but why nothing is remembered', () => {
    expect(commentOf(cleanReport())).not.toContain('Round');
    const report = cleanReport();
    expect(commentOf({ ...report, rounds: { ...report.rounds, note: 'The memory is not believed.' } })).toContain(
      'The memory is not believed.',
    );
  });
});

describe('the table of findings', () => {
  const title = 'The second compaction overwrites the snapshot, and whatever was written before it is lost for good';
  const of = (count: number): Report => {
    const report = criticalReport();
    const [first] = report.ledger.findings;
    if (first === undefined) throw new Error('there is no finding');
    const findings = Array.from({ length: count }, (_, at) => ({
      ...first,
      id: `F${at + 1}`,
      finding: { ...first.finding, title },
    }));
    return { ...report, ledger: { ...report.ledger, findings } };
  };
  const rowOf = (report: Report) =>
    commentOf(report)
      .split('\n')
      .find((row) => row.startsWith('| **F1**'));

  it('has whole titles while there are few', () => {
    expect(rowOf(of(8))).toContain(title);
    expect(rowOf(of(9))).not.toContain(title);
    expect(rowOf(of(9))).toContain('The second compaction');
  });
});
