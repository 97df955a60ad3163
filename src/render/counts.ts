import type { Finding, LedgerFinding, RawFindingId, RawReview, Report, Severity, Standing } from '../types.ts';
import { openStandings, severities } from '../types.ts';

export const severityMarks: Readonly<Record<Severity, string>> = {
  critical: '🔴 critical',
  important: '🟠 important',
  suggestion: '🔵 suggestion',
};

export type Completed = Extract<RawReview, { outcome: 'completed' }>;
export type Failed = Extract<RawReview, { outcome: 'failed' }>;

export function completed(report: Report): Completed[] {
  return report.reviews.filter((review): review is Completed => review.outcome === 'completed');
}

export function failed(report: Report): Failed[] {
  return report.reviews.filter((review): review is Failed => review.outcome === 'failed');
}

/** Findings that count, of one severity, in the order of the ledger. */
export function open(report: Report, severity: Severity): LedgerFinding[] {
  return report.ledger.findings.filter((found) => isOpen(found) && found.severity === severity);
}

export function isOpen({ standing }: LedgerFinding): boolean {
  return openStandings.includes(standing);
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

/** `1 file`, `2 files`, `1,024 files`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${figure(count)} ${count === 1 ? one : many}`;
}

/** `1,024`. */
export function figure(value: number): string {
  return value.toLocaleString('en-US');
}

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

/** Open findings of one severity or above in a file, as `F1, F3`; empty when there is none. */
export function findingsIn(report: Report, path: string | null, lowest: Severity): string {
  return report.ledger.findings
    .filter((found) => isOpen(found) && found.anchor?.path === path && isAtLeast(found.severity, lowest))
    .map(({ id }) => id)
    .join(', ');
}

function isAtLeast(severity: Severity, lowest: Severity): boolean {
  return severities.indexOf(severity) <= severities.indexOf(lowest);
}
