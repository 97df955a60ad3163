import type { Fed } from './feed.ts';
import type { Counts } from './scores.ts';

/**
 * Duplicate pairs over all pairs of findings of two tools: two are a pair when their golden issues meet. A `dup` does
 * not say which issue it repeats, so its pairs are left out.
 * @param candidates each finding of `fed` in one of them
 */
export function pairCounts(fed: readonly Fed[], candidates: readonly (readonly Fed[])[]): Counts {
  const candidateOf = new Map(candidates.flatMap((sources) => sources.map((one) => [one, sources] as const)));
  const labelled = fed.filter(({ labelled: { label } }) => label !== 'dup');
  let [right, reported, wanted] = [0, 0, 0];
  for (const [index, one] of labelled.entries())
    for (const other of labelled.slice(index + 1)) {
      if (one.tool === other.tool) continue;
      const isPair = one.labelled.golden.some((id) => other.labelled.golden.includes(id));
      const isReported = candidateOf.get(one) === candidateOf.get(other);
      wanted += isPair ? 1 : 0;
      reported += isReported ? 1 : 0;
      right += isPair && isReported ? 1 : 0;
    }
  return { right, reported, found: right, wanted };
}
