import type { DiffRow } from './diff-rows.ts';

/** What brings every row of a diff to the indentation of the file; null for one that it cannot bring there. */
export interface Shift {
  readonly name: string;
  readonly apply: (indent: string) => string | null;
}

const units = [2, 4, 8, 3];

/** Rows stand as deep as in the file. */
export const noShift: Shift = { name: '', apply: (indent) => indent };

/**
 * The shift that brings one row to one line, when there is one: the same white space before every row, the same taken
 * off, or blanks for tabs. How many blanks a tab is must be seen from the rows, or else rows of one depth are all there
 * are: how deep another row belongs is never guessed.
 */
export function shiftFrom(row: DiffRow, indent: string, rows: readonly DiffRow[]): Shift | null {
  if (row.indent === indent) return noShift;
  if (indent.endsWith(row.indent)) {
    const more = indent.slice(0, indent.length - row.indent.length);
    return { name: `+${more}`, apply: (other) => more + other };
  }
  if (row.indent.endsWith(indent)) {
    const less = row.indent.slice(0, row.indent.length - indent.length);
    return { name: `-${less}`, apply: (other) => (other.startsWith(less) ? other.slice(less.length) : null) };
  }
  return /^\t+$/.test(indent) && /^ +$/.test(row.indent) ? tabs(row.indent.length, indent.length, rows) : null;
}

/** Of rows at the margin, too: there a shift by tabs is one of blanks where deeper rows are indented by blanks. */
export function tabsFrom(row: DiffRow, indent: string, rows: readonly DiffRow[]): Shift | null {
  return /^\t*$/.test(indent) && /^ *$/.test(row.indent) ? tabs(row.indent.length, indent.length, rows) : null;
}

function tabs(width: number, depth: number, rows: readonly DiffRow[]): Shift | null {
  const indents = rows.flatMap(({ indent, text }) => (text === '' ? [] : [indent]));
  if (indents.some((indent) => !/^ *$/.test(indent))) return null;
  const unit = indents.reduce((divisor, { length }) => greatestCommon(divisor, Math.abs(length - width)), 0);
  const each = unit === 0 ? 1 : unit;
  if (unit !== 0 && !units.includes(unit)) return null;
  return {
    name: `tabs of ${each} at ${width}: ${depth}`,
    apply: ({ length }) => {
      const own = depth + (length - width) / each;
      return Number.isInteger(own) && own >= 0 ? '\t'.repeat(own) : null;
    },
  };
}

function greatestCommon(one: number, other: number): number {
  return other === 0 ? one : greatestCommon(other, one % other);
}
