import type { Report } from '../../src/types.ts';
import { fullReport } from './full-report.ts';

/** The full report with every list of it many times as long. */
export function crowdedReport(times: number): Report {
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
    coverage: { ...report.coverage, undelivered: many([{ path: 'src/desk.ts', reviewers: 0, lines: 1, causes: [] }]) },
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
