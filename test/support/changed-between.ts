import { structuredPatch } from 'diff';
import type { ChangedFile } from '../../src/types.ts';

/** A modified file by the lines of its two sides, as a diff of them has it. */
export function changedBetween(old: readonly string[], now: readonly string[], path = 'src/a.ts'): ChangedFile {
  const text = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('');
  const { hunks } = structuredPatch(path, path, text(old), text(now), '', '', { context: 3 });
  const made = hunks.map(({ oldStart, oldLines, newStart, newLines, lines }) => {
    // The package counts a side without lines from the line after the one that git counts it from.
    let [oldLine, newLine] = [oldStart, newStart];
    return {
      ...{ oldStart: oldLines === 0 ? oldStart - 1 : oldStart, oldCount: oldLines },
      ...{ newStart: newLines === 0 ? newStart - 1 : newStart, newCount: newLines },
      lines: lines.map((row) => {
        const text = row.slice(1);
        if (row.startsWith('+')) return { kind: 'added' as const, oldLine: null, newLine: newLine++, text };
        if (row.startsWith('-')) return { kind: 'deleted' as const, oldLine: oldLine++, newLine: null, text };
        return { kind: 'context' as const, oldLine: oldLine++, newLine: newLine++, text };
      }),
    };
  });
  const count = (kind: string) => made.flatMap(({ lines }) => lines).filter((line) => line.kind === kind).length;
  return {
    ...{ path, status: 'modified', oldMode: '100644', newMode: '100644', content: 'text', notReviewed: null },
    ...{ additions: count('added'), deletions: count('deleted'), hunks: made },
  };
}
