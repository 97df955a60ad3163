import { changeHeading, isListedOnly, receiptRow } from '../../lib/change/headings.ts';
import { changeRows } from '../../lib/change/rows.ts';
import type { ChangedFile, CoverageLine } from '../../types.ts';
import { continues, goOn, pieceNotes } from './notes.ts';
import {
  filesOf,
  type Page,
  type Piece,
  type PrintedFile,
  pageCharacters,
  pageText,
  pieceText,
  split,
} from './pages.ts';
import type { PrintedChange, Slice } from './print-change.ts';

const receiptLike = /\b[0-9a-f]{8}\b/g;

/** What one session has been shown of its slice. Measured from what was printed, never from what a model says. */
export interface Delivery {
  /** Prints the change from a row of a file on (from 1), up to a page, and records what of it is the session's own. */
  show(file: ChangedFile, fromRow: number): string;
  /** Files of which some part was not printed yet. */
  unseen(): readonly ChangedFile[];
  /** Files of which no coverage line repeats some receipt; the paths of the lines say nothing. */
  unacknowledged(coverage: readonly CoverageLine[]): readonly ChangedFile[];
  /** Pages of the slice that were read by tool. */
  read(): ReadonlySet<Page>;
  /** What was printed and whose receipt is repeated. */
  delivered(coverage: readonly CoverageLine[]): ReadonlySet<Page>;
}

/**
 * Starts the record of one session, which has the prompt of its slice before it.
 * @param read pages that it has read by tool already
 */
export function startDelivery(
  printed: PrintedChange,
  slice: Slice = printed.slices[0],
  read: readonly Page[] = [],
): Delivery {
  const { shown: inPrompt, rest } = slice;
  const own = [...inPrompt, ...rest];
  const files = new Map(printed.files.map((each) => [each.file.path, each]));
  const isDelta = printed.delta !== null;
  const shown = new Set<Page>([...inPrompt, ...read]);
  const repeated = (coverage: readonly CoverageLine[]) => {
    const receipts = new Set(coverage.flatMap(({ receipt }) => receipt.toLowerCase().match(receiptLike) ?? []));
    return own.filter(({ receipt }) => receipts.has(receipt));
  };
  return {
    show(file, fromRow) {
      const of = files.get(file.path);
      const from = fromRow - 1;
      if (isDelta && !isListedOnly(file) && (of === undefined || from >= Math.max(1, of.rows.length)))
        return earlierPart({ file, rows: [...(of?.rows ?? []), ...changeRows(file)] }, from);
      if (of === undefined) return `${changeHeading(file)}\n[nothing of it is printed]`;
      if (from > 0 && from >= of.rows.length) return onlySoMany(of);
      const at = rest.findIndex(({ pieces }) => pieces.some((piece) => holds(piece, of, from)));
      const page = rest[at];
      if (page === undefined) return again({ of, from, end: of.rows.length }, slice);
      shown.add(page);
      const next = rest[at + 1];
      const text = pageText(page, (piece) => pieceNotes(piece, next));
      return next === undefined || page.pieces.some((piece) => continues(piece, next))
        ? text
        : `${text}\n${goOn(next)}`;
    },
    unseen: () => filesOf(own.filter((page) => !shown.has(page))),
    unacknowledged(coverage) {
      const had = new Set(repeated(coverage));
      return filesOf(own.filter((page) => !had.has(page)));
    },
    read: () => new Set(rest.filter((page) => shown.has(page))),
    delivered: (coverage) => new Set(repeated(coverage).filter((page) => shown.has(page))),
  };
}

function holds({ of, from, end }: Piece, file: PrintedFile, row: number): boolean {
  return of === file && ((row >= from && row < end) || (row === 0 && end === 0));
}

/** The whole change of a file, of which an earlier round had most: to look at, and no part of what is delivered. */
function earlierPart(of: PrintedFile, from: number): string {
  if (from > 0 && from >= of.rows.length) return onlySoMany(of);
  const [piece, more] = split({ of, from, end: of.rows.length }, pageCharacters);
  return [
    pieceText(piece),
    more === null ? '[an earlier round reviewed this: it has no receipt]' : readOn(of, more.from),
  ].join('\n');
}

function onlySoMany({ file, rows }: PrintedFile): string {
  return `${changeHeading(file)}\n[there are only ${rows.length} rows: read on from the one that you have not seen]`;
}

function readOn({ rows }: PrintedFile, from: number): string {
  return `[rows ${from + 1} to ${rows.length} are not shown here: call read_diff with fromRow ${from + 1}]`;
}

/** What the session has before it already, or what is another one's. A receipt stands behind the last row of what it is for. */
function again({ of, from, end }: Piece, { shown, rest }: Slice): string {
  const page = shown.find(({ pieces }) => pieces.some((piece) => holds(piece, of, from)));
  const own = page?.pieces.find((piece) => holds(piece, of, from));
  const [piece, more] = split({ of, from, end: own?.end ?? end }, pageCharacters);
  const text = pieceText(piece);
  if (more !== null) return `${text}\n${readOn(of, more.from)}`;
  const notes = pieceNotes(
    piece,
    rest.find((each) => continues(piece, each)),
  );
  if (page !== undefined) return [text, ...notes, receiptRow(page.receipt, page.pieces.length)].join('\n');
  return [text, '[this part of the change is reviewed in another session]'].join('\n');
}
