import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fullReport } from '../../../test/support/full-report.ts';
import { foreignTags, htmlOf, searchedText } from '../../../test/support/github-page.ts';
import { expectGolden } from '../../../test/support/golden.ts';
import { hostileReport } from '../../../test/support/hostile-report.ts';
import {
  cleanReport,
  criticalReport,
  incompleteReport,
  largeReport,
  unverifiedReport,
} from '../../../test/support/report-fixture.ts';
import type { Report } from '../../types.ts';
import { formats } from '../index.ts';
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

/** Fragments that have broken out of, or through, other people's sanitisers. */
const fragments = [
  '```',
  '~~~',
  '`````',
  '```suggestion\nrm\n```',
  '`',
  '``',
  '<!--',
  '-->',
  '<!-- deep-review:v1:deep-review -->',
  '<!<!-- x -->-- deep-review:v1:deep-review -->',
  '@octocat',
  '＠org/team',
  '&commat;org',
  '&amp;#64;org',
  '@\u200borg',
  'a@b.example',
  'fixes #1',
  'GH-1',
  'o/r#1',
  'deadbeefdeadbeefdeadbeefdeadbeefdeadbeef',
  '##[add-mask]x',
  '::error::x',
  '/approve',
  'www.evil.example',
  'https://evil.example/?d=1',
  'javascript:alert(1)',
  'mailto:a@b.example',
  '![x](https://evil.example/i.png)',
  '[t](//evil.example "PAYLOAD")',
  '[r]: https://evil.example',
  '[r]',
  '[^1]: note',
  '[^1]',
  '<img src=x>',
  '<details>',
  '</details>',
  '</summary>',
  '</code>',
  '<a href="https://evil.example">',
  '# h',
  '===',
  '---',
  '| - |',
  '|',
  '\\|',
  '\\',
  '- x',
  '1. x',
  '> x',
  '> [!NOTE]',
  '*',
  '__',
  '~~',
  '$\\color{white}x$',
  '\u202e',
  '\u{e0041}',
  '\u2800',
  '\u3164',
  '\ud800',
  '\udc00',
  '\0',
  '\r',
  '\r\n',
  '\n',
  '\n\n',
  '\t',
  ' ',
  '    ',
  'word',
];
const hostile = fc
  .array(
    fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...fragments) }, fc.string({ unit: 'binary', maxLength: 6 })),
    {
      maxLength: 14,
    },
  )
  .map((parts) => parts.join(''));

function expectInert(page: string, rendered = htmlOf(page)): void {
  const html = rendered.replace(/^<!-- deep-review:v1:deep-review -->\n/, '');
  expect(foreignTags(html)).toEqual([]);
  // A word of our own that begins like a commit.
  const searched = searchedText(html).replace('Unresolved Feedback', '');
  expect(searched.normalize('NFKC')).not.toMatch(/@|#\d|GH-\d|[0-9a-f]{7}|www\.|:\/\/|\$/i);
  expect(page.isWellFormed()).toBe(true);
  expect(page).not.toMatch(/^\/[a-z]/m);
  expect(page).not.toMatch(/[^\P{Default_Ignorable_Code_Point}]|\u2800|[^\P{Cc}\n\t]/u);
  expect((html.match(/<details>/g) ?? []).length).toBe((html.match(/<\/details>/g) ?? []).length);
}

/** Headings, tables, folds and quotes of a page, in order: what a text of others must not be able to change. */
function structure(html: string): string[] {
  return html.match(/<(?:h[1-4]|table|tr|t[hd]|details|summary|blockquote|hr)\b/g) ?? [];
}

const commentHeadings = [
  'Executive Summary',
  'Critical Issues',
  'Important Issues',
  'Suggestions',
  'Pre-existing findings',
  'Ungrounded findings',
  'Refuted findings',
  'Design Observations',
  'Testing Assessment',
  'Documentation Assessment',
  'Commit Structure',
  'Acknowledged Limitations',
  'Unresolved Feedback',
  'Prior Rounds',
  'What was not reviewed',
  'Agent Performance Retro',
  'Reconciliation',
  'Usage and cost',
];

describe('pages for any text', () => {
  it('a comment has one marker, its own headings, links of ours only and nothing that acts', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const page = commentOf(hostileReport(text));
        expect(page.startsWith(`<!-- deep-review:v1:${name} -->\n`)).toBe(true);
        expect(page.split('<!-- deep-review').length).toBe(2);
        const html = htmlOf(page);
        expect(headings(html, 2)).toEqual(commentHeadings);
        expectInert(page, html);
      }),
      { numRuns: 40 },
    );
  });

  it('the whole report too, and its structure is that of a harmless one', () => {
    const harmless = structure(htmlOf(reportMarkdown.render(hostileReport('word'))));
    fc.assert(
      fc.property(hostile, (text) => {
        const page = reportMarkdown.render(hostileReport(text));
        const html = htmlOf(page);
        expect(structure(html)).toEqual(harmless);
        expect(headings(html, 2)).toEqual([...commentHeadings, 'Appendix: original reviews']);
        expectInert(page, html);
      }),
      { numRuns: 30 },
    );
  });

  it('every fragment by itself', () => {
    for (const fragment of fragments) expectInert(commentOf(hostileReport(fragment)));
  });
});

