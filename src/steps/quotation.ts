/** Where a quotation stands in a file, in line numbers from 1. */
export type Placed =
  | { readonly place: 'found' | 'relocated'; readonly startLine: number; readonly endLine: number }
  | { readonly place: 'ambiguous'; readonly count: number }
  | { readonly place: 'missing' };

/** A part of a line must have so many characters to stand for the line. */
const leastPart = 8;
/** Fewer letters and digits than this are no evidence anywhere but at the stated line, even where they are unique. */
const leastEvidence = 3;
/** A gap that a model wrote as `...` spans at most this many lines. */
const widestGap = 60;

/** White space of every kind is one: tabs, indentation and line ends differ between a file and what a model copies. */
function normal(line: string): string {
  return line.replace(/\s+/g, ' ').trim();
}

const numbered = /^\s*\d+\s*[|:]\s?/;
const signed = /^[+-](?![+-])/;

/** The lines of a quotation, without what a model copies along: line numbers of our own print, signs of a diff. */
function quotedLines(quote: string): string[] {
  const lines = quote.replaceAll('\r', '').split('\n');
  while (lines.length > 0 && normal(lines[0] ?? '') === '') lines.shift();
  while (lines.length > 0 && normal(lines.at(-1) ?? '') === '') lines.pop();
  return lines;
}

/** Readings of a quotation, the literal one first. */
function readings(quote: string): string[][] {
  const literal = quotedLines(quote);
  const all = [literal];
  if (literal.every((line) => numbered.test(line))) all.push(literal.map((line) => line.replace(numbered, '')));
  if (literal.every((line) => normal(line) === '' || /^[+ -]/.test(line)) && literal.some((line) => signed.test(line)))
    all.push(literal.map((line) => line.slice(1)));
  return all.map((lines) => lines.map(normal));
}

function isGap(line: string): boolean {
  return /^(?:(?:\/\/|#|\/\*|--)\s*)?(?:\.\.\.|…)(?:\s*\*\/)?$/.test(line);
}

/** Where a line stands in a quotation; `whole` is any line when parts do not count. */
type Position = 'first' | 'middle' | 'last' | 'only' | 'whole';

/** Whether one line of the file holds a quoted line: the first may lack its beginning, the last its end. */
function holds(line: string, quoted: string, position: Position): boolean {
  if (quoted.includes('...') || quoted.includes('…')) return holdsPieces(line, quoted.split(/\.\.\.|…/), position);
  if (line === quoted) return true;
  if (quoted.length < leastPart) return false;
  if (position === 'first') return line.endsWith(quoted);
  if (position === 'last') return line.startsWith(quoted);
  return position === 'only' && line.includes(quoted);
}

/** Pieces of a line that a model cut with an ellipsis: all of them, in their order. */
function holdsPieces(line: string, pieces: readonly string[], position: string): boolean {
  if (line === pieces.join('...') || line === pieces.join('…')) return true;
  const wanted = pieces.map((piece) => piece.trim()).filter((piece) => piece !== '');
  if (wanted.join('').length < leastPart) return false;
  let from = 0;
  for (const [index, piece] of wanted.entries()) {
    const at = line.indexOf(piece, from);
    if (at < 0) return false;
    if (index === 0 && at > 0 && position !== 'first' && position !== 'only' && pieces[0] !== '') return false;
    from = at + piece.length;
  }
  return true;
}

/** The line after the match that starts at `start`, or null. */
function matchAt(
  file: readonly string[],
  start: number,
  quoted: readonly string[],
  allowsParts: boolean,
): number | null {
  let at = start;
  for (const [index, line] of quoted.entries()) {
    const position = allowsParts ? positionOf(index, quoted.length) : 'whole';
    if (isGap(line)) {
      const next = quoted[index + 1];
      if (next === undefined) return at;
      const nextPosition = allowsParts ? positionOf(index + 1, quoted.length) : 'whole';
      const end = Math.min(file.length, at + widestGap);
      while (at < end && !holds(file[at] ?? '', next, nextPosition)) at += 1;
      if (at === end) return null;
      continue;
    }
    // Blank lines come and go when a model copies.
    if (line === '') continue;
    while (index > 0 && file[at] === '') at += 1;
    const actual = file[at];
    if (actual === undefined || !holds(actual, line, position)) return null;
    at += 1;
  }
  return at;
}

function positionOf(index: number, count: number): Position {
  if (count === 1) return 'only';
  return index === 0 ? 'first' : index === count - 1 ? 'last' : 'middle';
}

interface Match {
  readonly start: number;
  readonly end: number;
}

function matchesOf(file: readonly string[], quoted: readonly string[], allowsParts: boolean): Match[] {
  const [first] = quoted;
  if (first === undefined || quoted.every((line) => line === '' || isGap(line))) return [];
  const body = isGap(first) ? quoted.slice(1) : quoted;
  return file.flatMap((_, start) => {
    const end = matchAt(file, start, body, allowsParts);
    return end === null || end === start ? [] : [{ start, end }];
  });
}

/**
 * Finds a quotation. At the stated lines it is `found`; elsewhere it counts only when no other place has it, so a
 * finding never points at a wrong line: two equal places are `ambiguous`.
 * @param lines the file
 * @param stated line numbers from 1, as the reviewer gave them
 */
export function placeQuotation(
  lines: readonly string[],
  quote: string,
  stated: { readonly startLine: number; readonly endLine: number },
): Placed {
  const file = lines.map(normal);
  const read = readings(quote);
  // A whole line elsewhere is a better witness than a part of the stated line.
  for (const allowsParts of [false, true])
    for (const quoted of read) {
      const placed = choose(matchesOf(file, quoted, allowsParts), quoted, stated);
      if (placed !== null) return placed;
    }
  return { place: 'missing' };
}

function choose(
  matches: readonly Match[],
  quoted: readonly string[],
  stated: { readonly startLine: number; readonly endLine: number },
): Placed | null {
  // With a gap, a bare bracket at the stated line would reach to any later line: only a unique match counts.
  if (quoted.some(isGap) && matches.length > 1) return { place: 'ambiguous', count: matches.length };
  const at = matches.find(({ start }) => start + 1 === stated.startLine) ?? inside(matches, stated);
  if (at !== undefined) return { place: 'found', startLine: at.start + 1, endLine: at.end };
  const [only] = matches;
  if (matches.length > 1) return { place: 'ambiguous', count: matches.length };
  const evidence = quoted.join('').replaceAll(/\W/g, '').length;
  if (only === undefined || evidence < leastEvidence) return null;
  return { place: 'relocated', startLine: only.start + 1, endLine: only.end };
}

/** The one match that lies within the stated lines, as when a whole function is stated and one line quoted. */
function inside(matches: readonly Match[], stated: { startLine: number; endLine: number }): Match | undefined {
  const within = matches.filter(({ start, end }) => start + 1 >= stated.startLine && end <= stated.endLine);
  return within.length === 1 ? within[0] : undefined;
}
