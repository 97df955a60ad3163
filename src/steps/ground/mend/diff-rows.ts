/** A row of a proposed diff without its sign. */
export interface DiffRow {
  readonly kind: 'context' | 'deleted' | 'added';
  readonly indent: string;
  /** Without white space at both ends; empty for a blank line. */
  readonly text: string;
  /** Lines are said to be left out before it, or may be. */
  readonly isAfterGap: boolean;
}

const commentStart = /^(?:\/\/|#|\/\*|--|<!--) */;
const commentEnd = /(?:\*\/|-->)$/;
const omission = /^[[(]?(?:\.{3}|…)[\p{L} \t.…]*[\])]?$/u;

/** `...`, alone, in brackets or in a comment, with or without words. */
export function saysOmission(row: string): boolean {
  const text = row.trim();
  return omission.test(text.replace(commentStart, '').replace(commentEnd, '').trim());
}

/** One way to read the rows of a hunk. */
export interface DiffReading {
  /** Context has its sign, a blank. */
  readonly isSigned: boolean;
  readonly rows: readonly DiffRow[];
}

/** With a blank for the sign of context, as it should be, and with context that has no sign. */
export function readingsOf(rows: readonly string[], isBlankGap: boolean): readonly DiffReading[] {
  const hasSigns = rows.every((row) => row === '' || /^[+ -]/.test(row) || saysOmission(row));
  const read = (isSigned: boolean) => ({ isSigned, rows: readRows(rows, { isSigned, isBlankGap }) });
  return hasSigns ? [read(true), read(false)] : [read(false)];
}

/** White space that a line begins with. */
export function indentOf(line: string): string {
  return /^\s*/.exec(line)?.[0] ?? '';
}

function readRows(
  rows: readonly string[],
  { isSigned, isBlankGap }: { readonly isSigned: boolean; readonly isBlankGap: boolean },
): readonly DiffRow[] {
  let isAfterGap = false;
  return rows.flatMap((row): DiffRow[] => {
    const kind = row.startsWith('+') ? 'added' : row.startsWith('-') ? 'deleted' : 'context';
    if (kind === 'context' && (saysOmission(row) || (isBlankGap && row === ''))) {
      isAfterGap = true;
      return [];
    }
    const line = (kind === 'context' && !isSigned ? row : row.slice(1)).trimEnd();
    const read = { kind, indent: line.trim() === '' ? '' : indentOf(line), text: line.trim(), isAfterGap } as const;
    isAfterGap = false;
    return [read];
  });
}

/** Whether a row that is put in or taken out says only that something is left out. */
export function leavesOut(rows: readonly DiffRow[]): boolean {
  return rows.some(({ kind, text }) => kind !== 'context' && /^(?:(?:\/\/|#) ?)?(?:\.{3}|…)$/.test(text));
}
