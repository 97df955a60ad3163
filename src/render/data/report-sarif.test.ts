import fc from 'fast-check';
import type { Log, Result, Run } from 'sarif';
import { describe, expect, it } from 'vitest';
import { fullReport } from '../../../test/support/full-report.ts';
import { hostileReport } from '../../../test/support/hostile-report.ts';
import { cleanReport, criticalReport, incompleteReport, largeReport } from '../../../test/support/report-fixture.ts';
import { samples } from '../../../test/support/samples.ts';
import { sarifProblems } from '../../../test/support/sarif-problems.ts';
import { identify } from '../../rounds/identity.ts';
import type { LedgerFinding, Report } from '../../types.ts';
import { reportSarif } from './report-sarif.ts';

function runOf(report: Report): Run {
  const log: Log = JSON.parse(reportSarif.render(report));
  expect(sarifProblems(log)).toEqual([]);
  const [run] = log.runs;
  if (run === undefined) throw new Error('the log has no run');
  return run;
}

function alertsOf(report: Report): Result[] {
  return runOf(report).results ?? [];
}

function fingerprint(report: Report): string | undefined {
  return alertsOf(report)[0]?.partialFingerprints?.['primaryLocationLineHash'];
}

function withFirst(change: (found: LedgerFinding) => Partial<LedgerFinding>): Report {
  const report = criticalReport();
  const [first, ...rest] = report.ledger.findings;
  if (first === undefined) throw new Error('the fixture has lost its first finding');
  const findings = [{ ...first, ...change(first) }, ...rest];
  return { ...report, ledger: identify({ ...report.ledger, findings }, (text) => text) };
}

describe('report.sarif', () => {
  it('has an alert at lines of the head for each finding that counts, and none for others', () => {
    const run = runOf(criticalReport());
    expect(
      run.results?.map(({ ruleId, level, locations }) => [ruleId, level, locations?.[0]?.physicalLocation]),
    ).toEqual([
      [
        'deep-review/regression',
        'error',
        {
          artifactLocation: { uri: 'src/lapse.ts' },
          region: { startLine: 18, endLine: 19, startColumn: 1, endColumn: 34 },
        },
      ],
    ]);
    expect(run.results?.[0]?.message.text).toMatch(
      /^F1\. A booking that is paid late.*\n\n.*Raised by Claude, Codex/su,
    );
    expect(run.invocations?.[0]?.executionSuccessful).toBe(true);
    expect(run.invocations?.[0]?.toolExecutionNotifications?.map(({ message }) => message.text)).toEqual([
      '1 finding without lines at the head: F2. The report has them.',
    ]);
  });

  it('is valid without findings, and says when the review is incomplete', () => {
    expect(alertsOf(cleanReport())).toEqual([]);
    const [invocation] = runOf(incompleteReport()).invocations ?? [];
    expect(invocation?.executionSuccessful).toBe(false);
    expect(invocation?.toolExecutionNotifications?.[0]?.message.text).toMatch(/^The review is incomplete: /u);
  });

  it('names rules of its own only, each with what GitHub demands', () => {
    const rules = runOf(fullReport()).tool.driver.rules ?? [];
    expect(rules.map(({ id }) => id)).toEqual([
      'deep-review/regression',
      'deep-review/gap',
      'deep-review/enhancement',
      'deep-review/code/lookalike-letters',
    ]);
    for (const { shortDescription, fullDescription, help } of rules)
      for (const text of [shortDescription?.text, fullDescription?.text, help?.text])
        expect(text).toMatch(/^.{10,1024}$/u);
    for (const { ruleId, ruleIndex } of alertsOf(fullReport())) expect(rules[ruleIndex ?? -1]?.id).toBe(ruleId);
  });

  it('knows an alert again when its lines moved or were indented, and whatever its reviewer says this time', () => {
    const moved = withFirst(({ anchor, excerpt, finding }) => ({
      id: 'F7',
      severity: 'important',
      anchor: anchor && { ...anchor, startLine: anchor.startLine + 40, endLine: anchor.endLine + 40 },
      excerpt: excerpt && { startLine: excerpt.startLine + 40, lines: excerpt.lines.map((line) => `    ${line}`) },
      finding: { ...finding, title: 'In other words', quote: 'if (booking.paidAt === null) return;' },
    }));
    expect(fingerprint(moved)).toBe(fingerprint(criticalReport()));
    const other = withFirst(({ excerpt }) => ({
      excerpt: excerpt && { ...excerpt, lines: excerpt.lines.map((line) => line.replace('berth', 'boat')) },
    }));
    expect(fingerprint(other)).not.toBe(fingerprint(criticalReport()));
    expect(fingerprint(withFirst(() => ({ kind: 'gap' })))).not.toBe(fingerprint(criticalReport()));
  });

  it('tells the same code at two places of a file apart', () => {
    const prints = alertsOf(largeReport(30, 'critical', 100)).map(({ partialFingerprints }) =>
      JSON.stringify(partialFingerprints),
    );
    expect(new Set(prints).size).toBe(30);
  });

  it('keeps to the limits', () => {
    const base = largeReport(1, 'suggestion', 8_000);
    const findings = Array.from({ length: 5_100 }, () => base.ledger.findings).flat();
    const run = runOf({ ...base, ledger: { ...base.ledger, findings } });
    expect(run.results?.length).toBe(5_000);
    expect(run.invocations?.[0]?.toolExecutionNotifications?.at(-1)?.message.text).toBe(
      '100 further findings: the report has them.',
    );
    for (const { message } of run.results ?? []) expect(message.text?.length).toBeLessThanOrEqual(4_096);
  });

  it('is valid for any text, and no text becomes a link', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }),
        fc.constantFrom('', '[a](https://x)'),
        (text, more) => {
          const source = reportSarif.render(hostileReport(`${more}${text}`));
          expect(source.isWellFormed()).toBe(true);
          for (const { message, locations } of alertsOf(hostileReport(`${more}${text}`))) {
            expect(message.text).not.toMatch(/\]\(|[^\P{Default_Ignorable_Code_Point}]/u);
            expect(locations?.[0]?.physicalLocation?.artifactLocation?.uri).toMatch(/^[\w.~!*'()/%-]+$/u);
          }
        },
      ),
      { numRuns: samples(300, 30) },
    );
  });
});
