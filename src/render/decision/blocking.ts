import { blocks, isOpen, isUnsettled, type LedgerFinding, type Report, reaches } from '../../types.ts';

/** Findings that keep the gate shut, in the order of the ledger. */
export function blocking({ ledger, policy }: Report): LedgerFinding[] {
  return ledger.findings.filter((found) => blocks(found, policy));
}

/** Whether the gate waits for a verdict on the finding. */
export function isMissing(found: LedgerFinding, { policy }: Pick<Report, 'policy'>): boolean {
  return isUnsettled(found) && reaches(found.severity, policy.failOn);
}

/** Whether a reader must see all of the finding: it decides, or it is a defect that counts, or a fact found by code. */
export function isWeighty(found: LedgerFinding, report: Pick<Report, 'policy'>): boolean {
  if (found.standing === 'fact') return true;
  if (!isOpen(found)) return false;
  return found.severity !== 'suggestion' || blocks(found, report.policy) || isMissing(found, report);
}

/**
 * Whether it is counted and no more: a thought that comes late, about lines that a round before had, and that gates nothing. One that
 * contradicts an earlier finding is shown.
 */
export function isFolded(found: LedgerFinding, report: Pick<Report, 'policy'>): boolean {
  return found.past?.late !== undefined && found.past.undoes === undefined && !isWeighty(found, report);
}
