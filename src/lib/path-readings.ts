import { visible, withoutUnseen } from './visible.ts';

/**
 * What has to be supposed for a written path to mean one that exists, as bits. A reading that supposes a part of what
 * another one does is the better of the two.
 */
export const supposing = {
  nothing: 0,
  /** Quotes, blanks, `./`, a list's dash, a heading's state stand around the name. */
  wrapping: 1,
  /** A line stands behind it. */
  line: 2,
  /** A side of a diff stands before it, as `a/` or `b/`. */
  side: 4,
  /** The path of a machine's folder stands before it. */
  machine: 8,
  /** The folders before it are left out. */
  end: 16,
  /** What cannot be seen is written out as `visible` does it. */
  printed: 32,
  /** What cannot be seen is left out. */
  unseen: 64,
  backslashes: 128,
  composition: 256,
  letterCase: 512,
  /** It is meant on the other side of the change. */
  elsewhere: 1024,
  /** A segment begins or ends with a blank. */
  blanks: 2048,
  /** Its characters are written as in an address, as Markdown or a shell escapes them, or as git does. */
  encoded: 4096,
} as const;

/** One way to read what was written: the name that is left, and what it supposes. */
export interface PathReading {
  readonly name: string;
  readonly supposed: number;
  /** The name begins at the root of a machine or of the repository. */
  readonly isAbsolute: boolean;
}

/** Where a name may begin or end, and what that supposes. */
interface Cut {
  readonly at: number;
  readonly supposed: number;
}

