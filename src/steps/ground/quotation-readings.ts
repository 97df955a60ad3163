import { isDeepStrictEqual } from 'node:util';
import { mask, withMasks } from './masks.ts';
import { comparable } from './match-text.ts';
import { withoutRemarks } from './remarks.ts';
import { unwrapped } from './wrapping.ts';

/** One way to read a quotation. */
export interface Reading {
  /** Its text as it is compared, in pieces where a model left gaps. */
  readonly pieces: readonly string[];
  /** An ellipsis stands before or after it, so that it may begin or end within a word. */
  readonly isBrokenOff: boolean;
  /** It counts only where no later reading begins elsewhere: it takes a comment for code that says what was left out. */
  readonly isDoubtful: boolean;
  /** Its gaps are values that a model did not repeat: each lies within a line. */
  readonly isMasked?: boolean;
}

/** The columns that our own tools print before a line: `12 |`, `12 13 |`, `src/a.ts:12:`. */
const columns = /^\s*(?:(?:\d+ +)?\d+ *[|:]|\S+:\d+: )/;
const fence = /^\s*(?:```|~~~)/;
const mostEllipses = 40;
/** So many characters with a sign before them stand in no file by chance. */
const leastSigned = 16;
/** A line that only says that something was left out: `[...]`, or `...`. */
const bracketed = /^\s*[[(](?:\.{3,}|…)[\])]\s*$/;
const omission = /^\s*[[(]?(?:\.{3,}|…)[\])]?\s*$/;
/** The same in a comment, such as `// … existing code …`, where the file has no such comment. */
const comment = /^\s*(?:\/\/|#|\/\*|--|<!--|;)\s*(?:\.{3}|…)[\p{L}\p{N}\s.…,:'()-]*(?:(?:\*\/|-->)\s*)?$/u;

/**
 * What a quotation can mean, the literal reading first. Models copy line numbers, the signs of a diff and fences along,
 * and cut with an ellipsis; each of these can also be code, so a later reading counts only where no earlier one fits.
 * @param isInFile whether a comparable text stands in the file
 * @param isStripped without what a reviewer seems to have written beside the code; none where there is no such thing
 */
export function quotationReadings(
  quote: string,
  isInFile: (text: string) => boolean,
  isStripped: boolean,
): readonly Reading[] {
  const texts = quotedTexts(quote, isInFile);
  const read = isStripped ? texts.map((text) => withoutRemarks(text, isInFile)) : texts;
  if (isStripped && isDeepStrictEqual(read, texts)) return [];
  const different = new Map(read.map((lines) => [lines.join('\n'), lines]));
  return [...different.values()]
    .flatMap((lines) => [
      { pieces: [comparable(lines.join('\n'))], isBrokenOff: false, isDoubtful: false },
      ...cutAtEllipses(lines, isInFile),
      ...cutAtMasks(lines, isInFile),
    ])
    .filter(({ pieces }) => pieces.length > 0 && pieces[0] !== '');
}

/** The lines of a quotation as they are, without what is put around them, without line numbers, and as each side of a diff. */
export function quotedTexts(quote: string, isInFile: (text: string) => boolean): readonly (readonly string[])[] {
  const literal = quote.split('\n');
  const unfenced = withoutFence(literal);
  const unnumbered = unfenced.map((line) => line.replace(columns, ''));
  const bare = unwrapped(unfenced);
  return [
    ...[literal, unfenced, unnumbered, ...signed(unfenced, isInFile), ...signed(unnumbered, isInFile)],
    ...(bare === null ? [] : [bare, ...signed(bare, isInFile)]),
  ];
}

/** Whether a line only says that something was left out. */
export function saysOmission(line: string): boolean {
  return omission.test(line) || comment.test(line);
}

/** Takes the fence around the whole away: fences within it are the file's own. */
function withoutFence(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex((line) => line.trim() !== '');
  const last = lines.findLastIndex((line) => line.trim() !== '');
  const isOpened = fence.test(lines[first] ?? '');
  const isClosed = last > first && /^\s*(?:`{3,}|~{3,})\s*$/.test(lines[last] ?? '');
  // A model may forget to close its fence, but not to open it.
  const isAround = isOpened && (isClosed || lines.filter((line) => fence.test(line)).length === 1);
  const kept = isAround ? lines.slice(first + 1, isClosed ? last : undefined) : lines;
  const [only] = kept;
  const inline = kept.length === 1 && only !== undefined ? withinSpan(only) : null;
  return inline === null ? kept : [inline];
}

/** What stands between the backticks of a line that is one code span; null for any other line. */
function withinSpan(line: string): string | null {
  const text = line.trim();
  const [run = ''] = /^`*/.exec(text) ?? [];
  const inside = text.slice(run.length, text.length - run.length);
  const isSpan = run !== '' && text.length > 2 * run.length && text.endsWith(run);
  return isSpan && /^[^`].*$/.test(inside) ? inside : null;
}

/** A quoted diff as the head has it, as the merge base has it, and with its signs simply taken away. */
function signed(lines: readonly string[], isInFile: (text: string) => boolean): (readonly string[])[] {
  // A list in prose starts its lines with signs too, and is not a diff.
  const isDiff = lines.every(
    (line) => line.trim() === '' || /^[+ -]/.test(line) || omission.test(line) || comment.test(line),
  );
  const withSign = lines.filter((line) => /^[+-]/.test(line));
  // A list of the file, or a diff in it, has its signs there too. What follows may be copied with slips.
  const isOfFile = (line: string) => {
    const start = comparable(line).slice(0, leastSigned);
    return start.length === leastSigned && isInFile(start);
  };
  if (!isDiff || withSign.length === 0 || withSign.some(isOfFile)) return [];
  const without = (kept: RegExp) => lines.filter((line) => kept.test(line)).map((line) => line.replace(/^[+-]/, ''));
  return [without(/^(?!-)/), without(/^(?!\+)/), without(/^/)];
}

const ellipsis = /\/\* ?(?:\.{3,}|…) ?\*\/|\.{3,}|…/g;
/** An ellipsis is the file's own when the file has it with so many characters on either side. */
const nearby = 16;

/** The text between the ellipses that stand for something; nothing when there are none. */
function cutAtEllipses(lines: readonly string[], isInFile: (text: string) => boolean): readonly Reading[] {
  const isRemark = (line: string) => comment.test(line) && !isInFile(comparable(line));
  const cut = (isOmission: (line: string) => boolean) =>
    cutText(lines.map((line) => (isOmission(line) ? '…' : line)).join('\n'), isInFile);
  const withRemarks = cut((line) => bracketed.test(line) || isRemark(line));
  if (!lines.some(isRemark)) return [{ ...withRemarks, isDoubtful: false }];
  return [
    { ...cut((line) => bracketed.test(line)), isDoubtful: true },
    { ...withRemarks, isDoubtful: false },
  ];
}

/** The text between masked runs; nothing when there are none, or when the file has them. */
function cutAtMasks(lines: readonly string[], isInFile: (text: string) => boolean): readonly Reading[] {
  if (isInFile(comparable(lines.join('\n')))) return [];
  const pieces = comparable(withMasks(lines.join('\n'))).split(mask);
  if (pieces.length < 2 || pieces.length > mostEllipses) return [];
  const isBrokenOff = pieces[0] === '' || pieces.at(-1) === '';
  return [{ pieces: pieces.filter((piece) => piece !== ''), isBrokenOff, isDoubtful: false, isMasked: true }];
}

function cutText(text: string, isInFile: (text: string) => boolean): Omit<Reading, 'isDoubtful'> {
  const signs = text.match(ellipsis) ?? [];
  if (signs.length === 0 || signs.length > mostEllipses) return { pieces: [], isBrokenOff: false };
  const [first = '', ...rest] = text.split(ellipsis).map(comparable);
  // One of two ellipses at the beginning can be a line of the file: where it stands, nothing tells.
  if (first === '' && rest[0] === '' && isInFile(signs[0] ?? '')) return { pieces: [], isBrokenOff: false };
  const found = [first];
  for (const [index, piece] of rest.entries()) {
    const before = found.at(-1) ?? '';
    const sign = signs[index] ?? '';
    // Beside another ellipsis, and at the end, nothing tells the file's own from a gap.
    const isTold = piece !== '' && (before !== '' || index === 0);
    if (isTold && isInFile(`${before.slice(-nearby)}${sign}${piece.slice(0, nearby)}`))
      found.splice(-1, 1, `${before}${sign}${piece}`);
    else found.push(piece);
  }
  return { pieces: found.filter((piece) => piece !== ''), isBrokenOff: found[0] === '' || found.at(-1) === '' };
}
