import type { LedgerFinding, Report, Severity, Standing } from '../types.ts';
import { isAtLeast, isOpen } from '../types.ts';

/** Findings that count, of one severity, in the order of the ledger. */
export function open(report: Report, severity: Severity): LedgerFinding[] {
  return report.ledger.findings.filter((found) => isOpen(found) && found.severity === severity);
}

/** Findings that stand apart from those that count. */
export function apart(report: Report, standing: Exclude<Standing, 'confirmed' | 'raw'>): LedgerFinding[] {
  return report.ledger.findings.filter((found) => found.standing === standing);
}

/** Whether findings of this severity close the gate. With `never` the critical ones are still named to the last. */
export function isBlocking(report: Report, severity: Severity): boolean {
  const lowest = report.policy.failOn === 'never' ? 'critical' : report.policy.failOn;
  return isAtLeast(severity, lowest);
}

/** Open findings of one severity or above in a file, as `F1, F3`; empty when there is none. */
export function findingsIn(report: Report, path: string | null, lowest: Severity): string {
  return report.ledger.findings
    .filter((found) => isOpen(found) && found.anchor?.path === path && isAtLeast(found.severity, lowest))
    .map(({ id }) => id)
    .join(', ');
}
