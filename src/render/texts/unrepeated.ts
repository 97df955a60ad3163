/** By letters and digits alone: marks, case and line ends make no other text. */
function plain(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

/** Fewer letters and digits than this stand within other words by chance. */
const leastPart = 20;
/** So many repeated sentences are taken off at most. */
const mostSentences = 5;

/** What ends a sentence or a heading, with the marks around it. `1.5` ends none. */
const end = /^[*_`"'”’»)\]]*(?:[.:;!?…]+(?=[\s*_`"'”’»)\]]|$)|[ \t]+[—–-]+(?=\s)|[ \t]*[\r\n]|$)[*_`"'”’»)\]]*\s*/u;

/**
 * What a text says that was not said before it on the page: nothing where it is one of those texts or a part of one, and without the
 * sentences it begins with where they are among them. Models repeat the title in what explains it.
 */
export function unrepeated(text: string, before: readonly string[]): string {
  let left = text;
  for (let times = 0; times < mostSentences; times += 1) {
    const rest = withoutOne(left, before);
    if (rest === left) break;
    left = rest;
  }
  return left;
}

function withoutOne(text: string, before: readonly string[]): string {
  const whole = plain(text);
  const said = before.map(plain).filter((one) => one !== '');
  if (whole === '') return before.some((one) => one.trim() === text.trim()) ? '' : text;
  if (said.some((one) => one === whole || (whole.length >= leastPart && one.includes(whole)))) return '';
  const starts = said.filter((one) => whole.startsWith(one)).sort((one, other) => other.length - one.length);
  for (const start of starts) {
    const rest = behind(text, start.length);
    const ended = rest === null ? null : end.exec(rest);
    if (rest !== null && ended !== null) return rest.slice(ended[0].length);
  }
  return text;
}

/** The text behind so many letters and digits; null where a letter goes over the end. */
function behind(text: string, letters: number): string | null {
  let [count, at] = [0, 0];
  for (const character of text) {
    if (count >= letters) break;
    count += plain(character).length;
    at += character.length;
  }
  return count === letters ? text.slice(at) : null;
}
