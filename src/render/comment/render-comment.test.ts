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
import { longestComment, renderComment } from './render-comment.ts';

const name = 'deep-review';
const commentOf = (report: Report) => renderComment(report, { name });
const count = (text: string, part: RegExp) => (text.match(part) ?? []).length;

describe('golden comments', () => {
  const reports = {
    clean: cleanReport,
    critical: criticalReport,
    incomplete: incompleteReport,
    full: fullReport,
    unverified: unverifiedReport,
  };
  for (const [kind, make] of Object.entries(reports))
    it(kind, () => expectGolden(`comment-${kind}.md`, commentOf(make())));
});

describe('the opening', () => {
  const { gate } = cleanReport();
  const kinds = [
    [cleanReport(), 'TIP'],
    [criticalReport(), 'CAUTION'],
    [incompleteReport(), 'WARNING'],
    [{ ...criticalReport(), gate, verdict: 'Merge with fixes' }, 'IMPORTANT'],
    [{ ...criticalReport(), gate }, 'CAUTION'],
  ] satisfies [Report, string][];

  it.each(kinds)('%# is as loud as the verdict', (report, kind) => {
    expect([...commentOf(report).matchAll(/^> \[!(\w+)\]$/gmu)].map(([, found]) => found)).toEqual([kind]);
  });

  it('of an incomplete review says what is missing, who failed and why, what to do, and has a link to do it', () => {
    const report = incompleteReport();
    const [, opening = ''] = commentOf(report).split('> [!WARNING]\n');
    expect(opening).toContain('**1 of 3 reviewers completed, and 2 are needed. Missing: ');
    expect(opening).toMatch(/> - `Codex` failed: \*\*rate-limit\*\*: .*when the limit has passed/u);
    expect(opening).toMatch(/> - `Gemini` failed: \*\*refusal\*\*: /u);
    expect(opening).toContain(`The gate stays closed. Once that is seen to: **[Re-run the job](${report.runUrl}).**`);
  });

  it('says loudly that a review which is let pass is none', () => {
    const report = incompleteReport();
    const page = commentOf({ ...report, policy: { ...report.policy, onIncomplete: 'pass' } });
    expect(page).toMatch(/^## No verdict: only 1 of 3 reviewers completed, and the gate is open all the same$/mu);
    expect(page).toContain('**THE GATE IS OPEN** only because on-incomplete is set to pass.');
  });

  it('says loudly that nothing was verified', () => {
    expect(commentOf(unverifiedReport())).toContain('**NOTHING HERE WAS VERIFIED:**');
  });
});

describe('the parts', () => {
  const page = commentOf(fullReport());

  it('are verdict, reason, table, findings that count, suggestions, all else, and what is not here', () => {
    expect(
      [...page.matchAll(/^(?:#{2,3} \w+|> \[!\w+\]|\| Severity|<summary><strong>[A-Z]?[\w ]+|Deep Review of)/gmu)].map(
        ([part]) => part,
      ),
    ).toEqual([
      '## Rework',
      '> [!CAUTION]',
      '| Severity',
      '### F1',
      '<summary><strong>Why and how it was checked',
      '### F2',
      '<summary><strong>Why and how it was checked',
      '### F6',
      '<summary><strong>Why',
      '<summary><strong>2 suggestions',
      '<summary><strong>About this review',
      'Deep Review of',
    ]);
  });

  it('show how it fails and what mends it before anything is unfolded, and that a remedy does not work', () => {
    const unfolded = page.replaceAll(/<details>[\s\S]*?<\/details>/gu, '');
    expect(unfolded).toContain('**Failure:** A payment arrives after the berth was given away');
    expect(unfolded).toContain('**Fix:** Free the berth only while this booking still holds it.');
    expect(unfolded).toContain('**This fix does not work,** says Gemini: `freeIfHeldBy` reads the holder');
    expect(unfolded).toContain('**Not settled:** Claude could not settle it.');
  });

  it('say nothing twice, and nothing of what is not there', () => {
    expect(commentOf(cleanReport())).not.toMatch(/None\.|No gaps|\b0 /u);
    expect(page).not.toContain(fullReport().id);
    expect(page).not.toMatch(/`(?:introduced|traced|regression)`/u);
    expect(count(page, /so the new boat still loses its berth/gu)).toBe(1);
  });
});

const names = fc.array(hostileText, { minLength: 3, maxLength: 3 });

describe('any text', () => {
  it('is text: one marker, headings and rows of our own, links of ours, and nothing that acts (threat 74)', () => {
    const { findings } = fullReport().ledger;
    fc.assert(
      fc.property(hostileText, (text) => {
        const page = commentOf(hostileReport(text));
        expect(page.startsWith(`<!-- deep-review:v1:${name} -->\n## Rework: `)).toBe(true);
        expect(page.split('<!-- deep-review').length).toBe(2);
        const html = htmlOf(page);
        expectInert(page, html);
        expect(count(html, /<h2>/gu)).toBe(1);
        expect(count(html, /<h3>/gu)).toBe(3);
        const [table = ''] = html.match(/<table>[\s\S]*?<\/table>/u) ?? [];
        expect([count(table, /<tr>/gu), count(table, /<t[hd]>/gu)]).toEqual([5, 20]);
        expect(page).toMatch(/^\| \*\*F1\*\* /mu);
      }),
      { numRuns: samples(300, 10) },
    );
    expect(findings.length).toBeGreaterThan(3);
  });

  it('as the name of a reviewer breaks no row of the table', () => {
    const report = criticalReport();
    fc.assert(
      fc.property(names, (those) => {
        const [first, ...others] = report.ledger.findings;
        if (first === undefined) throw new Error('there is no finding');
        const rulings = first.rulings.map((ruling) => ({ ...ruling, by: those.join('|') }));
        const ledger = { ...report.ledger, findings: [{ ...first, raisedBy: those, rulings }, ...others] };
        const html = htmlOf(commentOf({ ...report, ledger }));
        const [table = ''] = html.match(/<table>[\s\S]*?<\/table>/u) ?? [];
        expect([count(table, /<tr>/gu), count(table, /<t[hd]>/gu)]).toEqual([3, 12]);
      }),
      { numRuns: samples(300, 10) },
    );
  });
});

describe('the limit of GitHub', () => {
  it.each([
    ['ten times of everything', crowdedReport(10)],
    ['30 findings', largeReport(30, 'critical', 2_000)],
    ['200 findings', largeReport(200, 'critical', 8_000)],
    ['one long line', hostileReport('x'.repeat(samples(1_000_000, 200_000)))],
    ['pipes', hostileReport('|'.repeat(9_000))],
  ])('holds for %s (threat 76)', (_, report) => {
    const page = commentOf(report);
    expect(page.length).toBeLessThanOrEqual(longestComment);
    expect(page).toMatch(new RegExp(`^## ${report.verdict}: `, 'mu'));
    expectInert(page);
  });

  it('leaves thirty findings their ids and titles, and the page says what it left out', () => {
    const page = commentOf(largeReport(30, 'critical', 8_000));
    for (let id = 1; id <= 30; id++)
      expect(page).toMatch(new RegExp(`^### F${id}\\. Gauge ${id} is read in the wrong unit$`, 'm'));
    expect(page).toContain('| | 10 more findings, below | | |');
    expect(page).toMatch(
      /Not here: strengths, commit structure, the original reviews, .* The job summary and the report files have all of it\.$/mu,
    );
  });
});

it('names of reviewers leave the titles their room, however long and many they are', () => {
  const [first] = criticalReport().ledger.findings;
  if (first === undefined) throw new Error('there is no finding');
  const raisedBy = [
    'Claude Opus of the platform team',
    'GPT at high effort, reviewing',
    'Gemini for the documentation',
  ];
  const found = { ...first, raisedBy, finding: { ...first.finding, title: 'word '.repeat(60) } };
  // Fewer have a second line for their titles.
  const many = Array.from({ length: 9 }, (_, at) => ({ ...found, id: `F${at + 1}` }));
  const page = commentOf({ ...criticalReport(), ledger: { ...criticalReport().ledger, findings: many } });
  const [row = ''] = page.match(/^\| \*\*F1\*\* .*$/mu) ?? [];
  const cells = row.replace(/\]\([^)]*\)/u, ']').split(' | ');
  expect(cells[1]).toMatch(/^\[(?:word ){5,}word…\]$/u);
  expect(row.replace(/\]\([^)]*\)/u, '').length).toBeLessThanOrEqual(125);
});
