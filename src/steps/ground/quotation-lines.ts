import { fold } from './fold-text.ts';
import { mask, withMasks } from './masks.ts';
import { comparable } from './match-text.ts';
import { quotedTexts, saysOmission } from './quotation-readings.ts';
import { withoutComment, withoutRemarks } from './remarks.ts';
import { unknown } from './unknown-characters.ts';

/** Lines from 1, both ends included. */
export interface Range {
  readonly startLine: number;
  readonly endLine: number;
}

/** So many lines around the stated ones are looked at. */
const reach = 30;
const widestGap = 60;
const mostStated = 400;
/** This share of the quoted lines must stand there, and of those that say something, two at the least. */
const leastShare = 0.6;
const leastTelling = 2;
/** Fewer letters and digits, such as a bracket, tell nothing. */
const leastEvidence = 3;
/** A line is an altered one of the file, or none of it, by the share of its characters that the file's line has. */
const leastLikeness = 0.5;
const mostUnlike = 0.2;
/** Nobody copies as much by hand, and it would take long to compare. */
const mostCharacters = 20_000;
const mostLines = 100;
const mostStates = 600;

/**
 * The place near the stated lines that has most of the quoted lines whole and in their order, with the fewest breaks
 * between them; null where too few stand there, or where more than one place has as many. What is certain of the end is
 * the end; `lastLine` is then how far it can reach.
 */
export function placeLines(
  lines: readonly string[],
  quote: string,
  stated: Range,
): (Range & { readonly lastLine?: number }) | null {
  const first = Math.max(1, stated.startLine - reach);
  const last = Math.min(lines.length, stated.endLine + reach);
  if (!(last - first <= mostStated + 2 * reach) || quote.length > mostCharacters) return null;
  const near = nearLines(lines, first, last);
  const inWindow = near.flatMap(({ texts }) => texts).join('\n');
  const tried = new Set<string>();
  const isNear = (text: string) => inWindow.includes(fold(text));
  for (const text of quotedTexts(quote, isNear)) {
    const quoted = quotedRows(withoutRemarks(text, isNear));
    const key = JSON.stringify(quoted);
    if (tried.has(key) || quoted.length > mostLines) continue;
    tried.add(key);
    const run = align(quoted, near);
    if (run !== null) return run;
  }
  return null;
}

/** A quoted line as it is compared, and how often something was said to be left out before it. */
interface Row {
  readonly text: string;
  readonly omissions: number;
}

function quotedRows(lines: readonly string[]): readonly Row[] {
  let omissions = 0;
  return lines.flatMap((line): Row[] => {
    if (saysOmission(line)) omissions += 1;
    const text = saysOmission(line) ? '' : comparable(withMasks(fold(line)));
    return text === '' ? [] : [{ text, omissions }];
  });
}

/** A line of the file that is not blank: its number, and as what it can be quoted. */
interface Near {
  readonly line: number;
  readonly texts: readonly string[];
}

function nearLines(lines: readonly string[], first: number, last: number): readonly Near[] {
  return lines.slice(first - 1, last).flatMap((text, index) => {
    const whole = comparable(fold(text));
    const code = comparable(fold(withoutComment(text)));
    return whole === ''
      ? []
      : [{ line: first + index, texts: code === whole || code === '' ? [whole] : [whole, code] }];
  });
}

/** A quoted line and a line of the file that is it, both by their index. */
interface Spot {
  readonly row: number;
  readonly at: number;
}

interface State extends Spot {
  readonly omissions: number;
}

/** A line more is worth more than any number of breaks fewer. */
const lineWorth = 1_024;

