import { changeListRow } from '../../lib/change/headings.ts';
import { readingRank } from './order.ts';
import { charactersOf, type Piece, type PrintedFile, split, whole } from './pages.ts';

/** Less room than this share of a session is not worth the beginning of a file. */
const leastShare = 4;
/** Times that the room of a session is halved in search of the smallest that does. */
const steps = 10;

/** Pieces for one session each, in the order in which they are worth being read. */
export type Bins = readonly (readonly Piece[])[];

/**
 * Distributes a change over sessions: whole files first, code before tests before texts before data, and then the files
 * that have room in no session, in pieces.
 * @param room of a session, in characters, for everything that is printed
 */
export function pack(files: readonly PrintedFile[], room: number): Bins {
  const sized = files.map((of) => ({ of, size: sizeOf(whole(of)) }));
  const order = (left: { of: PrintedFile }, right: { of: PrintedFile }) =>
    readingRank(left.of.file) - readingRank(right.of.file);
  const [fitting, larger] = [sized.filter(({ size }) => size <= room), sized.filter(({ size }) => size > room)];
  const bins: Piece[][] = [];
  let left = 0;
  const put = (piece: Piece, size: number) => {
    if (size > left) {
      bins.push([]);
      left = room;
    }
    bins.at(-1)?.push(piece);
    left -= size;
  };
  for (const { of, size } of fitting.toSorted(order)) put(whole(of), size);
  for (const { of } of larger.toSorted(order))
    for (let rest: Piece | null = whole(of); rest !== null; ) {
      const list = changeListRow(of.file).length + 1;
      const [first, more]: readonly [Piece, Piece | null] = split(
        rest,
        (left > room / leastShare ? left : room) - list,
      );
      put(first, sizeOf(first));
      rest = more;
    }
  return bins;
}

/** The same number of sessions, with as little in the fullest as it takes: all have about as much to read. */
export function balanced(files: readonly PrintedFile[], bins: Bins, room: number): Bins {
  let best = bins;
  let [low, high] = [room / (bins.length + 1), room];
  for (let step = 0; step < steps && bins.length > 1; step += 1) {
    const middle = (low + high) / 2;
    const tried = pack(files, middle);
    if (tried.length <= bins.length) [best, high] = [tried, middle];
    else low = middle;
  }
  return best;
}

function sizeOf(piece: Piece): number {
  return charactersOf(piece) + changeListRow(piece.of.file).length + 1;
}
