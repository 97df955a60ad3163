import { diffArrays } from 'diff';
import type { ChangedFile, DiffLine, Hunk } from '../types.ts';
import { alphanumerics, indentation, isBlank, lineKey } from './moved-key.ts';

/** Changed lines that a diff shows as deleted and added although the code is the same, by `side` and path. */
export interface MovedLines {
  has(side: 'new' | 'old', path: string, line: number): boolean;
}

/** A block of fewer letters and digits is no evidence of a move (git's `--color-moved=blocks`). */
const leastAlphanumerics = 20;
/** Fewer lines that change places within one hunk are statements in another order, and that is a change. */
const leastReordered = 3;
/** Steps of comparison for one change; lines that are not reached count as not moved. */
const mostSteps = 5_000_000;
const mostEdits = 1_000;

/** One non-blank line of the diff on one side. `startsRun`: other code stands between it and the one before. */
interface Row {
  readonly side: 'new' | 'old';
  readonly path: string;
  readonly line: number;
  readonly key: string;
  readonly weight: number;
  readonly indent: number;
  readonly startsRun: boolean;
  readonly hunk: Pick<Hunk, 'lines'>;
}

const answers = new WeakMap<readonly ChangedFile[], MovedLines>();

/**
 * Finds what was moved or re-indented. A re-indentation stands in the place of the lines that it replaces, whatever its
 * size; lines that moved to the left where code around them was deleted lost what they stood in, and count as new. A move is a maximal run of added lines that equals a run of deleted ones, in any file, and says enough to be no
 * accident. Each deleted line is the source of one added line only: a second copy of it is new. Work is bounded, and
 * what hostile input keeps from being compared is not moved.
 */
export function movedLines(changes: readonly ChangedFile[]): MovedLines {
  const found = answers.get(changes) ?? findMoved(changes);
  answers.set(changes, found);
  return found;
}

function findMoved(changes: readonly ChangedFile[]): MovedLines {
  const moved = new Set<string>();
  const name = (side: 'new' | 'old', path: string, line: number) => `${side} ${line} ${path}`;
  const mark = (row: Row | undefined) => row && moved.add(name(row.side, row.path, row.line));
  const texts = changes.filter(({ content }) => content === 'text');
  const settled = new Set<string>();
  for (const { row, isSame } of texts.flatMap(reindentations(mostSteps))) {
    settled.add(name(row.side, row.path, row.line));
    if (isSame) mark(row);
  }
  const isSettled = (row: Row) => settled.has(name(row.side, row.path, row.line));
  const rows = (side: 'new' | 'old') =>
    texts.flatMap(({ path, hunks }) => hunks.flatMap((hunk) => without(rowsOf(hunk, side, path), isSettled)));
  moveBlocks(rows('old'), rows('new'), mark);
  return { has: (side, path, line) => moved.has(name(side, path, line)) };
}

/** What is left out does not end the run that it stands in. */
function without(rows: readonly Row[], isLeftOut: (row: Row) => boolean): Row[] {
  let startsRun = false;
  return rows.flatMap((row) => {
    startsRun ||= row.startsRun;
    if (isLeftOut(row)) return [];
    const kept = { ...row, startsRun };
    startsRun = false;
    return [kept];
  });
}

function rowsOf(hunk: Pick<Hunk, 'lines'>, side: 'new' | 'old', path: string): Row[] {
  const rows: Row[] = [];
  let startsRun = true;
  for (const row of hunk.lines) {
    const line = side === 'new' ? row.newLine : row.oldLine;
    if (line === null || isBlank(row.text)) continue;
    const [key, weight, indent] = [lineKey(row.text, path), alphanumerics(row.text), indentation(row.text)];
    if (row.kind !== 'context') rows.push({ side, path, line, key, weight, indent, startsRun, hunk });
    startsRun = row.kind === 'context';
  }
  return rows;
}

/** Finds lines that differ in their indentation only from those whose place they take. `isSame`: and lost nothing around them. */
function reindentations(budget: number) {
  let rest = budget;
  return ({ path, hunks }: ChangedFile): { readonly row: Row; readonly isSame: boolean }[] =>
    hunks.flatMap(changeGroups).flatMap((lines) => {
      const [old, added] = [rowsOf({ lines }, 'old', path), rowsOf({ lines }, 'new', path)];
      if (old.length === 0 || added.length === 0) return [];
      rest -= Math.min(old.length + added.length, mostEdits) ** 2;
      if (rest < 0) return [];
      const pairs = pairsOf(old, added);
      const kept = new Set(pairs.map(([before]) => before));
      const losesCode = old.some((row) => row.weight > 0 && !kept.has(row));
      return pairs.flatMap(([before, after]) => {
        const isSame = !losesCode || after.indent >= before.indent;
        return [
          { row: before, isSame },
          { row: after, isSame },
        ];
      });
    });
}

/** Lines with the same key, in the order of both sides. */
function pairsOf(old: readonly Row[], added: readonly Row[]): (readonly [Row, Row])[] {
  const keys = (rows: readonly Row[]) => rows.map(({ key }) => key);
  const pairs: (readonly [Row, Row])[] = [];
  let [oldAt, newAt] = [0, 0];
  for (const part of diffArrays(keys(old), keys(added), { maxEditLength: mostEdits }) ?? []) {
    if (!part.added && !part.removed)
      for (let at = 0; at < part.count; at += 1) {
        const [before, after] = [old[oldAt + at], added[newAt + at]];
        if (before !== undefined && after !== undefined) pairs.push([before, after]);
      }
    if (!part.added) oldAt += part.count;
    if (!part.removed) newAt += part.count;
  }
  return pairs;
}

/** The changed lines between two lines of context. */
function changeGroups({ lines }: Hunk): DiffLine[][] {
  const groups: DiffLine[][] = [[]];
  for (const line of lines)
    if (line.kind !== 'context') groups.at(-1)?.push(line);
    else if (groups.at(-1)?.length !== 0) groups.push([]);
  return groups;
}

function moveBlocks(old: readonly Row[], added: readonly Row[], mark: (row: Row | undefined) => void): void {
  const places = new Map<string, number[]>();
  for (const [at, { key }] of old.entries()) {
    const known = places.get(key);
    if (known === undefined) places.set(key, [at]);
    else known.push(at);
  }
  const used = new Set<number>();
  let steps = 0;
  /** Ends of the runs of deleted lines that equal the added lines from `start` on. */
  let ends: readonly number[] = [];
  let start = 0;
  const close = (end: number) => {
    const [last] = ends;
    ends = [];
    const block = added.slice(start, end);
    if (last === undefined || block.reduce((sum, { weight }) => sum + weight, 0) < leastAlphanumerics) return;
    if (block.length < leastReordered && block[0]?.hunk === old[last]?.hunk) return;
    for (const [index, row] of block.entries()) {
      const source = last - block.length + 1 + index;
      used.add(source);
      mark(old[source]);
      mark(row);
    }
  };
  for (const [at, row] of added.entries()) {
    steps += ends.length;
    const follows = (end: number) => old[end + 1]?.key === row.key && !old[end + 1]?.startsRun && !used.has(end + 1);
    const longer = row.startsRun ? [] : ends.filter(follows).map((end) => end + 1);
    if (longer.length > 0) ends = longer;
    else {
      close(at);
      const all = places.get(row.key) ?? [];
      steps += all.length;
      if (steps > mostSteps) return;
      ends = all.filter((place) => !used.has(place));
      start = at;
    }
    if (steps > mostSteps) return;
  }
  close(added.length);
}
