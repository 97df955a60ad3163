import { isListedOnly } from '../../lib/change/headings.ts';
import type { FileDelivery, MissingLines } from '../../types.ts';
import type { Page, PrintedFile } from './pages.ts';
import type { PrintedChange, Slice } from './print-change.ts';

type Why = MissingLines['why'];

/**
 * How much of each changed file was delivered, by line.
 * @param delivered pages that accepted submissions acknowledged, of all sessions of a reviewer
 * @param failed slices of which no submission came
 */
export function measureDelivery(
  { changes, files, slices, beyond, delta }: PrintedChange,
  delivered: ReadonlySet<Page>,
  failed: ReadonlySet<Slice> = new Set(),
): readonly FileDelivery[] {
  const missing = new Map<PrintedFile, Map<number, Why>>();
  const note = (pages: readonly Page[], why: Why) => {
    for (const page of pages)
      if (!delivered.has(page))
        for (const { of, from, end } of page.pieces) {
          const lines = missing.get(of) ?? new Map<number, Why>();
          missing.set(of, lines);
          for (let row = from; row < end; row += 1) {
            const line = of.rows[row]?.changedLine ?? null;
            if (line !== null) lines.set(line, why);
          }
        }
  };
  for (const slice of slices) note([...slice.shown, ...slice.rest], failed.has(slice) ? 'failed' : 'unread');
  note(beyond, 'no-room');
  const printed = new Map(files.map((each) => [each.file, each]));
  const earlier = new Map(delta?.files.map((each) => [each.path, each.covered]));
  return changes.map((file) => {
    const of = printed.get(file);
    const changedLines = file.additions + file.deletions;
    const lines = new Map<number, Why>(of && missing.get(of));
    for (const { first, last } of earlier.get(file.path) ?? [])
      for (let line = first; line <= last; line += 1) lines.set(line, 'earlier');
    // What is printed nowhere is delivered by nobody.
    if (of === undefined)
      for (let line = 0; line < changedLines; line += 1) if (!lines.has(line)) lines.set(line, 'unread');
    const isAcknowledged = isListedOnly(file) || (of !== undefined ? !missing.has(of) : earlier.has(file.path));
    for (const { isCut, changedLine } of of?.rows ?? [])
      if (isCut && changedLine !== null) lines.set(changedLine, 'too-long');
    const deliveredLines = changedLines - lines.size;
    return { path: file.path, changedLines, deliveredLines, isAcknowledged, missing: rangesOf(lines) };
  });
}

function rangesOf(lines: ReadonlyMap<number, Why>): MissingLines[] {
  const ranges: { first: number; last: number; why: Why }[] = [];
  for (const [line, why] of [...lines].toSorted(([left], [right]) => left - right)) {
    const range = ranges.at(-1);
    if (range !== undefined && range.last === line - 1 && range.why === why) range.last = line;
    else ranges.push({ first: line, last: line, why });
  }
  return ranges;
}
