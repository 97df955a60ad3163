import { describe, expect, it } from 'vitest';
import { criticalReport, largeReport } from '../../../test/support/report-fixture.ts';
import { lapseFinding, ledgerFinding } from '../../../test/support/report-parts.ts';
import { annotations } from './annotations.ts';

describe('annotations', () => {
  it('stand at lines of the head only, for grounded findings', () => {
    const noted = annotations(criticalReport());
    expect(noted).toHaveLength(1);
    expect(noted[0]).toMatchObject({ level: 'error', path: 'src/lapse.ts', startLine: 18, endLine: 19 });
    expect(noted[0]?.title).toBe('F1. A booking that is paid late frees the berth of another boat');
    expect(noted[0]?.message).toContain('Raised by Claude, Codex; confirmed by Gemini.');
  });

  it('are the most severe first, ten of a level', () => {
    const [many, few] = [largeReport(12, 'suggestion', 100), largeReport(2, 'critical', 100)];
    const findings = [...many.ledger.findings, ...few.ledger.findings];
    const levels = annotations({ ...many, ledger: { findings, observations: [], dispositions: [] } }).map(
      ({ level }) => level,
    );
    expect(levels).toEqual(['error', 'error', ...Array.from({ length: 10 }, () => 'notice')]);
  });

  it('have no marks of Markdown', () => {
    const finding = {
      ...lapseFinding,
      title: 'No **limit** in `all()`',
      failure: 'Two:\n- *a*\n- [b](/home/me/b)',
      body: '',
    };
    const found = ledgerFinding('F1', finding, ['Claude:F1']);
    const report = criticalReport();
    const [noted] = annotations({ ...report, ledger: { ...report.ledger, findings: [found] } });
    expect(noted?.title).toBe('F1. No limit in all()');
    expect(noted?.message).toMatch(/^Two:\n\n- a\n- b\n\nRaised by Claude/u);
  });

  it('are short, plain and show what is invisible', () => {
    const finding = { ...lapseFinding, title: 'a\u202eb\n::error::c', body: 'x'.repeat(8_000) };
    const [noted] = annotations({
      ...criticalReport(),
      ledger: { findings: [ledgerFinding('F1', finding, ['Claude:F1'])], observations: [], dispositions: [] },
    });
    expect(noted?.title).toBe('F1. a\\u{202e}b ::error::c');
    expect(noted?.message.length).toBe(4_096);
  });
});
