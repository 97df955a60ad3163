import { comparableLines, findPieces, type Match } from './match-text.ts';
import { quotationReadings, type Reading } from './quotation-readings.ts';

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

/** Line numbers from 1, as the reviewer gave them. */
interface Stated {
  readonly startLine: number;
  readonly endLine: number;
}

/** A part of a line must have so many characters to stand for the line. */
const leastPart = 8;
/** Fewer letters and digits than this, such as a bare bracket, say nothing about which place is meant. */
const leastEvidence = 3;
/** Reviewers' line numbers are taken to be off by no more than this. */
const greatestError = 30;

/**
 * Finds a quotation. At the stated lines it is `found`; elsewhere it counts only when no other place has it, so a
 * finding never points at a wrong line: two places that the stated lines do not tell apart are `ambiguous`. A quotation
 * that says next to nothing, such as `}`, counts only at its stated line, and only when the file has it once.
 * @param lines the file
 */
export function placeQuotation(lines: readonly string[], quote: string, lineNumbers: Stated): Placed {
  const stated = {
    startLine: Math.min(lineNumbers.startLine, lineNumbers.endLine),
    endLine: Math.max(lineNumbers.startLine, lineNumbers.endLine),
  };
  const file = comparableLines(lines);
  const known = new Map<string, boolean>();
  const isInFile = (text: string) => {
    const isIn = known.get(text) ?? file.text.includes(text);
    known.set(text, isIn);
    return isIn;
  };
  const read = [
    ...new Map(quotationReadings(quote, isInFile).map((reading) => [JSON.stringify(reading), reading])).values(),
  ];
  const choices = read.map(
    (reading) => () => choose(findPieces(file, reading.pieces, reading.isBrokenOff), reading, stated),
  );
  for (const [index, choice] of choices.entries()) {
    const { isPart, ...first } = choice();
    if (first.place === 'missing') continue;
    // A part of a line stands for the quotation only if no other reading of it stands anywhere else.
    const isDoubtful =
      (isPart || read[index]?.isDoubtful) && choices.slice(index + 1).some((later) => differ(first, later()));
    return isDoubtful ? { place: 'ambiguous', count: 2 } : first;
  }
  return { place: 'missing' };
}

/** A place, and whether it rests on parts of lines. */
type Choice = Placed & { readonly isPart?: boolean };

function differ(one: Placed, other: Placed): boolean {
  if (other.place === 'missing') return false;
  return !('startLine' in one && 'startLine' in other && one.startLine === other.startLine);
}

function choose(found: readonly Match[], reading: Reading, stated: Stated): Choice {
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
  return { ...placed(isWithin(only, stated) ? 'found' : 'relocated', only, stated), isPart: !only.isWhole };
}

function evidenceIn(text: string): number {
  return text.replaceAll(/[^\p{L}\p{N}_]/gu, '').length;
}

/** The one of several places that the stated lines mean, when they leave no doubt. */
function settle(matches: readonly Match[], reading: Reading, stated: Stated): Match | undefined {
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
  return near.length === 1 && only?.isWhole && isWithin(only, stated) ? only : undefined;
}

function isWithin(match: Match, stated: Stated): boolean {
  if (match.startLine === stated.startLine) return true;
  return match.startLine > stated.startLine && endOf(match, stated) <= stated.endLine;
}

/** Of several lines where a gap could end, the stated one when the code begins as stated; else only the first piece is certain. */
function endOf({ startLine, pieceEnd, endLines }: Match, stated: Stated): number {
  const [only, ...others] = endLines;
  if (only !== undefined && others.length === 0) return only;
  return startLine === stated.startLine && endLines.includes(stated.endLine) ? stated.endLine : pieceEnd;
}

function placed(place: 'found' | 'relocated', match: Match, stated: Stated): Placed {
  const { startLine, endLines } = match;
  const endLine = endOf(match, stated);
  const lastLine = endLines.at(-1) ?? endLine;
  const isCertain = endLines.includes(endLine) && (endLines.length === 1 || startLine === stated.startLine);
  return { place, startLine, endLine, ...(isCertain ? {} : { lastLine }) };
}
