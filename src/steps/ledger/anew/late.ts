import { coversLine } from '../../../lib/change/covered.ts';
import { type ChangedFile, type Delta, isOpen, type Ledger, type LedgerFinding, pathOn } from '../../../types.ts';

/** What is known of the last complete round. */
export interface Earlier {
  /** Of the findings that were remembered, the round since which the lines of each late one are unchanged. */
  readonly late: ReadonlyMap<string, number | null>;
  /** What of the change differs since; null where nothing tells. */
  readonly since: Delta | null;
  readonly changes: readonly ChangedFile[];
}

/** A place that somebody cites; lines from 1, null where nobody knows them. */
interface Cited {
  readonly path: string;
  readonly side: 'new' | 'old';
  readonly startLine: number | null;
  readonly endLine: number | null;
}

/**
 * Marks findings that no round before has raised, on lines that a complete one had and that are as they were: what reviewers
 * come to think of later. It takes nothing from what can gate; what is optional need not be read again and again.
 */
export function markLate(ledger: Ledger, earlier: Earlier): Ledger {
  return {
    ...ledger,
    findings: ledger.findings.map((found) => {
      const late = isOpen(found) && found.rule === null ? lateOf(found, earlier) : null;
      if (late === null || found.past === undefined) return found;
      const words = `Raised first after round ${late}, on lines that are unchanged since.`;
      return { ...found, past: { ...found.past, late }, reasons: [...found.reasons, words] };
    }),
  };
}

function lateOf({ id, anchor, finding, past }: LedgerFinding, { late, since, changes }: Earlier): number | null {
  const known = late.get(id);
  if (known !== undefined) return known;
  // In the fix of an earlier one, or a part of it: these are not new thoughts about old lines.
  if (anchor === null || since === null || past?.after != null || past?.splitFrom != null) return null;
  const places = [anchor, ...(finding.cause === null ? [] : [finding.cause])];
  const lines = places.map((place) => changedLines(place, { since, changes }));
  return lines.some(({ length }) => length > 0) && lines.flat().every(Boolean) ? since.since : null;
}

/** Of each changed line of a place, whether the earlier round had it as it is. */
function changedLines(
  { path, side, startLine, endLine }: Cited,
  { since, changes }: Pick<Earlier, 'changes'> & { since: Delta },
) {
  const file = changes.find((each) => pathOn(each, side) === path);
  const delta = since.files.find((each) => each.path === file?.path);
  if (file === undefined || delta === undefined) return [];
  const [first, last] = [startLine ?? 1, endLine ?? startLine ?? Number.POSITIVE_INFINITY];
  const changed = file.hunks.flatMap(({ lines }) => lines.filter(({ kind }) => kind !== 'context'));
  return changed.flatMap(({ newLine, oldLine }, ordinal) => {
    const line = side === 'new' ? newLine : oldLine;
    return line === null || line < first || line > last ? [] : [coversLine(delta, ordinal)];
  });
}
