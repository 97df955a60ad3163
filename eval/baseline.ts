/*
 * What our clustering has to beat: cosine of TF-IDF vectors, average link. Words are runs of two and more letters
 * and digits, in lower case; tf is 1 + log of the count; idf is log((1 + N) / (1 + df)) + 1 over the N findings that
 * are clustered together. No stop words, no stems.
 */

export const baselineThreshold = 0.35;

type Vector = ReadonlyMap<string, number>;

/** Cosine of every two texts. */
export function tfIdfCosines(texts: readonly string[]): number[][] {
  const counts = texts.map((text) => {
    const words = new Map<string, number>();
    for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}]{2,}/gu)) words.set(word, (words.get(word) ?? 0) + 1);
    return words;
  });
  const frequency = new Map<string, number>();
  for (const words of counts) for (const word of words.keys()) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const vectors = counts.map((words): Vector => {
    const weights = [...words].map(
      ([word, count]) =>
        [word, (1 + Math.log(count)) * (Math.log((1 + texts.length) / (1 + (frequency.get(word) ?? 0))) + 1)] as const,
    );
    const length = Math.hypot(...weights.map(([, weight]) => weight));
    return new Map(weights.map(([word, weight]) => [word, weight / length]));
  });
  return vectors.map((one) => vectors.map((other) => dot(one, other)));
}

function dot(one: Vector, other: Vector): number {
  let product = 0;
  for (const [word, weight] of one) product += weight * (other.get(word) ?? 0);
  return product;
}

/** Average link: the two groups that are most alike on average become one, until none reach the threshold. */
export function averageLink(alike: readonly (readonly number[])[], threshold: number): number[][] {
  const groups = alike.map((_, index) => [index]);
  for (;;) {
    let best = { average: threshold, left: -1, right: -1 };
    for (let left = 0; left < groups.length; left += 1)
      for (let right = left + 1; right < groups.length; right += 1) {
        const average = averageOf(alike, groups[left] ?? [], groups[right] ?? []);
        if (average > best.average || (average === best.average && best.left < 0)) best = { average, left, right };
      }
    if (best.left < 0) return groups;
    const [joined = []] = groups.splice(best.right, 1);
    groups[best.left]?.push(...joined);
  }
}

function averageOf(alike: readonly (readonly number[])[], one: readonly number[], other: readonly number[]): number {
  let total = 0;
  for (const left of one) for (const right of other) total += alike[left]?.[right] ?? 0;
  return total / (one.length * other.length);
}
