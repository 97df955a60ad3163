import { indentation } from '../../../lib/indentation.ts';
import { DiffProblem, type ProposedHunk } from '../../../lib/proposed-diff.ts';
import { alignRows } from './align-rows.ts';
import { type DiffReading, indentOf, leavesOut, readingsOf } from './diff-rows.ts';
import { type Edits, editsOf, type OldRow, relevantRows } from './edits.ts';
import { noShift, type Shift, shiftFrom, tabsFrom } from './shifts.ts';

/** A file as hunks are placed on it. */
export interface Target {
  readonly lines: readonly string[];
  /** The lines, from 1, that have a text; white space at both ends is no part of it. */
  readonly byText: ReadonlyMap<string, readonly number[]>;
  /** Lines of the finding's code, when it lies in this file. */
  readonly anchor: { readonly startLine: number; readonly endLine: number } | null;
  /** Is told of work before it is done, and may throw. */
  readonly spend: (steps: number) => void;
}

const mostShifts = 12;
/** So many lines are taken to be left out at most where nothing says so. */
const widestGap = 60;
const mostForced = 60;

/**
 * Places a hunk where its old lines stand word for word and in their order: at the stated line when they stand right
 * there, else at the one place that has them, with lines left out if need be and with one shift of all indentation; of
 * several places the one that the finding's anchor touches.
 * @throws {DiffProblem} where it is clear where the old lines stand, and not where the new ones belong
 */
export function mendHunk({ stated, rows }: ProposedHunk, target: Target): Edits | 'several' | 'nowhere' {
  const asStated = whereStated({ stated, rows }, target);
  if (asStated !== null) return asStated;
  // A blank row is a blank line; where that fits nowhere, it parts what belongs to two places.
  for (const isBlankGap of rows.includes('') ? [false, true] : [false]) {
    const readings = readingsOf(rows, isBlankGap);
    if (readings.some((reading) => leavesOut(reading.rows)))
      throw new DiffProblem('A line that the diff adds or deletes only says that something is left out.');
    const ways = readings.flatMap((reading) => waysToPlace(reading, target));
    if (ways.length > 0) return choose(ways, target);
  }
  return 'nowhere';
}

/** A hunk as it should be, whose old lines stand one below the other from the stated one on. */
function whereStated({ stated, rows }: ProposedHunk, { lines }: Target): Edits | null {
  const reading = readingsOf(rows, false).find(({ isSigned }) => isSigned);
  if (stated === null || reading === undefined || reading.rows.some(({ isAfterGap }) => isAfterGap)) return null;
  const old = oldRows(reading);
  const stands = old.every(({ indent, text }, row) => {
    const line = lines[stated + row - 1];
    return line !== undefined && line.trim() === text && (text === '' || indentOf(line) === indent);
  });
  if (!stands || leavesOut(reading.rows)) return null;
  return editsOf(
    { reading, shift: noShift, old },
    old.map((_, row) => [stated + row]),
    lines,
  );
}

function oldRows({ rows }: DiffReading): readonly OldRow[] {
  return rows.flatMap((row, index): OldRow[] => (row.kind === 'added' ? [] : [{ ...row, index }]));
}

/** A reading with a shift under which all old rows stand in the file. */
interface Way {
  readonly reading: DiffReading;
  readonly shift: Shift;
  readonly old: readonly OldRow[];
  readonly breaks: number;
  /** The lines of each old row, over all placements with the fewest breaks. */
  readonly lines: readonly (readonly number[])[];
}

function choose(ways: readonly Way[], target: Target): Edits | 'several' {
  const least = Math.min(...ways.map(({ breaks }) => breaks));
  const best = ways.filter(({ breaks }) => breaks === least);
  const asWritten = best.find(({ shift, reading }) => shift === noShift && reading.isSigned);
  const made = (asWritten === undefined ? best : [asWritten]).map((way) => editsAt(way, target));
  const different = [...new Map(made.map((one) => [JSON.stringify(one), one])).values()];
  const [only, ...others] = different;
  if (only !== undefined && others.length === 0) return only;
  // Two readings differ by a blank in the depth of the new lines: one of them is not how the file is indented.
  const fitting = different.filter((one) => one !== 'several' && isIndentedLike(one, target));
  return (fitting.length === 1 && !different.includes('several') && fitting[0]) || 'several';
}

