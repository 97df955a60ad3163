import type { ChangedFile, DiffLine } from '../types.ts';
import { visible } from './visible.ts';

/** Longer lines are continued on further rows, so that nothing of a change is ever left out. */
const rowCharacters = 2_000;

/** One printed row of a file's change. */
export interface ChangeRow {
  readonly text: string;
  /** Ordinal of the added or deleted line that this row belongs to; null for all other rows. */
  readonly changedLine: number | null;
}

const signs = { context: ' ', added: '+', deleted: '-' } as const;

function column(line: number | null): string {
  return (line === null ? '' : String(line)).padStart(6);
}

function lineRows(line: DiffLine, changedLine: number | null): ChangeRow[] {
  const text = visible(line.text);
  const parts = Math.max(1, Math.ceil(text.length / rowCharacters));
  return Array.from({ length: parts }, (_, part) => {
    const piece = text.slice(part * rowCharacters, (part + 1) * rowCharacters);
    const lead =
      part === 0 ? `${column(line.oldLine)} ${column(line.newLine)} |${signs[line.kind]}` : `${' '.repeat(13)} …`;
    return { text: `${lead}${piece}`, changedLine };
  });
}

/**
 * A file's change as rows: old line number, new line number, sign, text. Every row of content starts with our own
 * columns, so no text of the pull request can pass for a heading of the prompt.
 */
export function changeRows(file: ChangedFile): ChangeRow[] {
  let changedLines = 0;
  return file.hunks.flatMap((hunk) => [
    { text: `@@ old ${hunk.oldStart}+${hunk.oldCount} new ${hunk.newStart}+${hunk.newCount} @@`, changedLine: null },
    ...hunk.lines.flatMap((line) => lineRows(line, line.kind === 'context' ? null : changedLines++)),
  ]);
}

/** What became of a file, without its lines: `renamed from old.js`. */
export function changeState({ status, oldPath }: Pick<ChangedFile, 'status' | 'oldPath'>): string {
  return oldPath === undefined ? status : `${status} from ${visible(oldPath)}`;
}

/** A file in the list of changed files. Of one that was moved without a change, nothing else is printed. */
export function changeListRow(file: ChangedFile): string {
  const lines = file.status === 'moved' ? 'not a letter of it changed' : `+${file.additions} -${file.deletions}`;
  return `- ${visible(file.path)} (${changeState(file)}, ${lines})`;
}

/** The heading of a file's part of the prompt. */
export function changeHeading(file: ChangedFile): string {
  const mode = file.oldMode === file.newMode ? '' : `, mode ${file.oldMode} -> ${file.newMode}`;
  const kind = file.content === 'text' ? '' : `, ${file.content}`;
  if (file.notReviewed !== null)
    return `=== ${visible(file.path)} (${changeState(file)}${kind}${mode}, not reviewed: ${visible(file.notReviewed.detail)}) ===`;
  return `=== ${visible(file.path)} (${changeState(file)}${kind}${mode}, +${file.additions} -${file.deletions}) ===`;
}

/** What stands behind the last row of one file or more, for a coverage line to repeat. */
export function receiptRow(receipt: string, files: number): string {
  return `=== receipt ${receipt}${files === 1 ? '' : ` for ${files} files`} ===`;
}
