import { expect, it } from 'vitest';
import { fullReport } from '../../../test/support/full-report.ts';
import { type Report, SessionRecord, type Usage } from '../../types.ts';
import { logTable } from '../pages/log-table.ts';
import { wholePage } from '../pages/whole-page.ts';

/** One review, and one session of each purpose. */
function report(usage: Usage): Report {
  const full = fullReport();
  const [review] = full.reviews;
  if (review === undefined) throw new Error('the full report has reviews');
  const trace = { ...review.trace, usage };
  const sessions = SessionRecord.shape.purpose.options.map(
    (purpose): SessionRecord => ({ purpose, reviewer: review.reviewer, failure: null, trace }),
  );
  return { ...full, reviews: [{ ...review, trace }], sessions };
}

it('has every session whatever it was for, and the share of its input that came from a cache', () => {
  const shown = report({ input: 8_000, cached: 69_000, written: 2_000, writtenLong: 21_000, output: 5, reasoning: 0 });
  const page = wholePage(shown);
  const log = logTable(shown).join('\n');
  for (const purpose of ['review', ...SessionRecord.shape.purpose.options]) {
    expect(page).toMatch(
      new RegExp(`\\| ${purpose} \\|.* 31,000 \\| 23,000 \\| 69,000 \\| 69 % \\| 5 \\| \\$0\\.31 \\|`),
    );
    expect(log).toMatch(new RegExp(`^${purpose} .* 31000 +23000 +69000 +69 % +5 +\\$0\\.31$`, 'm'));
  }
  expect(page).toContain('of which 138,000 were written to a cache; 414,000 from a cache, 69 % of all input; 30 out');
});

it('has no share of nothing', () => {
  const shown = report({ input: 0, cached: 0, written: 0, writtenLong: 0, output: 0, reasoning: 0 });
  expect(wholePage(shown)).toMatch(/\| recheck \|.* 0 \| 0 \| 0 \| – \| 0 \| \$0\.31 \|/);
});
