import type { FileDelta } from '../../types.ts';

/** Whether the earlier round had a changed line. */
export function coversLine({ covered }: Pick<FileDelta, 'covered'>, ordinal: number): boolean {
  let [low, high] = [0, covered.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const range = covered[middle];
    if (range === undefined) return false;
    if (range.last < ordinal) low = middle + 1;
    else if (range.first > ordinal) high = middle;
    else return true;
  }
  return false;
}

/** How many lines the earlier round had. */
export function countCovered({ covered }: Pick<FileDelta, 'covered'>): number {
  return covered.reduce((sum, { first, last }) => sum + last - first + 1, 0);
}
