import { fold, foldedFile, unescaped } from './fold-text.ts';
import { type ComparableText, comparable, comparableLines, findPieces, type Manner, type Match } from './match-text.ts';
import { placeLines, type Range } from './quotation-lines.ts';
import { quotationReadings, type Reading } from './quotation-readings.ts';
import { unknown, unknownOccurrencesOf } from './unknown-characters.ts';

/** Where a quotation stands in a file, in line numbers from 1. */
export type Placed =
  | {
      readonly place: 'found' | 'relocated';
      readonly startLine: number;
      readonly endLine: number;
      /** Only where a gap could end in several lines: the last of them; `endLine` is then the end of what is certain. */
      readonly lastLine?: number;
    }
  | { readonly place: 'ambiguous'; readonly count: number }
  | { readonly place: 'missing' };

/** Line numbers from 1, as the reviewer gave them; null where it gave none. */
export interface Stated {
  readonly startLine: number | null;
  readonly endLine: number | null;
}

/** A part of a line must have so many characters to stand for the line. */
const leastPart = 8;
/** Fewer letters and digits than this, such as a bare bracket, say nothing about which place is meant. */
const leastEvidence = 3;
/** Code without a letter says as much when it has so many characters. */
const leastSigns = 16;
/** Reviewers' line numbers are taken to be off by no more than this. */
const greatestError = 30;

/**
 * Finds a quotation: word for word but for white space, then folded, then line by line near the stated lines. At the
 * stated lines it is `found`; elsewhere it counts only when no other place has it, so a finding never points at a wrong
 * line: two places that the stated lines do not tell apart are `ambiguous`. A quotation that says next to nothing, such
 * as `}`, counts only at its stated line, and only when the file has it once.
 * @param lines the file
 * @param readOtherwise looks for what else the quotation can say, before anything is taken off it
 */
export function placeQuotation(
  lines: readonly string[],
  quote: string,
  lineNumbers: Stated,
  readOtherwise: () => Placed = () => ({ place: 'missing' }),
): Placed {
  const stated = ordered(lineNumbers);
  const asWritten = placeAsWritten(lines, quote, stated);
  if (asWritten.place !== 'missing' || comparable(quote) === '') return asWritten;
  const otherwise = readOtherwise();
  if (otherwise.place !== 'missing') return otherwise;
  // What a reviewer seems to have added is taken off last: a changed comment of the file looks like one of its own.
  const placed = placeFolded(lines, quote, { stated, isStripped: true });
  if (placed.place !== 'missing') return placed;
  const run = placeLines(lines, quote, stated);
  return run === null ? { place: 'missing' } : { place: isWithin(run, stated) ? 'found' : 'relocated', ...run };
}

/** The same for a quotation of which nothing is taken off, and no line may be missing. */
export function placeAsWritten(lines: readonly string[], quote: string, lineNumbers: Stated): Placed {
  if (comparable(quote) === '') return { place: 'missing' };
  return placeFolded(lines, quote, { stated: ordered(lineNumbers), isStripped: false });
}

/** Line numbers that no line of a file has stand for unknown ones. */
function ordered({ startLine, endLine }: Stated): Range {
  const one = startLine ?? endLine ?? Number.NaN;
  const other = endLine ?? one;
  return { startLine: Math.min(one, other), endLine: Math.max(one, other) };
}

/** As it is, then folded, then with a level of escapes fewer on either side: each side that differs is searched once. */
function placeFolded(lines: readonly string[], quote: string, sought: Omit<Sought, 'tried' | 'search'>): Placed {
  const tried = new Set<string>();
  const asWritten = placeText(comparableLines(lines), quote, { ...sought, tried });
  if (asWritten.place !== 'missing') return asWritten;
  const file = foldedFile(lines);
  const pairs = [
    [file.plain, fold(quote)] as const,
    // With other escapes no line is what the file has, and its own comments look like remarks.
    ...(quote.includes('\\') && !sought.isStripped ? [[file.plain, fold(unescaped(quote))] as const] : []),
    ...(file.unescaped === null || sought.isStripped ? [] : [[file.unescaped, fold(quote)] as const]),
  ];
  for (const [folded, text] of pairs) {
    const searched = comparableLines(folded);
    const hasUnknown = text.includes(unknown) || searched.text.includes(unknown);
    const isSame = folded === lines && !hasUnknown;
    if (isSame && text === quote) continue;
    const placed = placeText(searched, text, {
      ...sought,
      tried: isSame ? tried : new Set(),
      ...(hasUnknown ? { search: unknownOccurrencesOf } : {}),
    });
    if (placed.place !== 'missing') return placed;
  }
  return { place: 'missing' };
}

interface Sought extends Pick<Manner, 'search'> {
  readonly stated: Range;
  readonly isStripped: boolean;
  /** Readings that this very text was searched for already. */
  readonly tried: Set<string>;
}

