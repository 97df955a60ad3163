import { DiffProblem } from '../../../lib/proposed-diff.ts';
import type { DiffReading, DiffRow } from './diff-rows.ts';
import type { Shift } from './shifts.ts';

/** What a diff does to the lines of a file, which count from 1. */
export interface Edits {
  /** Lines that go. */
  readonly deleted: readonly number[];
  /** Lines that come, each before the line of the number, in their order. */
  readonly added: readonly { readonly before: number; readonly text: string }[];
  /** Lines that the diff names and leaves. */
  readonly kept: readonly number[];
}

/** A row of the old side, and where it stands among all rows. */
export interface OldRow extends DiffRow {
  readonly index: number;
}

interface Placed {
  readonly reading: DiffReading;
  readonly shift: Shift;
  readonly old: readonly OldRow[];
}

/** The old rows, by their order, whose line must be known: those that go, and those that new ones stand beside. */
export function relevantRows(rows: readonly DiffRow[], old: readonly OldRow[]): readonly number[] {
  return old.flatMap(({ kind, index, isAfterGap }, row) => {
    const isBehindNew = rows[index - 1]?.kind === 'added' && !isAfterGap;
    const isBeforeNew = rows[index + 1]?.kind === 'added' && rows[index + 1]?.isAfterGap === false;
    return kind === 'deleted' || isBehindNew || isBeforeNew ? [row] : [];
  });
}

/**
 * What the rows do once the line of each old one is known.
 * @throws {DiffProblem} where new lines stand between two old ones that do not follow each other in the file
 */
export function editsOf(
  { reading, shift, old }: Placed,
  lines: readonly (readonly number[])[],
  file: readonly string[],
): Edits {
  const lineOf = new Map(old.map(({ index }, row) => [index, lines[row]?.length === 1 ? lines[row]?.[0] : undefined]));
  const deleted: number[] = [];
  const kept: number[] = [];
  const added: { before: number; text: string }[] = [];
  for (const [index, { kind, text, indent }] of reading.rows.entries()) {
    const line = lineOf.get(index);
    if (kind === 'deleted' && line !== undefined) deleted.push(line);
    if (kind === 'context' && line !== undefined) kept.push(line);
    if (kind !== 'added') continue;
    const before = lineBefore(reading.rows, index, { lineOf, file });
    added.push({ before, text: text === '' ? '' : `${shift.apply(indent) ?? ''}${text}` });
  }
  return { deleted, added, kept };
}

interface Known {
  readonly lineOf: ReadonlyMap<number, number | undefined>;
  readonly file: readonly string[];
}

/** The line that a new row comes before. */
function lineBefore(rows: readonly DiffRow[], index: number, { lineOf, file }: Known): number {
  let [start, end] = [index, index];
  while (rows[start]?.isAfterGap === false && rows[start - 1]?.kind === 'added') start -= 1;
  while (rows[end + 1]?.kind === 'added' && rows[end + 1]?.isAfterGap === false) end += 1;
  const isApart = { above: rows[start]?.isAfterGap === true, below: rows[end + 1]?.isAfterGap === true };
  const above = isApart.above ? undefined : lineOf.get(start - 1);
  const below = isApart.below ? undefined : lineOf.get(end + 1);
  if (above === undefined && below === undefined)
    throw new DiffProblem('New lines of the diff stand beside no line of the file, so nothing says where they belong.');
  if (above === undefined) return below ?? 1;
  if (below === undefined || below === above + 1) return above + 1;
  if (rows[start - 1]?.kind === 'deleted') return above + 1;
  if (rows[end + 1]?.kind === 'deleted') return below;
  if (file.slice(above, below - 1).every((line) => line.trim() === '')) return above + 1;
  throw new DiffProblem(
    `New lines of the diff stand between lines ${above} and ${below} of the file, and it leaves out what is between them: nothing says where they belong.`,
  );
}