/** The full report with every list of it many times as long. */
function crowdedReport(times: number): Report {
  const report = fullReport();
  const many = <Item>(items: readonly Item[]) => Array.from({ length: times }, () => items).flat();
  const { ledger, prose } = report;
  return {
    ...report,
    commits: many(report.commits),
    changes: many(report.changes),
    reviews: many(report.reviews),
    sessions: many(report.sessions),
    metrics: many(report.metrics).map((each) => ({ ...each, coverageMisses: many(['src/desk.ts']) })),
    coverage: { ...report.coverage, undelivered: many([{ path: 'src/desk.ts', reviewers: 0 }]) },
    gate: { ...report.gate, reasons: many(report.gate.reasons) },
    prose: prose && { ...prose, summary: many(['So it is.']).join(' '), closing: many(['So it is.']).join(' ') },
    ledger: {
      findings: many(ledger.findings).map((found) => ({
        ...found,
        rulings: many(found.rulings),
        reasons: many(found.reasons),
        raisedBy: many(found.raisedBy),
      })),
      observations: many(ledger.observations),
      dispositions: many(ledger.dispositions),
    },
  };
}

describe('limits', () => {
  it.each([
    ['thirty times of everything', crowdedReport(30)],
    ['30 findings', largeReport(30, 'critical', 2_000)],
    ['2000 findings', largeReport(2_000, 'critical', 2_000)],
    ['1000 suggestions', largeReport(1_000, 'suggestion', 500)],
    ['a megabyte on one line', hostileReport('x'.repeat(1_000_000))],
    ['a megabyte of backticks', hostileReport('`'.repeat(1_000_000))],
    ['invisible characters', hostileReport('\u{e0041}'.repeat(30_000))],
    ['lines', hostileReport('#\n'.repeat(20_000))],
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

  it('eight hundred findings are counted, and the blocking ones are named as far as there is room', () => {
    const comment = commentOf(largeReport(800, 'critical', 8_000));
    expect(comment).toContain('800 critical');
    expect(comment).toContain('**F1.** Gauge 1 is read in the wrong unit');
    expect(comment).toMatch(/… and [\d,]+ more/);
  });

  it('a report that fits sheds nothing but the appendix', () => {
    const comment = commentOf(criticalReport());
    expect(comment).toContain('**Not on this page:** the original reviews.');
    expect(renderSummary(criticalReport())).not.toContain('Not on this page');
  });
});

describe('formats', () => {
  it('have distinct files and outputs', () => {
    expect(new Set(formats.map(({ fileName }) => fileName)).size).toBe(formats.length);
    expect(new Set(formats.map(({ output }) => output)).size).toBe(formats.length);
  });

  it('JSON gives the report back', () => {
    const json = formats.find(({ fileName }) => fileName === 'report.json');
    expect(JSON.parse(json?.render(criticalReport()) ?? '')).toEqual(criticalReport());
  });
});
