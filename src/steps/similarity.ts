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

/**
 * Makes a similarity of texts, 0 to 1: the cosine of their words, weighted by how rare a word is among the texts.
 */
export function textSimilarity(texts: readonly string[]): (left: number, right: number) => number {
  const documents = texts.map(words);
  const frequency = new Map<string, number>();
  for (const document of documents)
    for (const word of document.keys()) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const vectors = documents.map((document) => {
    const vector = new Map(
      [...document].map(([word, count]) => {
        const rarity = Math.log((texts.length + 1) / ((frequency.get(word) ?? 0) + 1)) + 1;
        return [word, (1 + Math.log(count)) * rarity] as const;
      }),
    );
    const length = Math.hypot(...vector.values());
    return { vector, length };
  });
  return (left, right) => {
    const [one, two] = [vectors[left], vectors[right]];
    if (one === undefined || two === undefined || one.length === 0 || two.length === 0) return 0;
    let product = 0;
    for (const [word, weight] of one.vector) product += weight * (two.vector.get(word) ?? 0);
    return product / (one.length * two.length);
  };
}