const blank = /^\s$/u;
const wrappers = new Set(['`', '"', "'", '*', '“', '”', '‘', '’', '«', '»', '<', '>', '(', ')']);
const trailing = new Set([',', ';', ':', '.', '/']);
const leads =
  /=== |--- |\+\+\+ |[-+•] |[AMDRCT]\d{0,3}[ \t]+|(?:file|path|in):? +|file:\/\/(?=\/)|\[[^[\]]{1,200}\]\(|<code>|(?:\.{3}|…)[\\/]|\.?\/|\.\\|\\(?!u\{|x[89a-f])/iy;
/** Also those that git prints when it is told to be mnemonic. */
const side = /[abciow][\\/]/y;
const rooted = /^(?:[a-z]:[\\/]|[a-z]+:\/\/|~[\\/]|[\\/])/i;
const state =
  /<\/code>$| ?\((?:added|changed|copied|deleted|modified|moved|new|old|removed|renamed|type-changed)\b[^()]*\)$| ===$/i;
const stated =
  /(?:::[a-z_~<](?:(?!:L?\d)[\w.:~<>()]){0,60}|#[a-z_][\w.-]{0,60}|@\d+|:L?\d+(?:[-–,]L?\d+)?|#L\d+(?:C\d+)?(?:-L?\d+(?:C\d+)?)?|\(\d+(?:,\d+)?\)|(?:,? | \()lines? \d+(?: ?(?:[-–]|to) ?\d+)?\)?)$/i;
const longestTail = 80;
/** Of what is around a name, so much is taken off in each combination, and then all of it. */
const mostCuts = 5;
const longestCombined = 5_000;

/** The ways to read a written path. Linear for any text. */
export function pathReadings(written: string): PathReading[] {
  const starts = few(startsOf(written), written.length);
  const ends = few(endsOf(written), written.length);
  const readings = starts.flatMap((start) =>
    ends
      .filter((end) => end.at > start.at)
      .map((end) => ({
        name: written.slice(start.at, end.at),
        supposed: start.supposed | end.supposed,
        isAbsolute: rooted.test(written.slice(Math.max(0, start.at - 1), start.at + 20)),
      })),
  );
  return readings.flatMap((reading) => {
    const name = decoded(reading.name);
    return name === reading.name
      ? [reading]
      : [reading, { ...reading, name, supposed: reading.supposed | supposing.encoded }];
  });
}

/** As in an address, as git writes bytes, and as Markdown and shells escape a sign: whichever there is. */
function decoded(name: string): string {
  if (!/[%\\]/.test(name)) return name;
  return name
    .replace(/(?:%[0-9a-f]{2})+/gi, (bytes) => utf8Of(Buffer.from(bytes.replaceAll('%', ''), 'hex'), bytes))
    .replace(/(?:\\[0-3][0-7]{2})+/g, (bytes) =>
      utf8Of(
        Buffer.from(
          bytes
            .split('\\')
            .slice(1)
            .map((octal) => Number.parseInt(octal, 8)),
        ),
        bytes,
      ),
    )
    .replace(/\\([_*[\]()#~`&$! -])/g, '$1');
}

function utf8Of(bytes: Buffer, written: string): string {
  const text = bytes.toString('utf8');
  return Buffer.from(text).equals(bytes) ? text : written;
}

function few(cuts: readonly Cut[], length: number): readonly Cut[] {
  const most = length > longestCombined ? 1 : mostCuts;
  return [...cuts.slice(0, most), ...cuts.slice(most).slice(-1)];
}

/** Of more than are looked at, the last one. */
function keep(cuts: Cut[], cut: Cut): void {
  if (cuts.length > mostCuts) cuts.pop();
  cuts.push(cut);
}

function startsOf(text: string): Cut[] {
  const cuts: Cut[] = [{ at: 0, supposed: supposing.nothing }];
  for (let { at, supposed } = { at: 0, supposed: 0 }; at < text.length; keep(cuts, { at, supposed })) {
    const isSide = !(supposed & supposing.side) && lengthAt(side, text, at) > 0;
    const first = text.charAt(at);
    const lead = isQuoting(first) ? 0 : lengthAt(leads, text, at);
    const length = isSide ? 2 : lead || (isAround(first) ? 1 : 0);
    if (length === 0) break;
    at += length;
    supposed |= isSide ? supposing.side : supposing.wrapping;
  }
  return cuts;
}

function endsOf(text: string): Cut[] {
  const cuts: Cut[] = [{ at: text.length, supposed: supposing.nothing }];
  for (let { at, supposed, lines } = { at: text.length, supposed: 0, lines: 0 }; at > 0; keep(cuts, { at, supposed })) {
    const last = text.charAt(at - 1);
    // Most of what is around a name ends neither a line nor a state, and is told from both by one look.
    const tail = isQuoting(last) ? '' : text.slice(Math.max(0, at - longestTail), at);
    const line = lines < 2 ? lengthOf(stated, tail) : 0;
    const length = line || lengthOf(state, tail) || (isAround(last) || trailing.has(last) ? 1 : 0);
    if (length === 0) break;
    at -= length;
    if (line > 0) lines += 1;
    supposed |= line > 0 ? supposing.line : supposing.wrapping;
  }
  return cuts;
}

/** Nothing but the name begins behind it, or ends before it. */
function isQuoting(character: string): boolean {
  return character === '"' || character === ' ' || character === '`';
}

function isAround(character: string): boolean {
  return wrappers.has(character) || blank.test(character);
}

function lengthAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}

function lengthOf(pattern: RegExp, text: string): number {
  return pattern.exec(text)?.[0].length ?? 0;
}

const plain = /^(?:[a-z0-9_.@+-]+\/)*[a-z0-9_.@+-]*[a-z0-9_]$/;
/** As `visible` writes it, or as JSON and its like do. */
const writtenOut = /\\{1,2}u(?:\{([0-9a-f]{1,6})\}|([0-9a-f]{4}))/gi;

/** What paths are compared by in the end: alike for all ways to write one of them. */
export function loosely(name: string): string {
  return plain.test(name) ? name : folded(name, everything);
}

const ofLetters = [
  supposing.blanks,
  supposing.unseen,
  supposing.printed,
  supposing.backslashes,
  supposing.composition,
  supposing.letterCase,
];
const everything = ofLetters.reduce((folds, fold) => folds | fold, 0);

/**
 * What has to be supposed of the letters for a name and a path to be alike: a set from which nothing can be taken.
 * @param areAlike what alike means for the two, which hold loosely
 */
export function supposedOfLetters(
  name: string,
  path: string,
  areAlike: (name: string, path: string) => boolean,
): number {
  const isSame = (folds: number) => areAlike(folded(name, folds), folded(path, folds));
  const needed = isSame(supposing.nothing)
    ? supposing.nothing
    : ofLetters.reduce((folds, fold) => (isSame(folds & ~fold) ? folds & ~fold : folds), everything);
  // Who leaves out what cannot be seen supposes more than who writes it as it is printed.
  const printed = needed & supposing.unseen ? supposing.printed : supposing.nothing;
  return needed | printed;
}

/** True when the name is all of a path, or its last segments; one that begins with a slash is whole from there. */
export function isEnd(name: string, path: string): boolean {
  const before = path.length - name.length;
  return path.endsWith(name) && (before === 0 || path.charAt(before - 1) === '/' || name.startsWith('/'));
}

function folded(name: string, folds: number): string {
  let text = name;
  if (folds & supposing.unseen) text = withoutUnseen(text.replace(writtenOut, unlessSeen));
  else if (folds & supposing.printed) text = visible(text);
  if (folds & supposing.backslashes) text = text.replace(/[\\/]+/g, '/');
  if (folds & supposing.blanks && /\s/.test(text)) text = text.split('/').map(trimmed).join('/');
  if (folds & supposing.composition) text = text.normalize('NFC').replace(lookingAlike, alike);
  // Some letters have two small forms, and some become two letters.
  if (folds & supposing.letterCase) text = text.toLowerCase().toUpperCase().toLowerCase();
  return folds & supposing.composition ? text.normalize('NFC') : text;
}

/** Signs that are written for one another as composed letters are for decomposed ones: full-width forms, dashes, quotes. */
const lookingAlike = /[\uff01-\uff5e\p{Pd}\u2212’‘]/gu;

function alike(sign: string): string {
  const code = sign.charCodeAt(0);
  if (code > 0xff00 && code < 0xff5f) return String.fromCharCode(code - 0xfee0);
  return sign === '’' || sign === '‘' ? "'" : '-';
}

function trimmed(segment: string): string {
  return segment.trim();
}

function unlessSeen(found: string, braced: string | undefined, four: string | undefined): string {
  const code = Number.parseInt(braced ?? four ?? '', 16);
  if (code > 0x10ffff) return found;
  const character = String.fromCodePoint(code);
  return visible(character) === character ? found : '';
}
