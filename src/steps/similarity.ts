/** Words that say nothing about which defect is meant. */
const common = new Set(
  'the a an and or of to in is are be it its that this with for on as by not no when which from at can will may does do if then so but than into only also even any all has have was were been before after there here use used using code line lines function method file value call calls called'.split(
    ' ',
  ),
);

/** Words of a text with how often they stand in it; identifiers count whole and in their parts. */
export function words(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (word: string) => {
    if (word.length > 1 && !common.has(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
  };
  for (const [token] of text.matchAll(/[\p{L}_$][\p{L}\p{N}_$]*/gu)) {
    const parts = token.split(/[_$]+|(?<=\p{Ll})(?=\p{Lu})/u).map((part) => part.toLowerCase());
    add(token.toLowerCase());
    if (parts.length > 1) for (const part of parts) add(part);
  }
  return counts;
}

/** Compares two of the texts by their indexes, 0 to 1; words of `without` do not count. */
export type Similarity = (left: number, right: number, without?: ReadonlySet<string>) => number;

/**
 * Makes a similarity of texts: the cosine of their words, weighted by how rare a word is among the texts.
 */
export function textSimilarity(texts: readonly string[]): Similarity {
  const documents = texts.map(words);
  const frequency = new Map<string, number>();
  for (const document of documents)
    for (const word of document.keys()) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const vectors = documents.map(
    (document) =>
      new Map(
        [...document].map(([word, count]) => {
          const rarity = Math.log((texts.length + 1) / ((frequency.get(word) ?? 0) + 1)) + 1;
          return [word, (1 + Math.log(count)) * rarity] as const;
        }),
      ),
  );
  return (left, right, without = new Set()) => {
    const [one = new Map<string, number>(), two = new Map<string, number>()] = [vectors[left], vectors[right]];
    let [product, ones, twos] = [0, 0, 0];
    for (const [word, weight] of one) {
      if (without.has(word)) continue;
      ones += weight * weight;
      product += weight * (two.get(word) ?? 0);
    }
    for (const [word, weight] of two) if (!without.has(word)) twos += weight * weight;
    return product === 0 ? 0 : product / Math.sqrt(ones * twos);
  };
}
