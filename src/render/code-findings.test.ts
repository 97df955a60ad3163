import { describe, expect, it } from 'vitest';
import { cleanReport } from '../../test/support/report-fixture.ts';
import { completed, hidden, ledgerOf, unverified } from '../../test/support/scripted-ledger.ts';
import { identify } from '../rounds/identity.ts';
import { rules } from '../rules/index.ts';
import { gate, verdictOf } from '../steps/decide/gate.ts';
import type { Policy, Report } from '../types.ts';
import { reportSarif } from './data/report-sarif.ts';
import { annotations } from './lines/annotations.ts';
import { renderSummary } from './pages/summary.ts';

/** A report with two findings of code, one of them about a file as a whole. */
function reportWith(blockOn: readonly string[] = []): Report {
  const policy: Policy = { ...unverified, blockOn };
  const reviews = [completed('A', {}), completed('B', {})];
  const whole = { ...hidden, rule: 'left-the-repository', title: 'A link leaves the repository', anchor: null };
  const ledger = identify(ledgerOf(reviews, { policy, codeFindings: [hidden, whole] }), (text) => text);
  const head = { head: 'current', hasWithheldText: false, isCrossed: false } as const;
  const { coverage, changes } = cleanReport();
  const decided = gate({ ledger, policy, reviews, coverage, changes, ...head });
  return { ...cleanReport(), reviews, ledger, policy, gate: decided, verdict: verdictOf(decided, ledger) };
}

describe('findings of code', () => {
  it('have one fate each, and a source that no reviewer has', () => {
    const { dispositions, findings } = reportWith().ledger;
    expect(dispositions.map(({ id, fate, into }) => [id, fate, into])).toEqual([
      ['code:hidden-text:1', 'kept', findings[1]?.id],
      ['code:left-the-repository:1', 'kept', findings[0]?.id],
    ]);
    expect(findings.every(({ rule, raisedBy }) => rule !== null && raisedBy.length === 0)).toBe(true);
  });

  it('are shown as important in a section of their own, and counted as nothing', () => {
    const page = renderSummary(reportWith());
    expect(page).toContain('## Found by code');
    expect(page).toMatch(/`🟠 important` `gap` `found by code: hidden-text`/u);
    expect(page).toMatch(/^# Merge as-is: 2 facts found by code, and nothing blocks\n/);
    expect(page).not.toContain('Open:');
    expect(page).toContain('2 found by code');
  });

  it('count as important where the configuration lists their rule', () => {
    const page = renderSummary(reportWith(['hidden-text']));
    expect(page).toMatch(/^# Merge with fixes: 1 finding of code blocks this merge\n/);
    expect(page).toContain('Open: 1 important.');
    expect(page).toMatch(/## Important Issues[\s\S]*A line holds characters/u);
    expect(annotations(reportWith(['hidden-text']))).toMatchObject([
      { level: 'warning', message: expect.stringContaining('Found by code (hidden-text)') },
    ]);
  });

  it('have rules of their own in SARIF', () => {
    const [run] = JSON.parse(reportSarif.render(reportWith())).runs;
    expect(run.results.map(({ ruleId, level }: { ruleId: string; level: string }) => [ruleId, level])).toEqual([
      ['hidden-text', 'warning'],
    ]);
    const [only] = run.results;
    expect(run.tool.driver.rules[only.ruleIndex].id).toBe('hidden-text');
    expect(run.invocations[0].toolExecutionNotifications[0].message.text).toContain('It has no lines at the head: ');
  });

  it('have the words of their rule in SARIF, and the first line where they are about a file that is there', () => {
    const report = reportWith();
    const [file] = report.changes;
    const fact = { ...hidden, rule: rules[0]?.id ?? '', path: file?.path ?? '', anchor: null };
    const of = (changes: Report['changes']) => {
      const ledger = identify(ledgerOf([], { codeFindings: [fact] }), (text) => text);
      return JSON.parse(reportSarif.render({ ...report, changes, ledger })).runs[0];
    };
    const run = of(report.changes);
    expect(run.results[0].locations[0].physicalLocation.region).toEqual({
      startLine: 1,
      startColumn: 1,
      endLine: 1,
      endColumn: 1,
    });
    expect(run.tool.driver.rules.at(-1)).toMatchObject({
      shortDescription: { text: `${rules[0]?.name}.` },
      helpUri: `${report.actionUrl}/docs/rules/${rules[0]?.id}.md`,
    });
    expect(of([]).results).toEqual([]);
  });
});
