import type { ChangedFile } from '../../types.ts';
import { visible } from '../visible.ts';

/** Whether a file stands in the list of changed files only: nothing of it is printed, nobody has to acknowledge it. */
export function isListedOnly({ status, notReviewed }: Pick<ChangedFile, 'status' | 'notReviewed'>): boolean {
  return status === 'moved' || notReviewed !== null;
}

/** What became of a file, without its lines: `renamed from old.js`. */
export function changeState({ status, oldPath }: Pick<ChangedFile, 'status' | 'oldPath'>): string {
  return oldPath === undefined ? status : `${status} from ${visible(oldPath)}`;
}

function whatOf({ status, notReviewed, additions, deletions }: ChangedFile): string {
  if (notReviewed !== null) return `not reviewed: ${visible(notReviewed.detail)}`;
  return status === 'moved' ? 'not a letter of it changed' : `+${additions} -${deletions}`;
}

/** A file in the list of changed files. */
export function changeListRow(file: ChangedFile): string {
  return `- ${visible(file.path)} (${changeState(file)}, ${whatOf(file)})`;
}

/** The heading of a file's part of the prompt. */
export function changeHeading(file: ChangedFile): string {
  const mode = file.oldMode === file.newMode ? '' : `, mode ${file.oldMode} -> ${file.newMode}`;
  const kind = file.content === 'text' ? '' : `, ${file.content}`;
  return `=== ${visible(file.path)} (${changeState(file)}${kind}${mode}, ${whatOf(file)}) ===`;
}

/** What stands behind the last row of one file or more, for a coverage line to repeat. */
export function receiptRow(receipt: string, files: number): string {
  return `=== receipt ${receipt}${files === 1 ? '' : ` for ${files} files`} ===`;
}
