/**
 * Makes a search for every place where a text stands, overlapping ones included, in ascending order. `indexOf` alone
 * would read a text that repeats itself anew for each of them.
 */
export function occurrencesOf(sought: string): (text: string) => Generator<number, void> {
  let known: Uint32Array | null = null;
  return function* (text) {
    for (let from = 0; ; ) {
      const found = text.indexOf(sought, from);
      if (found < 0 || sought === '') return;
      yield found;
      known ??= bordersOf(sought);
      let at = found + sought.length;
      let matched = known.at(-1) ?? 0;
      // What overlaps the last place begins with one of its ends (Knuth, Morris and Pratt).
      while (matched > 0 && at < text.length) {
        if (text.charCodeAt(at) !== sought.charCodeAt(matched)) {
          matched = known[matched - 1] ?? 0;
          continue;
        }
        at += 1;
        matched += 1;
        if (matched < sought.length) continue;
        yield at - sought.length;
        matched = known.at(-1) ?? 0;
      }
      from = at;
    }
  };
}

/** For each beginning of the text, the length of the longest shorter beginning that it also ends with. */
function bordersOf(text: string): Uint32Array {
  const borders = new Uint32Array(text.length);
  for (let at = 1, length = 0; at < text.length; at += 1) {
    while (length > 0 && text.charCodeAt(at) !== text.charCodeAt(length)) length = borders[length - 1] ?? 0;
    if (text.charCodeAt(at) === text.charCodeAt(length)) length += 1;
    borders[at] = length;
  }
  return borders;
}
