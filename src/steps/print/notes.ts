import { visible } from '../../lib/visible.ts';
import type { Page, Piece } from './pages.ts';

/** Whether a page begins where a piece ends. */
export function continues({ of, end }: Piece, page: Page | undefined): boolean {
  const [first] = page?.pieces ?? [];
  return first !== undefined && first.of === of && first.from === end;
}

/** Behind a piece that does not end its file: where the rest of it is. @param next the page that is read after it */
export function pieceNotes(piece: Piece, next: Page | undefined): readonly string[] {
  const { rows } = piece.of;
  if (piece.end >= rows.length) return [];
  const which = `rows ${piece.end + 1} to ${rows.length}`;
  return continues(piece, next)
    ? [`[${which} are not shown here: call read_diff with fromRow ${piece.end + 1}]`]
    : [`[${which} are not part of this session]`];
}

/** Where a session reads on that has read everything before a page. */
export function goOn({ pieces: [first] }: Page): string {
  if (first === undefined) return '';
  const path = JSON.stringify(visible(first.of.file.path));
  return `[more of the change is not shown here: call read_diff with path ${path} and fromRow ${first.from + 1}, and go on as each page says]`;
}
