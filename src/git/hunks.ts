import type { DiffLine, Hunk } from '../types.ts';

const heading = /^@@ -(?<oldStart>\d+)(?:,(?<oldCount>\d+))? \+(?<newStart>\d+)(?:,(?<newCount>\d+))? @@/;

/**
 * The hunks of one file's patch. Lines are counted by the heading, so no content can pass for one, and only `\n` ends
 * a line: `\r` and Unicode separators are content. (Libraries at hand split at these, or refuse such patches.)
 * @throws {Error} when a hunk does not hold as many lines as its heading says
 */
export function parseHunks(patch: string): Hunk[] {
  const rows = patch.split('\n');
  const hunks: Hunk[] = [];
  for (let at = 0; at < rows.length; at += 1) {
    const match = heading.exec(rows[at] ?? '');
    if (match?.groups === undefined) continue;
    const { oldStart = '0', oldCount = '1', newStart = '0', newCount = '1' } = match.groups;
    const hunk = {
      oldStart: Number(oldStart),
      oldCount: Number(oldCount),
      newStart: Number(newStart),
      newCount: Number(newCount),
    };
    const { lines, end } = readLines(rows, at + 1, hunk);
    hunks.push({ ...hunk, lines });
    at = end - 1;
  }
  return hunks;
}

function readLines(rows: readonly string[], start: number, hunk: Omit<Hunk, 'lines'>) {
  const lines: DiffLine[] = [];
  const oldEnd = hunk.oldStart + hunk.oldCount;
  const newEnd = hunk.newStart + hunk.newCount;
  let [oldLine, newLine, at] = [hunk.oldStart, hunk.newStart, start];
  for (; oldLine < oldEnd || newLine < newEnd; at += 1) {
    const row = rows[at];
    const text = row?.slice(1) ?? '';
    if (row?.startsWith('+')) lines.push({ kind: 'added', oldLine: null, newLine: newLine++, text });
    else if (row?.startsWith('-')) lines.push({ kind: 'deleted', oldLine: oldLine++, newLine: null, text });
    else if (row?.startsWith(' ')) lines.push({ kind: 'context', oldLine: oldLine++, newLine: newLine++, text });
    // `\ No newline at end of file` is about the line before it.
    else if (!row?.startsWith('\\')) throw new Error(`a hunk ends after ${lines.length} lines`);
  }
  return { lines, end: at };
}
