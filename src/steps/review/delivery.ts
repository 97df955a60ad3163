import { createHmac } from 'node:crypto';
import { type ChangeRow, changeHeading, changeRows, receiptRow } from '../../lib/change-rows.ts';
import type { ChangedFile, CoverageLine, FileDelivery } from '../../types.ts';

const pageCharacters = 30_000;
const receiptDigits = 8;
const receiptLike = /\b[0-9a-f]{8}\b/g;
/** Files of at most so many characters share a receipt with those beside them, as long as all fit a page. */
const smallCharacters = 3_000;
const mostShared = 50;

/** The printed change: the same for every reviewer, so that it can be a cached prefix. */
export interface PrintedChange {
  readonly files: readonly PrintedFile[];
  /** Of these nothing has to be shown. */
  readonly moved: readonly ChangedFile[];
  /** The part of every prompt that shows the change. */
  readonly text: string;
}

interface FileRows {
  readonly file: ChangedFile;
  readonly rows: readonly ChangeRow[];
  /** Rows that stand in the prompt, from the first. */
  readonly shownRows: number;
}

interface PrintedFile extends FileRows {
  readonly receipt: string;
  /** How many files the receipt is for. */
  readonly sharedBy: number;
}

/** What one session has been shown of the change. Measured from what was printed, never from what a model says. */
export interface Delivery {
  /** Prints rows from `fromRow` (from 1) up to a page, and records them. */
  show(file: ChangedFile, fromRow: number): string;
  /** Files of which some changed line was not printed yet. */
  unseen(): readonly ChangedFile[];
  /** Files whose receipt no coverage line repeats; the paths of the lines say nothing. */
  unacknowledged(coverage: readonly CoverageLine[]): readonly ChangedFile[];
  files(coverage: readonly CoverageLine[]): readonly FileDelivery[];
}

/** The row after the last one that fits. */
function page(rows: readonly ChangeRow[], from: number, characters: number): number {
  let used = 0;
  for (let row = from; row < rows.length; row += 1) {
    used += (rows[row]?.text.length ?? 0) + 1;
    if (used > characters) return row;
  }
  return Math.max(from, rows.length);
}

/** How many characters of prompt each file may take: small files whole, the rest in equal shares. */
function shares(sizes: readonly number[], budget: number): number {
  const ascending = [...sizes].sort((left, right) => left - right);
  let left = budget;
  for (const [index, size] of ascending.entries()) {
    const share = left / (ascending.length - index);
    if (size > share) return share;
    left -= size;
  }
  return Number.POSITIVE_INFINITY;
}

function charactersOf({ file, rows }: Pick<FileRows, 'file' | 'rows'>): number {
  return rows.reduce((total, row) => total + row.text.length + 1, changeHeading(file).length + 2);
}

function partText({ file, rows }: FileRows, from: number, end: number): string {
  const part = rows.slice(from, end).map((row) => row.text);
  const rest =
    end < rows.length
      ? [`[rows ${end + 1} to ${rows.length} are not shown here: call read_diff with fromRow ${end + 1}]`]
      : [];
  return [changeHeading(file), ...part, ...rest].join('\n');
}

/**
 * @param options.budget the most characters of change in a prompt; what does not fit is named and can be read by tool
 * @param options.seed receipts follow from it: whoever knows it needs to read nothing
 */
export function printChange(
  changes: readonly ChangedFile[],
  { budget, seed }: { readonly budget: number; readonly seed: string },
): PrintedChange {
  const isMoved = ({ status }: ChangedFile) => status === 'moved';
  const all = changes.filter((file) => !isMoved(file)).map((file) => ({ file, rows: changeRows(file) }));
  const share = shares(
    all.map(({ rows }) => rows.reduce((total, row) => total + row.text.length + 1, 0)),
    budget,
  );
  const groups = grouped(all.map((each) => ({ ...each, shownRows: page(each.rows, 0, share) })));
  const newReceipt = receiptsFrom(seed);
  const printed = groups.map((group) => {
    const receipt = newReceipt(group.map(({ file }) => file.path).join('\0'));
    return group.map((each) => ({ ...each, receipt, sharedBy: group.length }));
  });
  return { files: printed.flat(), moved: changes.filter(isMoved), text: printed.map(groupText).join('\n\n') };
}

