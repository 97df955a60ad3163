/** What ends a sentence, with the quotation mark or bracket that closes behind it. */
const end = /[.!?…]["'”’»)\]*`]*(?=\s)/gu;

/**
 * The text in at most so many UTF-16 units: cut behind a sentence where one ends in its second half, else behind a word, with
 * an ellipsis. Code that would be torn goes as well.
 */
export function shortened(text: string, most: number): string {
  const whole = text.trim();
  if (whole.length <= most) return whole;
  if (most < 2) return '';
  const room = whole.slice(0, most - 2);
  const sentence = [...room.matchAll(end)].at(-1);
  const afterSentence = sentence === undefined ? 0 : sentence.index + sentence[0].length;
  if (afterSentence * 2 >= most) return `${untorn(room.slice(0, afterSentence))} …`;
  return `${untorn(behindWord(whole, room.length))}…`;
}

/** The text cut to so many columns of a fixed width, as wide letters and pictures take two; behind a word where one ends late. */
export function narrowed(text: string, columns: number): string {
  const whole = text.replace(/\s+/gu, ' ').trim();
  let width = 0;
  let fits = 0;
  for (const letter of whole) {
    width += wide.test(letter) ? 2 : 1;
    if (width > columns) return `${untorn(behindWord(whole, fits))}…`;
    // One column is kept for the ellipsis.
    if (width < columns) fits += letter.length;
  }
  return whole;
}

const wide =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Extended_Pictographic}\u3000-\u303f\uff00-\uff60]/u;

/** The first so many units, or fewer, so that no word is cut unless it is very long. */
function behindWord(whole: string, units: number): string {
  const text = whole.slice(0, units);
  const at = /^\s/u.test(whole.slice(units)) ? text.length : text.search(/\s+\S*$/u);
  const cut = at > text.length / 2 ? text.slice(0, at) : text;
  return (/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut).trimEnd();
}

/** Without code that would have no end. */
function untorn(text: string): string {
  const fences = [...text.matchAll(/^[ \t]*(?:```|~~~)/gmu)];
  const open = fences.length % 2 === 0 ? undefined : fences.at(-1);
  const outside = open === undefined ? text : text.slice(0, open.index).trimEnd();
  const ticks = outside.split('`').length - 1;
  return ticks % 2 === 0 ? outside : outside.slice(0, outside.lastIndexOf('`')).trimEnd();
}
