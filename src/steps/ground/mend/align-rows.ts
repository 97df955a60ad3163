/** One row that must stand in the file. */
export interface AlignedRow {
  /** Lines of the file that have it, from 1, ascending. */
  readonly lines: readonly number[];
  /** Lines are said to be left out before it. */
  readonly isAfterGap: boolean;
}

/** The ways to place all rows in their order with the fewest breaks. */
export interface Alignment {
  readonly breaks: number;
  /** For each row the lines that it has in one of these ways. */
  readonly lines: readonly (readonly number[])[];
}

/** How many lines can be left out: where it is said, and where it is not. */
const widest = { said: 1_000, unsaid: 60 };

/**
 * Places rows on a file: each behind the one before, directly or across a gap. A gap that nothing tells of is a break.
 * Null where they do not stand there in this order. Work is linear in the lines of all rows.
 * @param spend is told of the work before it is done, and may throw
 */
export function alignRows(rows: readonly AlignedRow[], spend: (steps: number) => void): Alignment | null {
  spend(rows.reduce((sum, { lines }) => sum + lines.length + 1, 0));
  const before: number[][] = [];
  for (const [index, { lines, isAfterGap }] of rows.entries())
    before.push(
      index === 0
        ? lines.map(() => 0)
        : costs(rows[index - 1]?.lines ?? [], before[index - 1] ?? [], lines, isAfterGap),
    );
  const after: number[][] = rows.map(() => []);
  for (let index = rows.length - 1; index >= 0; index -= 1) {
    const own = mirrored(rows[index]?.lines ?? []);
    const next = rows[index + 1];
    after[index] =
      next === undefined
        ? own.map(() => 0)
        : costs(mirrored(next.lines), (after[index + 1] ?? []).toReversed(), own, next.isAfterGap).toReversed();
  }
  const total = (row: number, at: number) => (before[row]?.[at] ?? Infinity) + (after[row]?.[at] ?? Infinity);
  const breaks = (rows[0]?.lines ?? []).reduce((least, _, at) => Math.min(least, total(0, at)), Infinity);
  if (breaks === Infinity) return null;
  return { breaks, lines: rows.map(({ lines }, row) => lines.filter((_, at) => total(row, at) === breaks)) };
}

/** The same lines seen from the end of the file. */
function mirrored(lines: readonly number[]): readonly number[] {
  return lines.map((line) => -line).toReversed();
}

/** The fewest breaks with which each line can follow one of the row before; infinite where none is near enough. */
function costs(from: readonly number[], spent: readonly number[], to: readonly number[], isGap: boolean): number[] {
  const [reach, price] = isGap ? [widest.said, 0] : [widest.unsaid, 1];
  // Places of the row before within reach, the cheapest first: what is dearer and farther can never be the best again.
  const cheapest: number[] = [];
  let [first, next] = [0, 0];
  return to.map((line) => {
    while (next < from.length && (from[next] ?? 0) < line) {
      while (cheapest.length > first && (spent[cheapest.at(-1) ?? 0] ?? Infinity) >= (spent[next] ?? Infinity))
        cheapest.pop();
      cheapest.push(next);
      next += 1;
    }
    while (first < cheapest.length && (from[cheapest[first] ?? 0] ?? 0) < line - reach - 1) first += 1;
    const best = first < cheapest.length ? (spent[cheapest[first] ?? 0] ?? Infinity) + price : Infinity;
    const isBeside = next > 0 && from[next - 1] === line - 1;
    return Math.min(best, isBeside ? (spent[next - 1] ?? Infinity) : Infinity);
  });
}
