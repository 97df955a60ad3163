import type { Finding, LedgerFinding, RawFindingId, Report } from '../types.ts';
import { completed } from './completed.ts';

/** The raw finding of an id such as `Claude:F1`; undefined when no submission has it. */
function rawFinding(report: Report, id: RawFindingId): Finding | undefined {
  const split = id.lastIndexOf(':F');
  const review = completed(report).find(({ reviewer }) => reviewer.name === id.slice(0, split));
  return review?.submission.findings[Number(id.slice(split + 2)) - 1];
}

/** The raw findings that went into a finding, with their reviewers, as far as the reviews have them. */
export function sources(
  report: Report,
  { sources: ids }: LedgerFinding,
): { readonly id: RawFindingId; readonly reviewer: string; readonly finding: Finding }[] {
  return ids.flatMap((id) => {
    const finding = rawFinding(report, id);
    return finding === undefined ? [] : [{ id, reviewer: id.slice(0, id.lastIndexOf(':F')), finding }];
  });
}
