import { isDeepStrictEqual } from 'node:util';
import { ordinaryLine } from '../../lib/change/long-lines.ts';
import type { ChangedFile, FileDelta } from '../../types.ts';
import { type LineMap, sameLines } from './line-map.ts';

/** What became of the two sides of a changed file since an earlier round; null: lines of it cannot be told apart. */
export interface Sides {
  readonly head: LineMap | null;
  readonly base: LineMap | null;
}

/** So far away nobody looks for a line that the base kept. */
const furthest = 1_000;

/**
 * What an earlier round had of a changed file. A line counts as had only where that round was shown it as changed, and where
 * it stands between the same lines of the base as it did: what was moved is read again, and so is everything in doubt.
 * @param before the same file as that round had it; undefined: it had none under this path
 */
export function fileDelta(file: ChangedFile, before: ChangedFile | undefined, { head, base }: Sides): FileDelta {
  if (before === undefined || head === null || base === null || !isDeepStrictEqual(factsOf(file), factsOf(before)))
    return { path: file.path, isSettled: false, covered: [], gone: [], restored: 0 };
  const isUntouched = head === sameLines && base === sameLines;
  const then = changedLinesOf(before);
  const now = changedLinesOf(file);
  const wereAdded = new Map(then.flatMap(({ line, after }) => (line.newLine === null ? [] : [[line.newLine, after]])));
  const wereDeleted = new Set(then.flatMap(({ line }) => line.oldLine ?? []));
  const isCovered = ({ line, after }: ChangedLine) => {
    // Of a long line only what differs from its counterpart was printed.
    if (!isUntouched && line.text.length > ordinaryLine) return false;
    if (line.newLine === null) return wereDeleted.has(base.before(line.oldLine ?? 0) ?? -1);
    const placed = wereAdded.get(head.before(line.newLine) ?? -1);
    return placed !== undefined && standsAlike(placed, after, base);
  };
  const covered = now.map(isCovered);
  const isStillDeleted = new Set(now.flatMap(({ line }) => line.oldLine ?? []));
  const restored = then.filter(({ line }) => {
    const there = line.oldLine === null ? null : base.now(line.oldLine);
    return there !== null && !isStillDeleted.has(there);
  }).length;
  const gone = goneLines(then, head);
  const isSettled = covered.every(Boolean) && gone.length === 0 && restored === 0 && (isUntouched || now.length > 0);
  return { path: file.path, isSettled, covered: rangesOf(covered), gone, restored };
}

/** All that is printed of a file besides its lines. */
function factsOf({ path, oldPath, status, oldMode, newMode, content, notReviewed }: ChangedFile) {
  return { path, oldPath, status, oldMode, newMode, content, notReviewed };
}

interface ChangedLine {
  readonly line: ChangedFile['hunks'][number]['lines'][number];
  /** The last line of the merge base before it; 0: it is before the first one. */
  readonly after: number;
}

/** Added and deleted lines, in the order of their ordinals. */
function changedLinesOf({ hunks }: ChangedFile): readonly ChangedLine[] {
  return hunks.flatMap(({ oldStart, oldCount, lines }) => {
    let after = oldCount === 0 ? oldStart : oldStart - 1;
    return lines.flatMap((line): ChangedLine[] => {
      after = line.oldLine ?? after;
      return line.kind === 'context' ? [] : [{ line, after }];
    });
  });
}

/** Whether two places lie between the same lines of the base, as far as the base has kept lines there. */
function standsAlike(then: number, now: number, base: LineMap): boolean {
  const kept = (from: number, step: 1 | -1) => {
    for (let line = from, tries = 0; tries < furthest; line += step, tries += 1) {
      if (line <= 0) return step === -1 ? 0 : null;
      const there = base.now(line);
      if (there !== null) return there;
    }
    return null;
  };
  const [above, below] = [kept(then, -1), kept(then + 1, 1)];
  return above !== null && below !== null && above <= now && now < below;
}

/** Lines that the change had added and the head has no more, by the line of the head that they would follow. */
function goneLines(then: readonly ChangedLine[], head: LineMap): FileDelta['gone'] {
  const gone = new Map<number, string[]>();
  for (const { line } of then) {
    if (line.newLine === null || head.now(line.newLine) !== null) continue;
    let [before, after]: [number, number | null] = [line.newLine - 1, null];
    while (after === null) {
      after = before <= 0 ? 0 : head.now(before);
      before -= 1;
    }
    gone.set(after, [...(gone.get(after) ?? []), line.text]);
  }
  return [...gone].map(([after, lines]) => ({ after, lines }));
}

function rangesOf(covered: readonly boolean[]): FileDelta['covered'] {
  const ranges: { first: number; last: number }[] = [];
  for (const [at, is] of covered.entries()) {
    const range = ranges.at(-1);
    if (!is) continue;
    if (range !== undefined && range.last === at - 1) range.last = at;
    else ranges.push({ first: at, last: at });
  }
  return ranges;
}
