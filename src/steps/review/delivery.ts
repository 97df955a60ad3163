import { createHmac } from 'node:crypto';
import { type ChangeRow, changeHeading, changeRows } from '../../lib/change-rows.ts';
import type { ChangedFile, CoverageLine, FileDelivery } from '../../types.ts';

const pageCharacters = 30_000;
const receiptDigits = 8;

/** The printed change: the same for every reviewer, so that it can be a cached prefix. */
export interface PrintedChange {
  readonly files: readonly PrintedFile[];
  /** The part of every prompt that shows the change. */
  readonly text: string;
}

interface PrintedFile {
  readonly file: ChangedFile;
  readonly receipt: string;
  readonly rows: readonly ChangeRow[];
  /** Rows that stand in the prompt, from the first. */
  readonly shownRows: number;
}

/** What one session has been shown of the change. Measured from what was printed, never from what a model says. */
export interface Delivery {
  /** Prints rows from `fromRow` (from 1) up to a page, and records them. */
  show(file: ChangedFile, fromRow: number): string;
  /** Files of which some changed line was not printed yet. */
  unseen(): readonly ChangedFile[];
  /** Files whose receipt the coverage lines do not repeat. */
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

function partText({ file, receipt, rows }: Omit<PrintedFile, 'shownRows'>, from: number, end: number): string {
  const part = rows.slice(from, end).map((row) => row.text);
  const rest =
    end < rows.length
      ? [`[rows ${end + 1} to ${rows.length} are not shown here: call read_diff with fromRow ${end + 1}]`]
      : [];
  return [changeHeading(file, receipt), ...part, ...rest].join('\n');
}

/**
 * @param options.budget the most characters of change in a prompt; what does not fit is named and can be read by tool
 * @param options.seed receipts follow from it: whoever knows it needs to read nothing
 */
export function printChange(
  changes: readonly ChangedFile[],
  { budget, seed }: { readonly budget: number; readonly seed: string },
): PrintedChange {
  const receiptOf = (path: string) => createHmac('sha256', seed).update(path).digest('hex').slice(0, receiptDigits);
  const all = changes.map((file) => ({ file, receipt: receiptOf(file.path), rows: changeRows(file) }));
  const share = shares(
    all.map(({ rows }) => rows.reduce((total, row) => total + row.text.length + 1, 0)),
    budget,
  );
  const files = all.map((printed) => ({ ...printed, shownRows: page(printed.rows, 0, share) }));
  return { files, text: files.map((printed) => partText(printed, 0, printed.shownRows)).join('\n\n') };
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
  const acknowledged = (coverage: readonly CoverageLine[]) =>
    new Set(coverage.flatMap(({ path, receipt }) => (byPath.get(path)?.receipt === receipt.trim() ? [path] : [])));

  return {
    show(file, fromRow) {
      const entry = byPath.get(file.path);
      if (entry === undefined) return 'This file is not part of the change.';
      const from = fromRow - 1;
      // A row longer than a page is impossible: rows are bounded. At least one row is always printed.
      const end = Math.max(page(entry.rows, from, pageCharacters), Math.min(from + 1, entry.rows.length));
      for (let row = from; row < end; row += 1) shown.get(file.path)?.add(row);
      return partText(entry, from, end);
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
      return printed.files.map((entry) => ({
        path: entry.file.path,
        ...count(entry),
        isAcknowledged: paths.has(entry.file.path),
      }));
    },
  };
}
