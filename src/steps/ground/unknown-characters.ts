/** What stands in the place of bytes that are no text. */
export const unknown = '\ufffd';

const mostSteps = 2_000_000;
const unknownUnit = unknown.charCodeAt(0);
/** Of so many characters, one may be unknown: a text of unknown ones fits everywhere and says nothing. */
const knownForEach = 4;

/**
 * As `occurrencesOf`, with U+FFFD on either side standing for any one character, in bounded work: where that is used up,
 * it finds nothing more.
 */
export function unknownOccurrencesOf(sought: string): (text: string) => Generator<number, void> {
  let steps = mostSteps;
  const mostUnknown = Math.floor(sought.length / knownForEach);
  return function* (text) {
    if (sought === '') return;
    for (let from = 0; from + sought.length <= text.length; from += 1) {
      let at = 0;
      let free = mostUnknown;
      while (at < sought.length && free >= 0) {
        const one = sought.charCodeAt(at);
        const other = text.charCodeAt(from + at);
        if (one === unknownUnit || other === unknownUnit) free -= 1;
        else if (one !== other) break;
        at += 1;
      }
      steps -= at + 1;
      if (steps < 0) return;
      if (at === sought.length && free >= 0) yield from;
    }
  };
}
