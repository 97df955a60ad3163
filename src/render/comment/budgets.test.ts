import { describe, expect, it } from 'vitest';
import { sampleReports } from '../../../scripts/preview/more-reports.ts';
import { many } from '../../../scripts/preview/reports.ts';
import { fullReport } from '../../../test/support/full-report.ts';
import { longest, readerProblems } from '../../../test/support/reader-problems.ts';
import {
  cleanReport,
  criticalReport,
  incompleteReport,
  unverifiedReport,
} from '../../../test/support/report-fixture.ts';
import { unfoldedText, visibleText } from '../../../test/support/visible-text.ts';
import type { Finding, Report } from '../../types.ts';
import { renderComment } from './render-comment.ts';

const commentOf = (report: Report) => renderComment(report, { name: 'deep-review' });
const lengthOf = (report: Report) => visibleText(commentOf(report)).length;

/** So many words of a text that a model may write. */
const words = (count: number) => Array.from({ length: count }, (_, at) => `word${at % 7 === 6 ? '.' : ''}`).join(' ');

/** Findings that say as much as they may: about the longest texts that a submission can hold. */
function talkative(findings: number, severity: Finding['severity']): Report {
  const report = criticalReport();
  const [first] = report.ledger.findings;
  if (first === undefined) throw new Error('there is no finding');
  const lines = Array.from({ length: 40 }, (_, at) => `  const line${at} = ${words(15)};`);
  const finding: Finding = {
    ...first.finding,
    severity,
    title: words(55),
    failure: words(700),
    body: words(1_400),
    fix: { text: words(700), diff: lines.map((line) => `+${line}`).join('\n') },
  };
  const all = Array.from({ length: findings }, (_, at) => ({
    ...first,
    id: `F${at + 1}`,
    severity,
    finding,
    excerpt: { startLine: 1, lines },
    rulings: first.rulings.map((ruling) => ({ ...ruling, reason: words(300) })),
  }));
  return { ...report, ledger: { ...report.ledger, findings: all } };
}

/** The largest is for the limit of GitHub, and takes a second to make. */
const { huge: _, ...few } = sampleReports;

describe('a comment is no longer than its readers have patience for', () => {
  const reports: Readonly<Record<string, () => Report>> = {
    ...few,
    clean: cleanReport,
    critical: criticalReport,
    incomplete: incompleteReport,
    unverified: unverifiedReport,
    full: fullReport,
    'one of everything': () => many(6),
    'seven findings': () => many(7),
    'three that say as much as they may': () => talkative(3, 'critical'),
    'seven that do': () => talkative(7, 'important'),
    'thirty that do': () => talkative(30, 'important'),
  };
  it.each(Object.entries(reports))('%s', (_, make) => {
    expect(readerProblems(commentOf(make()))).toEqual([]);
  });

  it('in figures', () => {
    expect(longest(0)).toBe(1_200);
    expect(lengthOf(cleanReport())).toBeLessThanOrEqual(1_200);
    expect(lengthOf(sampleReports['clean']?.() ?? cleanReport())).toBeLessThanOrEqual(1_200);
    expect(lengthOf(talkative(3, 'critical'))).toBeLessThanOrEqual(6_000);
    expect(lengthOf(talkative(7, 'important'))).toBeLessThanOrEqual(9_000);
  });

  it('and says how each finding fails and what mends it, also where nobody unfolds anything', () => {
    const page = unfoldedText(commentOf(talkative(7, 'important')));
    for (let id = 1; id <= 7; id += 1) expect(page).toContain(`F${id}. `);
    expect(page.match(/^Failure: word/gmu)).toHaveLength(7);
    expect(page.match(/^Fix: word/gmu)).toHaveLength(7);
  });
});
