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
import { sections } from '../sections/index.ts';
import { reportMarkdown } from './report-markdown.ts';
import { largestSummary, renderSummary } from './summary.ts';

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
    it(`summary, ${kind}`, () => expectGolden(`summary-${kind}.md`, renderSummary(make())));
  }
});

/** Headings, tables, folds and quotes of a page, in order: what a text of others must not be able to change. */
function structure(html: string): string[] {
  return html.match(/<(?:h[1-4]|table|tr|t[hd]|details|summary|blockquote|hr)\b/g) ?? [];
}

const titles = sections.flatMap(({ title }) => title ?? []);

describe('pages for any text', () => {
  it('a report is inert, and its structure is that of a harmless one', () => {
    const harmless = structure(htmlOf(reportMarkdown.render(hostileReport('word'))));
    fc.assert(
      fc.property(hostileText, (text) => {
        const page = reportMarkdown.render(hostileReport(text));
        const html = htmlOf(page);
        expect(structure(html)).toEqual(harmless);
        expect(headings(html, 2)).toEqual(titles);
        expectInert(page, html);
      }),
      { numRuns: samples(300, 12) },
    );
  });
});

it.each([
  ['ten times of everything', crowdedReport(10)],
  ['30 findings', largeReport(30, 'critical', 2_000)],
  ['one long line', hostileReport('x'.repeat(samples(1_000_000, 200_000)))],
])('a job summary holds %s (threat 76)', (_, report) => {
  const page = renderSummary(report);
  expect(Buffer.byteLength(page)).toBeLessThanOrEqual(largestSummary);
  expect(page).toMatch(new RegExp(`^# ${report.verdict}: `));
});
