import { occurrencesOf } from '../../lib/occurrences.ts';
import { withoutUnseen } from '../../lib/visible.ts';

/** A file as quotations are compared with it: without white space and without characters that cannot be seen. */
export interface ComparableText {
  readonly text: string;
  /** Where each line begins in `text`; a blank line begins where the next one does. */
  readonly lineStarts: readonly number[];
  /** Positions of `text` that white space or a line end stood before. */
  readonly breaks: ReadonlySet<number>;
}

/** A place that has all pieces of a quotation. Line numbers are from 1. */
export interface Match {
  readonly startLine: number;
  /** Last line of the pieces that can end in one line only, the first one at the least. */
  readonly pieceEnd: number;
  /** More than one where a gap could end in several lines; ascending. */
  readonly endLines: readonly number[];
  /** From the beginning of a line to the end of one. */
  readonly isWhole: boolean;
  /** The quotation would begin or end within a word of the file. */
  readonly cutsWord: boolean;
}

/** A gap that a model wrote as `...` spans at most this many lines. */
const widestGap = 60;
/** A quotation in more pieces, or whose pieces stand in more places, is refused: looking at all would take too long. */
const mostPieces = 40;
const mostAttempts = 2_000;
const mostEnds = 100;

/** Characters that are seen or white space: most texts have no others, and are not searched for them one by one. */
const allSeen = /^[\s\x20-\x7e]*$/;

/** A text as it is compared; every kind of white space is left out, because models change it when they copy. */
export function comparable(text: string): string {
  const isPlain = allSeen.test(text) && !text.includes('\\u{');
  return (isPlain ? text : withoutUnseen(text)).replace(/\s+/g, '');
}

const prepared = new WeakMap<readonly string[], ComparableText>();

/** Prepares a file once, however many findings quote from it. */
export function comparableLines(lines: readonly string[]): ComparableText {
  const known = prepared.get(lines);
  if (known !== undefined) return known;
  const parts: string[] = [];
  const lineStarts: number[] = [];
  const breaks = new Set<number>();
  let length = 0;
  for (const line of lines) {
    lineStarts.push(length);
    for (const part of withoutUnseen(line).split(/\s+/)) {
      if (part === '') continue;
      breaks.add(length);
      parts.push(part);
      length += part.length;
    }
  }
  const made = { text: parts.join(''), lineStarts, breaks };
  prepared.set(lines, made);
  return made;
}

/** How pieces are looked for. */
export interface Manner {
  /** The last piece may end within a line as well as at the end of one. */
  readonly isBrokenOff: boolean;
  /** Gaps lie within lines: the next piece begins in the line that the one before ends in. */
  readonly isWithinLines?: boolean;
  /** How a piece is found in a text; word for word where nothing else is said. */
  readonly search?: typeof occurrencesOf;
}

/**
 * Every line where all pieces follow each other, with gaps of a bounded number of lines between them; none when they
 * are too many.
 */
export function findPieces(file: ComparableText, pieces: readonly string[], manner: Manner): Match[] {
  const { isBrokenOff, isWithinLines = false, search = occurrencesOf } = manner;
  const [first, ...rest] = pieces;
  if (first === undefined || first === '' || pieces.length > mostPieces) return [];
  const matches = new Map<number, Match>();
  let attempts = 0;
  const searches = rest.map((piece): Search => ({ length: piece.length, places: search(piece) }));
  const gap = isWithinLines ? 0 : widestGap;
  for (const at of search(first)(file.text)) {
    const startLine = lineAt(file, at);
    const known = matches.get(startLine);
    // The first place in a line stands for the line, unless it lies within a word and the next does not.
    if (known !== undefined && !known.cutsWord) continue;
    const startsLine = isLineEdge(file, at);
    // The sign of a diff is not the operator that ends the line before.
    if (!startsLine && first.length > 1 && isLineEdge(file, at + 1)) continue;
    attempts += 1;
    if (rest.length > 0 && attempts > mostAttempts) return [];
    const followed = follow(file, endAt(file, at + first.length), searches, gap);
    if (followed === null) return [];
    const { ends, pieceEnd } = followed;
    if (ends.length === 0) continue;
    const wholeEnds = ends.filter(({ isEdge }) => isEdge);
    const isWhole = startsLine && wholeEnds.length > 0;
    const counted = isWhole && !isBrokenOff ? wholeEnds : ends;
    const endLines = [...new Set(counted.map(({ line }) => line))];
    const cutsWord = isWithinWord(file, at) || counted.every(({ offset }) => isWithinWord(file, offset));
    if (known === undefined || !cutsWord) matches.set(startLine, { startLine, pieceEnd, endLines, isWhole, cutsWord });
  }
  return [...matches.values()];
}

/** A piece to be found behind another one. */
interface Search {
  readonly length: number;
  readonly places: ReturnType<typeof occurrencesOf>;
}

/** Where a piece ends: the line, from 1, of its last character, and whether the line ends with it. */
interface End {
  readonly offset: number;
  readonly line: number;
  readonly isEdge: boolean;
}

function endAt(file: ComparableText, offset: number): End {
  const line = lineAt(file, offset - 1);
  // A line that begins behind the last character begins at the end or later.
  return { offset, line, isEdge: offset === (file.lineStarts[line] ?? file.text.length) };
}

/** Where the last piece can end, ascending, and the line up to which all is certain. */
interface Followed {
  readonly ends: readonly End[];
  readonly pieceEnd: number;
}

/** What becomes of the pieces when they follow `from`; null when they can end in too many places. */
function follow(file: ComparableText, from: End, pieces: readonly Search[], gap: number): Followed | null {
  const startOf = (line: number) => file.lineStarts[line] ?? file.text.length;
  let ends: readonly End[] = [from];
  let pieceEnd = from.line;
  for (const { length, places } of pieces) {
    const [earliest, latest] = [ends[0] ?? from, ends.at(-1) ?? from];
    const window = file.text.slice(earliest.offset, startOf(latest.line + gap) + length);
    const next: End[] = [];
    // What is found lies farther on each time, and so do the lines of its two ends.
    let [line, endLine] = [lineAt(file, earliest.offset), earliest.line];
    for (const at of places(window)) {
      const start = earliest.offset + at;
      const offset = start + length;
      while (line < file.lineStarts.length && startOf(line) <= start) line += 1;
      while (endLine < file.lineStarts.length && startOf(endLine) < offset) endLine += 1;
      if (ends.some((end) => end.offset <= start && line - end.line <= gap))
        next.push({ offset, line: endLine, isEdge: startOf(endLine) === offset });
      if (next.length > mostEnds) return null;
    }
    const [only] = next;
    if (only === undefined) return { ends: [], pieceEnd };
    if (next.length === 1) pieceEnd = only.line;
    ends = next;
  }
  return { ends, pieceEnd };
}

/** The line, from 1, that the character at `offset` stands in. */
function lineAt({ lineStarts }: ComparableText, offset: number): number {
  let [low, high] = [0, lineStarts.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((lineStarts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isLineEdge(file: ComparableText, offset: number): boolean {
  return offset === file.text.length || file.lineStarts[lineAt(file, offset) - 1] === offset;
}

const wordCharacter = /[\p{L}\p{N}_$]/u;

function isWithinWord({ text, breaks }: ComparableText, offset: number): boolean {
  if (offset === 0 || offset >= text.length || breaks.has(offset)) return false;
  return wordCharacter.test(text[offset - 1] ?? '') && wordCharacter.test(text[offset] ?? '');
}
