import { type Finding, type LedgerFinding, type RawFindingId, type Report, readRawItemId } from '../types.ts';
import { submitted } from './completed.ts';

/** The raw findings that went into a finding, with their reviewers, as far as the reviews have them. */
export function sources(
  report: Report,
  { sources: ids }: LedgerFinding,
): { readonly id: RawFindingId; readonly reviewer: string; readonly finding: Finding }[] {
  return ids.flatMap((id) => {
    const raw = readRawItemId(id);
    if (raw === null) return [];
    const review = submitted(report).find(({ reviewer }) => reviewer.name === raw.reviewer);
    const finding = review?.submission.findings[raw.index];
    return finding === undefined ? [] : [{ id, reviewer: raw.reviewer, finding }];
  });
}
/** `Raised by Claude, Gemini`, or by which rule code found it. Plain text. */
export function raisedBy({ rule, raisedBy: names }: LedgerFinding): string {
  return rule === null ? `Raised by ${names.join(', ')}` : `Found by code (${rule})`;
}
