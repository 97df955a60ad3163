import type { Anchor, ChangedFile, DiffLine, InlineComment } from '../../types.ts';

/** GitHub shows so many unchanged lines around a change, and takes comments on what it shows only. */
const githubContext = 3;

/**
 * Where GitHub takes a comment about the anchor: its whole range when one hunk of GitHub's diff has both ends; else the
 * last of its lines that a hunk has; else the file (null).
 */
export function diffPlace({ side, startLine, endLine }: Anchor, file: ChangedFile): InlineComment['lines'] {
  const numbered = file.hunks
    .flatMap(({ lines }) => githubHunks(lines))
    .map((hunk) => hunk.flatMap((line) => (side === 'new' ? line.newLine : line.oldLine) ?? []));
  const where = numbered.findLast((hunk) => hunk.some((line) => line >= startLine && line <= endLine));
  const end = where?.findLast((line) => line <= endLine);
  if (where === undefined || end === undefined) return null;
  const isWhole = end === endLine && where.includes(startLine);
  return { side: side === 'new' ? 'RIGHT' : 'LEFT', start: isWhole ? startLine : end, end };
}

/** Our hunks have more context than GitHub's: each falls into the runs of lines near a change. */
function githubHunks(lines: readonly DiffLine[]): DiffLine[][] {
  const isNear = new Array<boolean>(lines.length).fill(false);
  for (const [at, { kind }] of lines.entries())
    if (kind !== 'context') isNear.fill(true, Math.max(0, at - githubContext), at + githubContext + 1);
  const runs: DiffLine[][] = [];
  for (const [at, line] of lines.entries()) {
    if (!isNear[at]) continue;
    if (isNear[at - 1]) runs.at(-1)?.push(line);
    else runs.push([line]);
  }
  return runs;
}
