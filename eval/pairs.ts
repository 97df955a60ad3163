import type { Fed } from './feed.ts';
import type { Counts } from './scores.ts';

/**
 * Duplicate pairs over all pairs of findings of two tools: a pair is right when their golden issues meet. A `dup`
 * does not say which issue it repeats, so its pairs are left out.
 * @param groups a partition of the indexes of `fed`
 */
export function pairCounts(fed: readonly Fed[], groups: readonly (readonly number[])[]): Counts {
  const groupOf = new Map(groups.flatMap((group, number) => group.map((index) => [index, number] as const)));
  let [right, reported, wanted] = [0, 0, 0];
  for (const [left, one] of fed.entries())
    for (const [offset, other] of fed.slice(left + 1).entries()) {
      if (one.tool === other.tool || one.labelled.label === 'dup' || other.labelled.label === 'dup') continue;
      const isPair = one.labelled.golden.some((id) => other.labelled.golden.includes(id));
      const isReported = groupOf.get(left) === groupOf.get(left + 1 + offset);
      wanted += isPair ? 1 : 0;
      reported += isReported ? 1 : 0;
      right += isPair && isReported ? 1 : 0;
    }
  return { right, reported, found: right, wanted };
}
