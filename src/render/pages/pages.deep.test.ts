import { describe, expect, it } from 'vitest';
import { crowdedReport } from '../../../test/support/crowded-report.ts';
import { hostileReport } from '../../../test/support/hostile-report.ts';
import { expectInert, fragments } from '../../../test/support/inert-page.ts';
import { largeReport } from '../../../test/support/report-fixture.ts';
import type { Report } from '../../types.ts';
import { longestComment, renderComment } from '../comment/render-comment.ts';
import { largestSummary, renderSummary } from './summary.ts';

const commentOf = (report: Report) => renderComment(report, { name: 'deep-review' });

it.each(fragments)('a comment with %j everywhere is inert', (fragment) => {
  expectInert(commentOf(hostileReport(fragment)));
});

describe('limits', () => {
  it.each([
    ['thirty times of everything', crowdedReport(30)],
    ['2000 findings', largeReport(2_000, 'critical', 2_000)],
    ['1000 suggestions', largeReport(1_000, 'suggestion', 500)],
    ['a megabyte of backticks', hostileReport('`'.repeat(1_000_000))],
    ['invisible characters', hostileReport('\u{e0041}'.repeat(30_000))],
    ['lines', hostileReport('#\n'.repeat(20_000))],
  ])('%s', (_, report) => {
    const comment = commentOf(report);
    expect(comment.length).toBeLessThanOrEqual(longestComment);
    expect(Buffer.byteLength(renderSummary(report))).toBeLessThanOrEqual(largestSummary);
    expect(comment).toMatch(new RegExp(`^## ${report.verdict}: `, 'mu'));
    expectInert(comment);
  });

  it('eight hundred findings are counted, and the blocking ones are named as far as there is room', () => {
    const comment = commentOf(largeReport(800, 'critical', 8_000));
    expect(comment).toContain('800 critical');
    for (const id of [1, 20, 60]) expect(comment).toContain(`F${id}. Gauge ${id} is read in the wrong unit`);
    expect(comment).toContain('780 more findings, below');
    expect(comment).toMatch(/… and [\d,]+ more/);
  });
});
