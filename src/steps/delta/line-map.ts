import type { Hunk } from '../../types.ts';

/** Which line of one text is which of another one. Lines count from 1; 0 stands before the first one in both. */
export interface LineMap {
  /** The line that a line became; null: it is there no more. */
  now(before: number): number | null;
  /** The line that a line was; null: it is new. */
  before(now: number): number | null;
}

/** Of a text that did not change. */
export const sameLines: LineMap = { now: (before) => before, before: (now) => now };

interface Stretch {
  readonly beforeFirst: number;
  readonly beforeEnd: number;
  readonly nowFirst: number;
  readonly nowEnd: number;
}

/** The lines that git found unchanged between two texts. @param hunks of that comparison, in the order of the file */
export function lineMapOf(hunks: readonly Hunk[]): LineMap {
  const toNow = new Map<number, number>();
  const toBefore = new Map<number, number>();
  const stretches = hunks.map(({ oldStart, oldCount, newStart, newCount, lines }): Stretch => {
    for (const { kind, oldLine, newLine } of lines)
      if (kind === 'context' && oldLine !== null && newLine !== null) {
        toNow.set(oldLine, newLine);
        toBefore.set(newLine, oldLine);
      }
    // As git counts: a side without lines starts at the line before.
    const [beforeFirst, nowFirst] = [
      oldCount === 0 ? oldStart + 1 : oldStart,
      newCount === 0 ? newStart + 1 : newStart,
    ];
    return { beforeFirst, beforeEnd: beforeFirst + oldCount, nowFirst, nowEnd: nowFirst + newCount };
  });
  /** The last stretch that begins at or before a line. */
  const lastAt = (line: number, first: (of: Stretch) => number) => {
    let [low, high] = [0, stretches.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const stretch = stretches[middle];
      if (stretch !== undefined && first(stretch) <= line) low = middle + 1;
      else high = middle;
    }
    return stretches[low - 1];
  };
  return {
    now(before) {
      const at = lastAt(before, ({ beforeFirst }) => beforeFirst);
      if (at === undefined) return before;
      return before < at.beforeEnd ? (toNow.get(before) ?? null) : before - at.beforeEnd + at.nowEnd;
    },
    before(now) {
      const at = lastAt(now, ({ nowFirst }) => nowFirst);
      if (at === undefined) return now;
      return now < at.nowEnd ? (toBefore.get(now) ?? null) : now - at.nowEnd + at.beforeEnd;
    },
  };
}
