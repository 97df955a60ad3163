import { createHash } from 'node:crypto';
import type { BaseRound, ChangedFile } from '../types.ts';

/** More files are no memory that a comment has room for. */
const mostFiles = 3_000;
const longestPath = 4_096;

/** Files by a digest of what is printed of their change; null where there are too many to be kept. */
export function fileChanges(
  changes: readonly ChangedFile[],
  blobs: ReadonlyMap<string, string>,
): NonNullable<BaseRound['files']> | null {
  if (changes.length > mostFiles || changes.some(({ path }) => path.length > longestPath)) return null;
  return changes.map((file) => ({ path: file.path, change: digestOf(file, blobs.get(file.path) ?? null) }));
}

/**
 * 32 hexadecimal digits: equal where every line of a file's change is the same between the same lines at the same place. Its
 * author can choose both sides of a comparison, so fewer digits could be met by trying. A file without lines is known by
 * its content.
 */
function digestOf({ path, hunks, additions, deletions, ...facts }: ChangedFile, blob: string | null): string {
  const { oldPath = null, status, oldMode, newMode, content, notReviewed } = facts;
  const lines = hunks.map(({ oldStart, lines }) => [oldStart, lines.map(({ kind, text }) => [kind, text])]);
  const told = [path, oldPath, status, oldMode, newMode, content, notReviewed, lines, hunks.length === 0 ? blob : null];
  return createHash('sha256').update(JSON.stringify(told).toWellFormed()).digest('hex').slice(0, 32);
}