function waysToPlace(reading: DiffReading, target: Target): readonly Way[] {
  const old = oldRows(reading);
  return shiftsFor(reading, old, target).flatMap((shift): Way[] => {
    const rows = old.map(({ indent, text, isAfterGap }) => ({
      isAfterGap,
      lines: linesOf(shift.apply(indent), text, target),
    }));
    const isReached = reading.rows.every(
      ({ kind, text, indent }) => kind !== 'added' || text === '' || shift.apply(indent) !== null,
    );
    const alignment = isReached ? alignRows(withGaps(rows, reading), target.spend) : null;
    return alignment === null ? [] : [{ reading, shift, old, ...alignment }];
  });
}

/** A gap that is said before or within added rows lies before the next old row. */
function withGaps<T extends { readonly isAfterGap: boolean }>(rows: readonly T[], reading: DiffReading): readonly T[] {
  let at = -1;
  let hasGap = false;
  return reading.rows.flatMap((row) => {
    hasGap ||= row.isAfterGap;
    if (row.kind === 'added') return [];
    at += 1;
    const own = rows[at];
    const isAfterGap = hasGap;
    hasGap = false;
    return own === undefined ? [] : [{ ...own, isAfterGap }];
  });
}

function linesOf(indent: string | null, text: string, { lines, byText, spend }: Target): readonly number[] {
  const all = byText.get(text) ?? [];
  spend(all.length);
  return text === '' ? all : all.filter((line) => indentOf(lines[line - 1] ?? '') === indent);
}

function shiftsFor({ rows }: DiffReading, old: readonly OldRow[], { lines, byText, spend }: Target): readonly Shift[] {
  const first = old.find(({ text }) => text !== '');
  if (first === undefined) return [noShift];
  const places = byText.get(first.text) ?? [];
  spend(places.length);
  const shifts = new Map([[noShift.name, noShift]]);
  const indents = new Set(places.map((line) => indentOf(lines[line - 1] ?? '')));
  for (const indent of [...indents].slice(0, mostShifts)) {
    for (const shift of [shiftFrom(first, indent, rows), tabsFrom(first, indent, rows)])
      if (shift !== null) shifts.set(shift.name, shift);
  }
  return [...shifts.values()];
}

function editsAt(way: Way, target: Target): Edits | 'several' {
  const relevant = relevantRows(way.reading.rows, way.old);
  const isOne = (lines: Way['lines']) => relevant.every((row) => lines[row]?.length === 1);
  const settled = isOne(way.lines) ? way.lines : atAnchor(way, target, isOne);
  const isGuess = settled === null || guesses(way, settled, target) || passesAnchor(way, settled, target);
  return isGuess ? 'several' : editsOf(way, settled, target.lines);
}

/**
 * Whether the rows stand elsewhere than the finding, though with more lines left out they would stand there: fewer breaks are
 * no reason to pass over the place that the diff is about.
 */
function passesAnchor(way: Way, lines: Way['lines'], target: Target): boolean {
  const { anchor, spend } = target;
  const isThere = (line: number) => anchor !== null && line >= anchor.startLine && line <= anchor.endLine;
  if (anchor === null || lines.flat().some(isThere)) return false;
  const rows = withGaps(
    way.old.map(({ indent, text }) => ({
      isAfterGap: false,
      lines: text === '' ? [] : linesOf(way.shift.apply(indent), text, target),
      all: linesOf(way.shift.apply(indent), text, target),
    })),
    way.reading,
  );
  const open = rows.map(({ all, isAfterGap }) => ({ lines: all, isAfterGap }));
  const touching = rows.flatMap((row, at) => row.lines.filter(isThere).map((line) => ({ at, line })));
  return touching.slice(0, mostForced).some(({ at, line }) => {
    const isAfterGap = open[at]?.isAfterGap ?? false;
    return alignRows(open.with(at, { lines: [line], isAfterGap }), spend) !== null;
  });
}

