/** What may hold anything of interest; most lines do not. */
const any = /[\p{Default_Ignorable_Code_Point}\u2028\u2029\u2800]/u;
const rightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;
/** Overrides and embeddings; an isolate that turns around; an isolate in an isolate. */
const turning = /[\u202a\u202b\u202d\u202e\u2067]|[\u2066\u2068][^\u2069]*[\u2066\u2068]/u;
const mark = /[\u200e\u200f\u061c]/u;
/** Beside letters of other scripts it would make another word of them. */
const markInWord = /\p{L}[\u200e\u200f\u061c]|[\u200e\u200f\u061c]\p{L}/u;
/** As texts in such scripts have them, closed in their line and with nothing of the kind within. */
const embedded = /[\u202a\u202b\u2067][^\u202a-\u202e\u2066-\u2069]*[\u202c\u2069]/gu;
const isolates = /[\u2066\u2068][^\u2066-\u2069]*\u2069/gu;

/**
 * Whether signs turn the direction of a text around, so that it reads otherwise than it runs. An isolate that is closed
 * in its line turns nothing: message formats write them around what they put in. Direction marks belong to scripts that
 * are written from right to left.
 * @param isProse of a text that people read and nothing runs
 */
export function turnsAround(given: string, isProse = false): boolean {
  if (!any.test(given)) return false;
  const isForScript = rightToLeft.test(given);
  const text = isProse && isForScript ? given.replaceAll(embedded, '') : given;
  if (turning.test(text) || /[\u2066\u2068\u2069\u202c]/u.test(text.replaceAll(isolates, ''))) return true;
  return !isForScript && (isProse ? markInWord : mark).test(text);
}

/** Letters of scripts that join, or that have no blanks between words. */
const joining = '[[\\p{L}\\p{M}\\p{Nd}]--[\\p{Script=Latin}\\p{Script=Greek}\\p{Script=Cyrillic}\\p{Script=Common}]]';
const unspaced =
  '[\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}\\p{Script=Tibetan}\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}]';

/** Where writing needs what has no shape of its own. */
const needed = [
  // Flags of regions, which end in a tag of their own.
  '\\u{1f3f4}[\\u{e0020}-\\u{e007e}]{2,8}\\u{e007f}',
  // One selector after what it selects the look of.
  '[\\p{Emoji}\\p{S}\\p{P}\\p{Script=Mongolian}\\p{Script=Myanmar}][\\ufe00-\\ufe0f\\u180b-\\u180d\\u180f](?![\\ufe00-\\ufe0f\\u{e0100}-\\u{e01ef}])',
  '\\p{Script=Han}[\\ufe00-\\ufe0f\\u{e0100}-\\u{e01ef}](?![\\ufe00-\\ufe0f\\u{e0100}-\\u{e01ef}])',
  // Joined emoji, with colours and selectors between.
  '(?<=\\p{Extended_Pictographic}[\\ufe0f\\u{1f3fb}-\\u{1f3ff}]?)\\u200d(?=\\p{Extended_Pictographic})',
  `(?<=${joining})[\\u200c\\u200d]|[\\u200c\\u200d](?=${joining})`,
  `(?<=${unspaced})[\\u200b\\u2060]|[\\u200b\\u2060](?=${unspaced})`,
  // Checked for what they turn around.
  '[\\u200e\\u200f\\u061c\\u2066\\u2068\\u2069]',
  '(?<=[\\u2801-\\u28ff ])\\u2800+|\\u2800+(?=[\\u2801-\\u28ff])|^[\\u2800 ]+$',
  '(?<=\\p{M}|\\p{Script=Hebrew})\\u034f',
  '(?<=\\p{Script=Mongolian})\\u180e|\\u180e(?=\\p{Script=Mongolian})',
  '(?<=[\\u1100-\\u11ff])[\\u115f\\u1160]|[\\u115f\\u1160](?=[\\u1100-\\u11ff])',
];
/** Made for the first text that needs a look: V8 takes ten milliseconds for the sets of characters (decision 219). */
let fine: RegExp | null = null;
const hyphen = /(?<=\p{L})\u00ad(?=\p{L})/gu;

/** Whether a text holds what has no shape, where no script, emoji or (in prose) hyphenation needs it. */
export function unseenIn(text: string, isProse: boolean): boolean {
  if (!any.test(text)) return false;
  fine ??= new RegExp(needed.join('|'), 'gv');
  const rest = (isProse ? text.replaceAll(hyphen, '') : text).replaceAll(fine, '');
  return any.test(rest);
}
