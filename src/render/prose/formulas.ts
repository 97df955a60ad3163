/**
 * A formula as GitHub finds it: nothing blank inside either dollar sign, no letter or digit outside; or between double ones,
 * of which one can stand in a list, and the other one before it.
 */
const formula = /\$\$[^$]+\$\$|\$\$|(?<!\w)\$(?=[^\s$])[^$]*(?<=[^\s$])\$(?!\w)/gu;

/** A part of a text, by UTF-16 units. */
export interface Part {
  readonly from: number;
  readonly to: number;
}

/**
 * What of each text must be code so that no formula is found in their sequence: the whole formula, or its dollar signs
 * where it goes over several of them.
 */
export function formulasIn(texts: readonly string[]): Part[][] {
  const found = texts.map((): Part[] => []);
  const line = texts.join('');
  if (!line.includes('$')) return found;
  const starts: number[] = [];
  let length = 0;
  for (const text of texts) {
    starts.push(length);
    length += text.length;
  }
  const add = (from: number, to: number) => {
    const at = starts.findLastIndex((start) => start <= from);
    const start = starts[at] ?? 0;
    if (to - start > (texts[at]?.length ?? 0)) return false;
    found[at]?.push({ from: from - start, to: to - start });
    return true;
  };
  for (const { 0: whole, index } of line.matchAll(formula)) {
    const signs = whole.startsWith('$$') ? 2 : 1;
    const end = index + whole.length;
    if (add(index, end)) continue;
    const all = Array.from({ length: signs }, (_, sign) => [index + sign, end - signs + sign]).flat();
    for (const sign of new Set(all)) add(sign, sign + 1);
  }
  for (const parts of found) parts.sort((one, other) => one.from - other.from);
  return found;
}