/** Small files that stand beside each other on one page, and every other file alone. */
function grouped(files: readonly FileRows[]): readonly (readonly FileRows[])[] {
  const groups: FileRows[][] = [];
  let left = 0;
  for (const each of files) {
    const size = charactersOf(each);
    const isSmall = each.shownRows === each.rows.length && size <= smallCharacters;
    const group = groups.at(-1);
    if (isSmall && group !== undefined && size <= left && group.length < mostShared) {
      group.push(each);
      left -= size;
    } else {
      groups.push([each]);
      left = isSmall ? pageCharacters - size : 0;
    }
  }
  return groups;
}

/** The receipt is the last row: who has it had what stands before. A file of which rows are left out has none here. */
function groupText(group: readonly PrintedFile[]): string {
  const parts = group.map((each) => partText(each, 0, each.shownRows)).join('\n\n');
  const [first] = group;
  const isWhole = group.every(({ rows, shownRows }) => shownRows === rows.length);
  return isWhole && first !== undefined ? `${parts}\n${receiptRow(first.receipt, group.length)}` : parts;
}

/** No receipt is given twice. */
function receiptsFrom(seed: string): (what: string) => string {
  const given = new Set<string>();
  return (what) => {
    let receipt = '';
    for (let n = 0; receipt === '' || given.has(receipt); n += 1)
      receipt = createHmac('sha256', seed).update(`${n} ${what}`).digest('hex').slice(0, receiptDigits);
    given.add(receipt);
    return receipt;
  };
}

/** Starts the record of one session, which has the prompt before it. */
export function startDelivery(printed: PrintedChange): Delivery {
  const byPath = new Map(printed.files.map((entry) => [entry.file.path, entry]));
  const shown = new Map(
    printed.files.map(({ file, shownRows }) => [
      file.path,
      new Set(Array.from({ length: shownRows }, (_, row) => row)),
    ]),
  );
  /** A line counts when every row of it was printed. */
  const count = ({ file, rows }: PrintedFile) => {
    const lines = new Set<number>();
    const missing = new Set<number>();
    for (const [row, { changedLine }] of rows.entries()) {
      if (changedLine === null) continue;
      lines.add(changedLine);
      if (!shown.get(file.path)?.has(row)) missing.add(changedLine);
    }
    return { changedLines: lines.size, deliveredLines: lines.size - missing.size };
  };
  const acknowledged = (coverage: readonly CoverageLine[]) => {
    const receipts = new Set(coverage.flatMap(({ receipt }) => receipt.toLowerCase().match(receiptLike) ?? []));
    return new Set(printed.files.filter(({ receipt }) => receipts.has(receipt)).map(({ file }) => file.path));
  };

  return {
    show(file, fromRow) {
      const entry = byPath.get(file.path);
      if (entry === undefined) return `${changeHeading(file)}\n[not a letter of it changed]`;
      const from = fromRow - 1;
      if (from > 0 && from >= entry.rows.length)
        return `${changeHeading(file)}\n[there are only ${entry.rows.length} rows: read on from the one that you have not seen]`;
      // A row longer than a page is impossible: rows are bounded. At least one row is always printed.
      const end = Math.max(page(entry.rows, from, pageCharacters), Math.min(from + 1, entry.rows.length));
      for (let row = from; row < end; row += 1) shown.get(file.path)?.add(row);
      const part = partText(entry, from, end);
      return end < entry.rows.length ? part : `${part}\n${receiptRow(entry.receipt, entry.sharedBy)}`;
    },
    unseen() {
      const isUnseen = (entry: PrintedFile) => {
        const { changedLines, deliveredLines } = count(entry);
        return deliveredLines < changedLines;
      };
      return printed.files.filter(isUnseen).map(({ file }) => file);
    },
    unacknowledged(coverage) {
      const paths = acknowledged(coverage);
      return printed.files.filter(({ file }) => !paths.has(file.path)).map(({ file }) => file);
    },
    files(coverage) {
      const paths = acknowledged(coverage);
      return [
        ...printed.files.map((entry) => ({
          path: entry.file.path,
          ...count(entry),
          isAcknowledged: paths.has(entry.file.path),
        })),
        ...printed.moved.map(({ path }) => ({ path, changedLines: 0, deliveredLines: 0, isAcknowledged: true })),
      ];
    },
  };
}
