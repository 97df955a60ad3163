import { type Finding, type LedgerFinding, type RawFindingId, type Report, readRawItemId } from '../types.ts';
import { submitted } from './completed.ts';

/** A raw finding and whose it is. */
interface Source {
  readonly id: RawFindingId;
  readonly reviewer: string;
  readonly finding: Finding;
}

/** The raw findings that went into a finding, with their reviewers, as far as the reviews have them. */
export function sources(report: Report, { sources: ids }: LedgerFinding): Source[] {
  return ids.flatMap((id) => {
    const raw = readRawItemId(id);
    if (raw === null) return [];
    const review = submitted(report).find(({ reviewer }) => reviewer.name === raw.reviewer);
    const finding = review?.submission.findings[raw.index];
    return finding === undefined ? [] : [{ id, reviewer: raw.reviewer, finding }];
  });
}

/** The one whose words the finding has. */
export function leadOf(report: Report, found: LedgerFinding): Source | undefined {
  const { title, body } = found.finding;
  return sources(report, found).find(({ finding }) => finding.title === title && finding.body === body);
}

/** `Raised by Claude, Gemini`, or by which rule code found it. Plain text. */
export function raisedBy({ rule, raisedBy: names }: LedgerFinding): string {
  return rule === null ? `Raised by ${names.join(', ')}` : `Found by code (${rule})`;
}