/**
 * Whether a line goes that nothing places, or lines come whose place nothing tells. A line that goes between new lines, or a
 * blank one that goes first, is a change of its own, and its text tells it from no other line up to the rows around it: that
 * it could be the next one is no reason to take it. New lines that come first may have stood before the line above what goes,
 * where that is blank or the same as one that goes: a diff without context says both alike.
 */
function guesses({ reading, old }: Way, lines: Way['lines'], { byText, lines: file }: Target): boolean {
  return old.some(({ kind, text, index }, row) => {
    const [above, below] = [reading.rows[index - 1], reading.rows[index + 1]];
    const isBehindNew = above?.kind === 'added';
    const isBlankAlone = above === undefined && text === '' && below?.kind === 'added';
    if (kind !== 'deleted' || !(isBehindNew || isBlankAlone)) return false;
    const [own = 1] = lines[row] ?? [];
    const over = (file[own - 2] ?? '-').trim();
    if (isBehindNew && isFirst(reading, index) && (over === '' || goesWith(reading, index).includes(over))) return true;
    const [from = own - widestGap] = lines[row - 1] ?? [];
    const [to = own + widestGap] = lines[row + 1] ?? [];
    return (byText.get(text) ?? []).filter((line) => line > from && line < to).length > 1;
  });
}

/** What the rows from this one on delete, up to the next of another kind. */
function goesWith({ rows }: DiffReading, index: number): readonly string[] {
  const end = rows.findIndex(({ kind }, at) => at > index && kind !== 'deleted');
  return rows.slice(index, end < 0 ? undefined : end).map(({ text }) => text);
}

/** Whether nothing but new lines stands before this row, or between it and the last gap. */
function isFirst({ rows }: DiffReading, index: number): boolean {
  const start = rows.findLastIndex((one, at) => at < index && one.kind !== 'added') + 1;
  return start === 0 || rows.slice(start, index + 1).some(({ isAfterGap }) => isAfterGap);
}

/** The one placement that touches the anchor. */
function atAnchor(
  way: Way,
  { anchor, spend, lines }: Target,
  isOne: (lines: Way['lines']) => boolean,
): Way['lines'] | null {
  if (anchor === null) return null;
  const rows = withGaps(
    way.lines.map((own) => ({ lines: own, isAfterGap: false })),
    way.reading,
  );
  const touching = way.lines.flatMap((own, row) =>
    own.flatMap((line) =>
      line >= anchor.startLine && line <= anchor.endLine && lines[line - 1]?.trim() !== '' ? [{ row, line }] : [],
    ),
  );
  const found = touching.slice(0, mostForced).flatMap(({ row, line }) => {
    const forced = alignRows(rows.with(row, { isAfterGap: rows[row]?.isAfterGap ?? false, lines: [line] }), spend);
    return forced === null || forced.breaks > way.breaks ? [] : [forced.lines];
  });
  if (found.length === 0 || touching.length > mostForced) return null;
  const union = way.lines.map((_, row) => [...new Set(found.flatMap((one) => one[row] ?? []))]);
  return isOne(union) ? union : null;
}

function isIndentedLike({ added, deleted, kept }: Edits, { lines }: Target): boolean {
  const widths = [...deleted, ...kept].map((line) => indentation(lines[line - 1] ?? ''));
  const unit = widths.reduce(greatestCommon, 0);
  return unit > 1 && added.every(({ text }) => text === '' || indentation(text) % unit === 0);
}

function greatestCommon(one: number, other: number): number {
  return other === 0 ? one : greatestCommon(other, one % other);
}
