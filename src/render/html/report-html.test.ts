import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { Element, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { describe, expect, it } from 'vitest';
import { many } from '../../../scripts/preview/reports.ts';
import { anyCharacter } from '../../../test/support/any-character.ts';
import { fullReport } from '../../../test/support/full-report.ts';
import { hostileReport } from '../../../test/support/hostile-report.ts';
import { elementsOf, parsed } from '../../../test/support/html-page.ts';
import { expectInertHtml } from '../../../test/support/inert-html.ts';
import { cleanReport, criticalReport, largeReport } from '../../../test/support/report-fixture.ts';
import { samples } from '../../../test/support/samples.ts';
import { everything } from '../pages/detail.ts';
import { wholePage } from '../pages/whole-page.ts';
import { sections } from '../sections/index.ts';
import { reportHtml } from './report-html.ts';

const render = reportHtml.render;
const named = (page: Root, name: string) => elementsOf(page).filter(({ tagName }) => tagName === name);
const classes = ({ properties: { className } }: Element) => (Array.isArray(className) ? className : []);

/** Pieces of markup that have broken out of other pages. */
const fragments = fc.constantFrom(
  ...['<script>alert(1)</script>', '</style>', '</title>', '<img src=x onerror=alert(1)>', '"><a href=//evil.example>'],
  ...[
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '&lt;',
    '&#x3c;b>',
    '<svg/onload=1>',
    '</pre></code>',
    '</mark>',
    '</details>',
  ],
  ...['javascript:alert(1)', 'https://evil.example', '[x](https://evil.example)', '![x](https://evil.example/i.png)'],
  ...[
    '`',
    '```',
    '<base href=//evil.example>',
    '<meta http-equiv=refresh content=0>',
    'F1',
    'F99',
    '\u{202e}',
    '\ud800',
  ],
  ...['\n', '\n\n', '\r', '\0', ' ', '\t', '| a | b |', '<plaintext>', '</html>', '@media', 'id="report"', '\u2028'],
);
const hostile = fc
  .array(fc.oneof({ weight: 4, arbitrary: fragments }, fc.string({ unit: anyCharacter, maxLength: 6 })), {
    maxLength: 12,
  })
  .map((parts) => parts.join(''));

/** Ids and titles of the sections as the page shows them. */
const landmarks = (html: string) =>
  named(parsed(html), 'h2').map((heading) => [heading.properties['id'], textOf(heading)]);

describe('report.html', () => {
  it('has every section of the report, in its order, and a table of contents that leads to each', () => {
    const report = fullReport();
    const titles = sections.flatMap(({ title, render: of }) =>
      title === null || of(report, everything) === null ? [] : [title],
    );
    const page = parsed(render(report));
    expect(named(page, 'h2').map((element) => textOf(element))).toEqual(titles);
    const [contents] = named(page, 'nav');
    const targets = contents === undefined ? [] : named({ type: 'root', children: [contents] }, 'a');
    for (const title of titles) expect(targets.map((element) => textOf(element))).toContain(title);
    expect(targets.length).toBeGreaterThan(titles.length);
  });

  it('marks the cited lines of an excerpt, and numbers all', () => {
    const lines = elementsOf(parsed(render(criticalReport()))).filter((each) => classes(each).includes('line'));
    expect(lines.slice(0, 4).map((line) => [line.tagName, textOf(line)])).toEqual([
      ['span', '  17  // the rule of the harbour\n'],
      ['mark', '> 18  if (booking.paidAt === null) return;\n'],
      ['mark', '> 19  await berths.free(booking.berth);\n'],
      ['span', '  20  }\n'],
    ]);
  });

  it('has one heading of the first level, and no level is left out', () => {
    for (const report of [cleanReport(), fullReport()]) {
      const levels = elementsOf(parsed(render(report))).flatMap(
        ({ tagName }) => Number(/^h(\d)$/u.exec(tagName)?.[1] ?? []) || [],
      );
      expect(levels.filter((level) => level === 1)).toEqual([1]);
      for (const [index, level] of levels.entries()) expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1);
    }
  });

  it('is the same beside the page in Markdown, and so is that, in either order', () => {
    const [one, other] = [fullReport(), fullReport()];
    const [markdown, html] = [wholePage(one), render(one)];
    expect(html).toContain('<a href="#F1">');
    expect(render(other)).toBe(html);
    expect(wholePage(other)).toBe(markdown);
    expect(render(one)).toBe(html);
  });

  it('forbids everything but its own style sheet, and needs nothing else', () => {
    const html = render(fullReport());
    const page = parsed(html);
    const [sheet] = named(page, 'style').map((element) => textOf(element));
    const hash = createHash('sha256')
      .update(sheet ?? '')
      .digest('base64');
    const policy = named(page, 'meta').find(({ properties }) => properties['httpEquiv'] !== undefined);
    expect(policy?.properties['content']).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`,
    );
    expect(sheet).not.toMatch(/@import|url\(/u);
    expectInertHtml(html);
  });

  it('shows any text as text', () => {
    const expected = landmarks(render(hostileReport('word')));
    fc.assert(
      fc.property(hostile, (text) => {
        const html = render(hostileReport(text));
        expect(landmarks(html)).toEqual(expected);
        expectInertHtml(html);
      }),
      { numRuns: samples(300, 8) },
    );
  });

  it('stays within 300 kB for thirty findings, and is the same each time', () => {
    const report = many(30);
    const html = render(report);
    expect(Buffer.byteLength(html)).toBeLessThanOrEqual(300_000);
    expect(render(report)).toBe(html);
    expect(Buffer.byteLength(render(largeReport(30, 'critical', 2_000)))).toBeLessThanOrEqual(300_000);
  });
});
