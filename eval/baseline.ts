/*
 * What our clustering has to beat: cosine of TF-IDF vectors, average link. Words are runs of two and more letters,
 * digits and underscores, in lower case; tf is 1 + log of the count; idf is log((1 + N) / (1 + df)) + 1 over all N
 * findings of all tools and pull requests that are loaded, which did better at this threshold than the findings of one
 * pull request. No stop words, no stems.
 */

export const baselineThreshold = 0.35;

export type Vector = ReadonlyMap<string, number>;

/** Gives the vectors of texts, weighted by how rare their words are in a corpus. */
export function tfIdf(corpus: readonly string[]): (text: string) => Vector {
  const frequency = new Map<string, number>();
  for (const text of corpus)
    for (const word of wordsOf(text).keys()) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  return (text) => {
    const weights = [...wordsOf(text)].map(([word, count]) => {
      const rarity = Math.log((1 + corpus.length) / (1 + (frequency.get(word) ?? 0))) + 1;
      return [word, (1 + Math.log(count)) * rarity] as const;
    });
    const length = Math.hypot(...weights.map(([, weight]) => weight));
    return new Map(weights.map(([word, weight]) => [word, weight / length]));
  };
}

function wordsOf(text: string): Map<string, number> {
  const words = new Map<string, number>();
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}_]{2,}/gu)) words.set(word, (words.get(word) ?? 0) + 1);
  return words;
}

export function cosines(vectors: readonly Vector[]): number[][] {
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
