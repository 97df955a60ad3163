import { parsePatch } from 'diff';
import type { DiffLine, Hunk } from '../types.ts';

const firstHunk = /^@@ /m;

/**
 * The hunks of one file's patch. The headings before the first hunk are left out: paths and modes come from git's raw
 * list, which quotes nothing.
 * @throws {Error} when a hunk does not hold as many lines as its heading says
 */
export function parseHunks(patch: string): Hunk[] {
  const start = patch.search(firstHunk);
  if (start < 0) return [];
  return parsePatch(patch.slice(start)).flatMap(({ hunks }) =>
    hunks.map(({ oldStart, oldLines, newStart, newLines, lines }) => ({
      oldStart,
      oldCount: oldLines,
      newStart,
      newCount: newLines,
      lines: numbered(lines, oldStart, newStart),
    })),
  );
}

function numbered(rows: readonly string[], oldStart: number, newStart: number): DiffLine[] {
  let [oldLine, newLine] = [oldStart, newStart];
  return rows.flatMap((row): DiffLine[] => {
    const text = row.slice(1);
    if (row.startsWith('+')) return [{ kind: 'added', oldLine: null, newLine: newLine++, text }];
    if (row.startsWith('-')) return [{ kind: 'deleted', oldLine: oldLine++, newLine: null, text }];
    // `\ No newline at end of file` is about the line before it.
    return row.startsWith('\\') ? [] : [{ kind: 'context', oldLine: oldLine++, newLine: newLine++, text }];
  });
}