function align(quoted: readonly Row[], near: readonly Near[]): (Range & { readonly lastLine?: number }) | null {
  const rows = quoted.map(({ text }) => text);
  const states = quoted.flatMap(({ text, omissions }, row): State[] =>
    near.flatMap(({ texts }, at) => (texts.some((one) => isQuoted(text, one)) ? [{ row, omissions, at }] : [])),
  );
  if (states.length === 0 || states.length > mostStates) return null;
  const before = scores(states, (one, other) => follows(other, one));
  const after = scores(states.toReversed(), (one, other) => follows(one, other)).toReversed();
  const total = states.map((_, index) => (before[index] ?? 0) + (after[index] ?? 0) - lineWorth);
  const best = Math.max(...total);
  const matched = Math.ceil(best / lineWorth);
  const onBest = states.filter((_, index) => total[index] === best);
  const byRow = [...Map.groupBy(onBest, ({ row }) => row)].map(([row, own]) => ({
    row,
    places: own.map(({ at }) => at),
  }));
  const found = byRow.map(({ row }) => row);
  if (!isEnough(rows, found, matched)) return null;
  const lineOf = (at: number | undefined) => near[at ?? 0]?.line ?? 0;
  const certain = byRow.filter(({ places }) => places.length === 1);
  const [start, end] = [certain[0], certain.at(-1)];
  // Where it begins must be one line, whichever of the best ways is taken.
  if (start === undefined || start.row !== byRow[0]?.row || byRow.length !== matched) return null;
  if (certain.length < leastShare * matched) return null;
  // A line that was cut or altered at an end of the quotation is still the line beside its neighbour.
  const first = widened(rows, near, { from: { row: start.row, at: start.places[0] ?? 0 }, step: -1 });
  const isEndCertain = end?.row === byRow.at(-1)?.row;
  const certainEnd = { row: end?.row ?? 0, at: end?.places[0] ?? 0 };
  const final = isEndCertain ? widened(rows, near, { from: certainEnd, step: 1 }) : certainEnd;
  // What is beyond it must be invented, not an altered line of the file.
  const isUnlike = (spot: Spot, step: 1 | -1) => likeness(rows[spot.row + step], near[spot.at + step]) <= mostUnlike;
  if (!isUnlike(first, -1) || (isEndCertain && !isUnlike(final, 1))) return null;
  const range = { startLine: lineOf(first.at), endLine: lineOf(final.at) };
  const lastLine = isEndCertain ? range.endLine : lineOf(byRow.at(-1)?.places.at(-1));
  return lastLine === range.endLine ? range : { ...range, lastLine };
}

function widened(
  rows: readonly string[],
  near: readonly Near[],
  { from, step }: { readonly from: Spot; readonly step: 1 | -1 },
): Spot {
  let { row, at } = from;
  while (likeness(rows[row + step], near[at + step]) >= leastLikeness) [row, at] = [row + step, at + step];
  return { row, at };
}

/** The share of the quoted line's threes of characters that stand in a line of the file, too. */
function likeness(quoted: string | undefined, beside: Near | undefined): number {
  const text = beside?.texts[0];
  if (quoted === undefined || text === undefined) return 0;
  if (text.includes(quoted)) return 1;
  const inText = new Set(threes(text));
  const own = threes(quoted);
  return own.length === 0 ? 0 : own.filter((three) => inText.has(three)).length / own.length;
}

function threes(text: string): readonly string[] {
  return Array.from({ length: Math.max(0, text.length - 2) }, (_, at) => text.slice(at, at + 3));
}

const gaps = new RegExp(`${mask}|\\.{3,}`, 'u');

/** Equal but for masked values, what was cut out of the line, and characters that are no text. */
function isQuoted(row: string, text: string): boolean {
  if (row === text) return true;
  const [first = '', ...rest] = row.split(gaps);
  if (rest.length > 0) return isCutFrom(text, first, rest);
  if (row.length !== text.length || !`${row}${text}`.includes(unknown)) return false;
  const others = [...row].filter((sign, at) => sign !== text[at]);
  return (
    4 * others.length <= row.length &&
    [...row].every((sign, at) => sign === text[at] || sign === unknown || text[at] === unknown)
  );
}

function isCutFrom(text: string, first: string, rest: readonly string[]): boolean {
  const last = rest.at(-1) ?? '';
  const length = [first, ...rest].join('').length;
  if (length < leastEvidence || length > text.length || !text.startsWith(first) || !text.endsWith(last)) return false;
  let at = first.length;
  for (const piece of rest.slice(0, -1)) {
    const found = text.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return at + last.length <= text.length;
}

function follows(later: State, earlier: State): boolean {
  return later.row > earlier.row && later.at > earlier.at && later.at - earlier.at <= widestGap + 1;
}

/** For each state the worth of the best run that ends with it; `isAllowed` says whether it may follow another one, given first. */
function scores(states: readonly State[], isAllowed: (from: State, to: State) => boolean): readonly number[] {
  const best: number[] = [];
  for (const state of states) {
    let own = lineWorth;
    for (const [index, worth] of best.entries()) {
      const from = states[index];
      if (worth + lineWorth <= own || from === undefined || !isAllowed(from, state)) continue;
      const [rows, lines] = [Math.abs(state.row - from.row), Math.abs(state.at - from.at)];
      // Lines that are altered in their places, or put between two that follow each other, are no break.
      const isBreak = lines !== rows && lines !== 1 && state.omissions === from.omissions;
      own = Math.max(own, worth + lineWorth - (isBreak ? 1 : 0));
    }
    best.push(own);
  }
  return best;
}

function isEnough(rows: readonly string[], found: readonly number[], matched: number): boolean {
  const tells = (row: string | undefined) => (row ?? '').replaceAll(/[^\p{L}\p{N}_]/gu, '').length >= leastEvidence;
  const telling = rows.filter(tells).length;
  const foundTelling = found.filter((row) => tells(rows[row])).length;
  return matched >= leastShare * rows.length && foundTelling >= Math.max(leastTelling, leastShare * telling);
}
