import type { Disposition, LedgerFinding } from '../../types.ts';

/** A finding before it has its number, and the fates that lead to it. */
export interface Entry {
  readonly finding: LedgerFinding;
  readonly fates: (finding: LedgerFinding) => readonly Disposition[];
}
