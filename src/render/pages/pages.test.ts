import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crowdedReport } from '../../../test/support/crowded-report.ts';
import { fullReport } from '../../../test/support/full-report.ts';
import { htmlOf } from '../../../test/support/github-page.ts';
import { expectGolden } from '../../../test/support/golden.ts';
import { hostileReport } from '../../../test/support/hostile-report.ts';
import { expectInert, hostileText } from '../../../test/support/inert-page.ts';
import {
  cleanReport,
  criticalReport,
  incompleteReport,
  largeReport,
  unverifiedReport,
} from '../../../test/support/report-fixture.ts';
import { samples } from '../../../test/support/samples.ts';
import type { Report } from '../../types.ts';
import { appendix } from '../sections/appendix.ts';
import { sections } from '../sections/index.ts';
import { longestComment, renderComment } from './comment.ts';
import { reportMarkdown } from './report-markdown.ts';
import { largestSummary, renderSummary } from './summary.ts';

const name = 'deep-review';
const commentOf = (report: Report) => renderComment(report, { name });
const headings = (html: string, depth: number) =>
  [...html.matchAll(new RegExp(`<h${depth}>(.*?)</h${depth}>`, 'gs'))].map(([, inside]) => inside);

describe('golden pages', () => {
  const reports = {
    clean: cleanReport,
    critical: criticalReport,
    incomplete: incompleteReport,
    full: fullReport,
    unverified: unverifiedReport,
  };
  for (const [kind, make] of Object.entries(reports)) {
    it(`comment, ${kind}`, () => expectGolden(`comment-${kind}.md`, commentOf(make())));
    it(`summary, ${kind}`, () => expectGolden(`summary-${kind}.md`, renderSummary(make())));
  }
});

/** Headings, tables, folds and quotes of a page, in order: what a text of others must not be able to change. */
function structure(html: string): string[] {
  return html.match(/<(?:h[1-4]|table|tr|t[hd]|details|summary|blockquote|hr)\b/g) ?? [];
}

const titles = sections.flatMap(({ title }) => title ?? []);
const commentHeadings = titles.filter((title) => title !== appendix.title);

describe('pages for any text', () => {
  it('a comment has one marker, its own headings, links of ours only and nothing that acts', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const page = commentOf(hostileReport(text));
        expect(page.startsWith(`<!-- deep-review:v1:${name} -->\n`)).toBe(true);
        expect(page.split('<!-- deep-review').length).toBe(2);
        const html = htmlOf(page);
        expect(headings(html, 2)).toEqual(commentHeadings);
        expectInert(page, html);
      }),
      { numRuns: samples(300, 40) },
    );
  });

  it('the whole report too, and its structure is that of a harmless one', () => {
    const harmless = structure(htmlOf(reportMarkdown.render(hostileReport('word'))));
    fc.assert(
      fc.property(hostileText, (text) => {
        const page = reportMarkdown.render(hostileReport(text));
        const html = htmlOf(page);
        expect(structure(html)).toEqual(harmless);
        expect(headings(html, 2)).toEqual(titles);
        expectInert(page, html);
      }),
      { numRuns: samples(300, 30) },
    );
  });
});

describe('limits', () => {
  it.each([
    ['ten times of everything', crowdedReport(10)],
    ['30 findings', largeReport(30, 'critical', 2_000)],
    ['a megabyte on one line', hostileReport('x'.repeat(1_000_000))],
  ])('%s', (_, report) => {
    const comment = commentOf(report);
    expect(comment.length).toBeLessThanOrEqual(longestComment);
    expect(Buffer.byteLength(renderSummary(report))).toBeLessThanOrEqual(largestSummary);
    expect(comment).toContain(`**${report.verdict}`);
    expectInert(comment);
  });

  it('thirty findings keep their ids and titles, and the page says what it left out', () => {
    const comment = commentOf(largeReport(30, 'critical', 8_000));
    for (let id = 1; id <= 30; id++)
      expect(comment).toMatch(new RegExp(`^(?:### |- \\*\\*)F${id}\\.(?:\\*\\*)? Gauge ${id} is read`, 'm'));
    expect(comment).toContain('**Not on this page:** the original reviews');
    expect(comment).toContain('The job summary and the report files have all of it.');
  });

  it('a report that fits sheds nothing but the appendix', () => {
    const comment = commentOf(criticalReport());
    expect(comment).toContain('**Not on this page:** the original reviews.');
    expect(renderSummary(criticalReport())).not.toContain('Not on this page');
  });
});
