import { diffArrays } from 'diff';
import { indentation } from '../../lib/indentation.ts';
import type { ChangedFile, DiffLine, Hunk } from '../../types.ts';
import { alphanumerics, isBlank, lineKey } from './line-key.ts';

/** Changed lines that a diff shows as deleted and added although the code is the same, by `side` and path of the changed file. */
export interface MovedLines {
  has(side: 'new' | 'old', path: string, line: number): boolean;
  /** Whether a deleted line stands again elsewhere, and not re-indented in its place: where it was, it is gone. */
  leaves(path: string, line: number): boolean;
}

/** A block of fewer letters and digits is no evidence of a move (git's `--color-moved=blocks`). */
const leastAlphanumerics = 20;
/** Fewer lines that change places within one hunk are statements in another order, and that is a change. */
const leastReordered = 3;
/** More deleted lines that equal an added one do not tell where it came from. */
const mostPlaces = 16;
/** What may differ between the lines of one place, and in all places together (squared); more is not compared. */
const mostEdits = 300;
const mostSteps = 20_000_000;

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
 * size; lines that moved to the left where code around them was deleted lost what they stood in, and count as new. A
 * move is a maximal run of added lines that equals a run of deleted ones, in any file, and says enough to be no accident.
 * Each deleted line is the source of one added line only: a second copy of it is new. Work is bounded, and what hostile
 * input keeps from being compared is not moved.
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
  return {
    has: (side, path, line) => moved.has(name(side, path, line)),
    leaves: (path, line) => moved.has(name('old', path, line)) && !settled.has(name('old', path, line)),
  };
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

/** A run of added lines from `start` that equals the deleted ones from `source`. */
interface Block {
  readonly start: number;
  readonly source: number;
  readonly length: number;
}

/**
 * Runs are sought from lines that few deleted ones equal, and reach as far as both sides agree; a run that has no such
 * line is no evidence of a move. So no line is compared more than some times, whatever is repeated.
 */
function moveBlocks(old: readonly Row[], added: readonly Row[], mark: (row: Row | undefined) => void): void {
  const places = new Map<string, number[]>();
  for (const [at, { key }] of old.entries()) {
    const known = places.get(key);
    if (known === undefined) places.set(key, [at]);
    else if (known.length <= mostPlaces) known.push(at);
  }
  const taken = { old: new Set<number>(), added: new Set<number>() };
  const isPair = (at: number, source: number) =>
    added[at] !== undefined && added[at].key === old[source]?.key && !taken.added.has(at) && !taken.old.has(source);
  const around = (at: number, source: number): Block => {
    let [before, after] = [0, 1];
    const continues = (offset: number) => !added[at + offset]?.startsRun && !old[source + offset]?.startsRun;
    while (continues(-before) && isPair(at - before - 1, source - before - 1)) before += 1;
    while (continues(after) && isPair(at + after, source + after)) after += 1;
    return { start: at - before, source: source - before, length: before + after };
  };
  for (const [at, row] of added.entries()) {
    const from = places.get(row.key) ?? [];
    if (from.length > mostPlaces) continue;
    const blocks = from.filter((source) => isPair(at, source)).map((source) => around(at, source));
    const [longest] = blocks.sort((left, right) => right.length - left.length);
    if (longest === undefined || !isMove(longest, old, added)) continue;
    for (let offset = 0; offset < longest.length; offset += 1) {
      taken.added.add(longest.start + offset);
      taken.old.add(longest.source + offset);
      mark(added[longest.start + offset]);
      mark(old[longest.source + offset]);
    }
  }
}

function isMove({ start, source, length }: Block, old: readonly Row[], added: readonly Row[]): boolean {
  if (length < leastReordered && added[start]?.hunk === old[source]?.hunk) return false;
  let weight = 0;
  for (let offset = 0; offset < length && weight < leastAlphanumerics; offset += 1)
    weight += added[start + offset]?.weight ?? 0;
  return weight >= leastAlphanumerics;
}
