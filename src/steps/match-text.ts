import { visible } from '../lib/visible.ts';

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
  /** Last line of the first piece. */
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

const writtenOut = /\\u\{([0-9a-f]{1,6})\}/giu;

/**
 * Reviewers are shown text in which unseen characters are written out. A model copies the escape, the character or
 * neither, so none of the three counts: otherwise one such character in a line would hide the line from the gate.
 */
function withoutUnseen(line: string): string {
  return visible(line).replace(writtenOut, (whole, hexadecimal: string) => {
    const code = Number.parseInt(hexadecimal, 16);
    if (code > 0x10ffff) return whole;
    const character = String.fromCodePoint(code);
    return visible(character) === character ? whole : '';
  });
}

/** A text as it is compared; every kind of white space is left out, because models change it when they copy. */
export function comparable(text: string): string {
  return text.split('\n').map(withoutUnseen).join('').replace(/\s+/g, '');
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

/**
 * Every line where all pieces follow each other, with gaps of a bounded number of lines between them; none when they
 * are too many.
 * @param isBrokenOff the last piece may end within a line as well as at the end of one
 */
export function findPieces(file: ComparableText, pieces: readonly string[], isBrokenOff: boolean): Match[] {
  const [first, ...rest] = pieces;
  if (first === undefined || first === '' || pieces.length > mostPieces) return [];
  const matches = new Map<number, Match>();
  let attempts = 0;
  for (let at = file.text.indexOf(first); at >= 0; at = file.text.indexOf(first, at + 1)) {
    const startLine = lineAt(file, at);
    const known = matches.get(startLine);
    // The first place in a line stands for the line, unless it lies within a word and the next does not.
    if (known !== undefined && !known.cutsWord) continue;
    const startsLine = isLineEdge(file, at);
    // The sign of a diff is not the operator that ends the line before.
    if (!startsLine && first.length > 1 && isLineEdge(file, at + 1)) continue;
    attempts += 1;
    if (rest.length > 0 && attempts > mostAttempts) return [];
    const ends = follow(file, at + first.length, rest);
    if (ends === null) return [];
    if (ends.length === 0) continue;
    const wholeEnds = ends.filter((end) => isLineEdge(file, end));
    const isWhole = startsLine && wholeEnds.length > 0;
    const counted = isWhole && !isBrokenOff ? wholeEnds : ends;
    const endLines = [...new Set(counted.map((end) => lineAt(file, end - 1)))].sort((left, right) => left - right);
    const cutsWord = isWithinWord(file, at) || counted.every((end) => isWithinWord(file, end));
    const pieceEnd = lineAt(file, at + first.length - 1);
    if (known === undefined || !cutsWord) matches.set(startLine, { startLine, pieceEnd, endLines, isWhole, cutsWord });
  }
  return [...matches.values()];
}

/** Where the last piece can end when the pieces follow `from`; null when that is too many places. */
function follow(file: ComparableText, from: number, pieces: readonly string[]): readonly number[] | null {
  let ends: readonly number[] = [from];
  for (const piece of pieces) {
    const earliest = Math.min(...ends);
    const limit = file.lineStarts[lineAt(file, Math.max(...ends) - 1) + widestGap] ?? file.text.length;
    const window = file.text.slice(earliest, limit + piece.length);
    const next: number[] = [];
    for (let at = window.indexOf(piece); at >= 0; at = window.indexOf(piece, at + 1)) {
      const start = earliest + at;
      const line = lineAt(file, start);
      if (ends.some((end) => end <= start && line - lineAt(file, end - 1) <= widestGap))
        next.push(start + piece.length);
      if (next.length > mostEnds) return null;
    }
    if (next.length === 0) return [];
    ends = next;
  }
  return ends;
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
