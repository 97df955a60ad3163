import { createHmac } from 'node:crypto';
import { changeHeading, receiptRow } from '../../lib/change/headings.ts';
import { type ChangeRow, rowLength, rowText } from '../../lib/change/rows.ts';
import type { ChangedFile } from '../../types.ts';

/** A changed file with all rows that are printed of it. */
export interface PrintedFile {
  readonly file: ChangedFile;
  readonly rows: readonly ChangeRow[];
}

/** Rows of a file from `from` on and before `end`, counted from 0. */
export interface Piece {
  readonly of: PrintedFile;
  readonly from: number;
  readonly end: number;
}

/** What one receipt stands for: it is printed behind the last row, so who has it had everything before it. */
export interface Page {
  readonly receipt: string;
  readonly pieces: readonly Piece[];
}

/** Most characters of a page that is read by tool, and of one that small files share. */
export const pageCharacters = 55_000;
const smallCharacters = 3_000;
/** Of its turns and of what tools may return, a session has so much for reading what had no room in its prompt. */
const readingShare = { turns: 0.4, characters: 0.75 };
/** Turns that end a session. */
const lastTurns = 4;
const mostShared = 50;
const receiptDigits = 8;
/** What is printed around the rows of a piece besides its heading: a blank line, a receipt of its own, notes. */
const around = { shared: 8, own: 48, part: 200 };

/** Each file of which something stands on the pages, once. */
export function filesOf(pages: readonly Page[]): readonly ChangedFile[] {
  return [...new Set(pages.flatMap(({ pieces }) => pieces.map(({ of }) => of.file)))];
}

/** How many pages a session can read by tool, one a turn. */
export function pagesWithin(limits: { readonly turns: number; readonly toolCharacters: number }): number {
  const [turns, characters] = [limits.turns - lastTurns, limits.toolCharacters / pageCharacters];
  return Math.max(0, Math.floor(Math.min(turns * readingShare.turns, characters * readingShare.characters)));
}

/** The piece that is all of a file. */
export function whole(of: PrintedFile): Piece {
  return { of, from: 0, end: of.rows.length };
}

function isWhole({ of, from, end }: Piece): boolean {
  return from === 0 && end === of.rows.length;
}

/** About as many characters as the piece takes, with everything that is printed for it. */
export function charactersOf(piece: Piece): number {
  const { of, from, end } = piece;
  let characters = changeHeading(of.file).length;
  for (let row = from; row < end; row += 1) characters += rowCharacters(of, row);
  if (!isWhole(piece)) return characters + around.part;
  return characters + (characters <= smallCharacters ? around.shared : around.own);
}

/** The first part of a piece that has room, at least a row of it, and what is left of it. */
export function split({ of, from, end }: Piece, room: number): readonly [Piece, Piece | null] {
  let left = room - changeHeading(of.file).length - around.part;
  let row = from;
  for (; row < end; row += 1) {
    left -= rowCharacters(of, row);
    if (left < 0 && row > from) break;
  }
  return [{ of, from, end: row }, row < end ? { of, from: row, end } : null];
}

function rowCharacters({ rows }: PrintedFile, row: number): number {
  const at = rows[row];
  return (at === undefined ? 0 : rowLength(at)) + 1;
}

/** A heading, and the rows. */
export function pieceText({ of: { file, rows }, from, end }: Piece): string {
  const which = from > 0 ? [`[rows ${from + 1} to ${end} of ${rows.length}]`] : [];
  const texts = rows.slice(from, end).map(rowText);
  return [changeHeading(file), ...which, ...texts].join('\n');
}

export type NewReceipt = (what: string) => string;

/** No receipt is given twice. @param options.seed receipts follow from it: whoever knows it needs to read nothing */
export function receiptsFrom({ seed }: { readonly seed: string }): NewReceipt {
  const given = new Set<string>();
  return (what) => {
    let receipt = '';
    for (let n = 0; receipt === '' || given.has(receipt); n += 1)
      receipt = createHmac('sha256', seed).update(`${n} ${what}`).digest('hex').slice(0, receiptDigits);
    given.add(receipt);
    return receipt;
  };
}

/** Small files that stand beside each other are one page, every other piece is its own. */
export function sharedPages(pieces: readonly Piece[], newReceipt: NewReceipt): Page[] {
  const groups: Piece[][] = [];
  let left = 0;
  for (const piece of pieces) {
    const size = charactersOf(piece);
    const isSmall = isWhole(piece) && size <= smallCharacters + around.shared;
    const group = groups.at(-1);
    if (isSmall && group !== undefined && size <= left && group.length < mostShared) {
      group.push(piece);
      left -= size;
    } else {
      groups.push([piece]);
      left = isSmall ? pageCharacters - size : 0;
    }
  }
  return groups.map((group) => pageOf(group, newReceipt));
}

/** As many pieces as fit are a page, whatever their size. */
export function fullPages(pieces: readonly Piece[], newReceipt: NewReceipt): Page[] {
  const groups: Piece[][] = [];
  let left = 0;
  for (let rest of joined(pieces) as readonly (Piece | null)[])
    while (rest !== null) {
      const size = charactersOf(rest);
      const group = groups.at(-1);
      if (group !== undefined && size <= left) {
        group.push(rest);
        left -= size;
        break;
      }
      const [first, more]: readonly [Piece, Piece | null] = split(rest, pageCharacters);
      groups.push([first]);
      left = pageCharacters - charactersOf(first);
      rest = more;
    }
  return groups.map((group) => pageOf(group, newReceipt));
}

/** What follows upon each other in a file is one piece. */
function joined(pieces: readonly Piece[]): readonly Piece[] {
  const found: Piece[] = [];
  for (const piece of pieces) {
    const last = found.at(-1);
    if (last?.of === piece.of && last.end === piece.from) found.splice(-1, 1, { ...last, end: piece.end });
    else found.push(piece);
  }
  return found;
}

function pageOf(pieces: readonly Piece[], newReceipt: NewReceipt): Page {
  const what = pieces.map(({ of, from }) => (from === 0 ? of.file.path : `${of.file.path} ${from}`));
  return { receipt: newReceipt(what.join('\0')), pieces };
}

/** A page with its receipt. @param note of a piece that does not end its file: where the rest of it is */
export function pageText({ pieces, receipt }: Page, note: (piece: Piece) => readonly string[]): string {
  const parts = pieces.map((piece) => [pieceText(piece), ...note(piece)].join('\n'));
  return `${parts.join('\n\n')}\n${receiptRow(receipt, pieces.length)}`;
}