function placeText(file: ComparableText, quote: string, { stated, isStripped, tried, ...manner }: Sought): Placed {
  const known = new Map<string, boolean>();
  const isInFile = (text: string) => {
    const isIn = known.get(text) ?? file.text.includes(text);
    known.set(text, isIn);
    return isIn;
  };
  const readings = quotationReadings(quote, isInFile, isStripped).map((one) => [JSON.stringify(one), one] as const);
  const read = [...new Map(readings)];
  const choiceOf = (reading: Reading) => {
    const { isBrokenOff, isMasked = false } = reading;
    const found = findPieces(file, reading.pieces, { ...manner, isBrokenOff, isWithinLines: isMasked });
    return choose(found, reading, stated);
  };
  for (const [index, [key, reading]] of read.entries()) {
    if (tried.has(key)) continue;
    tried.add(key);
    const { isPart, ...first } = choiceOf(reading);
    if (first.place === 'missing') continue;
    const others = read.slice(index + 1).map(([, other]) => other);
    if (first.place === 'ambiguous') return settledBy(others, reading, choiceOf) ?? first;
    // A part of a line stands for the quotation only if no other reading of it stands anywhere else.
    const isDoubtful = (isPart || reading.isDoubtful) && others.some((later) => differ(first, choiceOf(later)));
    return isDoubtful ? { place: 'ambiguous', count: 2 } : first;
  }
  return { place: 'missing' };
}

/** One side of a quoted diff can fit several places where a reading that says more fits one. */
function settledBy(
  others: readonly Reading[],
  { pieces }: Reading,
  choiceOf: (reading: Reading) => Choice,
): Placed | undefined {
  for (const longer of others.filter((other) => lengthOf(other.pieces) > lengthOf(pieces))) {
    const { isPart, ...choice } = choiceOf(longer);
    if ('startLine' in choice && !isPart) return choice;
  }
  return undefined;
}

/** A place, and whether it rests on parts of lines. */
type Choice = Placed & { readonly isPart?: boolean };

function differ(one: Placed, other: Placed): boolean {
  if (other.place === 'missing') return false;
  return !('startLine' in one && 'startLine' in other && one.startLine === other.startLine);
}

function choose(found: readonly Match[], reading: Reading, stated: Range): Choice {
  // What begins within a word is the weakest witness: it counts only where nothing else does.
  const uncut = found.filter(({ cutsWord }) => !cutsWord);
  const matches = uncut.length > 0 && !reading.isBrokenOff ? uncut : found;
  const quoted = reading.pieces.join('');
  const evidence = evidenceIn(quoted);
  const [only] = matches;
  if (only === undefined || (reading.pieces.length > 1 && evidence < leastEvidence)) return { place: 'missing' };
  if (matches.length > 1) {
    const meant = evidence < leastEvidence ? undefined : settle(matches, reading, stated);
    return meant === undefined ? { place: 'ambiguous', count: matches.length } : placed('found', meant, stated);
  }
  if (evidence < leastEvidence)
    return only.isWhole && only.startLine === stated.startLine ? placed('found', only, stated) : { place: 'missing' };
  if (!only.isWhole && quoted.length < leastPart) return { place: 'missing' };
  return {
    ...placed(isWithin(rangeOf(only, stated), stated) ? 'found' : 'relocated', only, stated),
    isPart: !only.isWhole,
  };
}

function lengthOf(pieces: readonly string[]): number {
  return pieces.reduce((sum, piece) => sum + piece.length, 0);
}

function evidenceIn(text: string): number {
  const letters = text.replaceAll(/[^\p{L}\p{N}_]/gu, '').length;
  return letters < leastEvidence && text.length >= leastSigns ? leastEvidence : letters;
}

/** The one of several places that the stated lines mean, when they leave no doubt. */
function settle(matches: readonly Match[], reading: Reading, stated: Range): Match | undefined {
  const exact = matches.find(({ startLine }) => startLine === stated.startLine);
  // With a gap, a common first line reaches to any later line: only both lines together can settle it.
  if (reading.pieces.length > 1) return exact?.isWhole && exact.endLines.includes(stated.endLine) ? exact : undefined;
  // A part of the stated line does not stand against a whole line elsewhere.
  if (exact !== undefined && (exact.isWhole || !matches.some(({ isWhole }) => isWhole)))
    return exact.isWhole || reading.pieces.join('').length >= leastPart ? exact : undefined;
  // When more lines are stated than quoted, a small error could bring another place into their range.
  const near = matches.filter(
    ({ startLine }) => startLine >= stated.startLine - greatestError && startLine <= stated.endLine + greatestError,
  );
  const [only] = near;
  return near.length === 1 && only?.isWhole && isWithin(rangeOf(only, stated), stated) ? only : undefined;
}

function isWithin({ startLine, endLine }: Range, stated: Range): boolean {
  if (startLine === stated.startLine) return true;
  return startLine > stated.startLine && endLine <= stated.endLine;
}

function rangeOf(match: Match, stated: Range): Range {
  return { startLine: match.startLine, endLine: endOf(match, stated) };
}

/** Of several lines where a gap could end, the stated one when the code begins as stated; else only the first piece is certain. */
function endOf({ startLine, pieceEnd, endLines }: Match, stated: Range): number {
  const [only, ...others] = endLines;
  if (only !== undefined && others.length === 0) return only;
  return startLine === stated.startLine && endLines.includes(stated.endLine) ? stated.endLine : pieceEnd;
}

function placed(place: 'found' | 'relocated', match: Match, stated: Range): Placed {
  const { startLine, endLines } = match;
  const endLine = endOf(match, stated);
  const lastLine = endLines.at(-1) ?? endLine;
  const isCertain = endLines.includes(endLine) && (endLines.length === 1 || startLine === stated.startLine);
  return { place, startLine, endLine, ...(isCertain ? {} : { lastLine }) };
}
