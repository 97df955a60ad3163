import { FILE_HEADERS_ONLY, formatPatch, type StructuredPatchHunk } from 'diff';
import { DiffProblem, type ProposedFile } from '../../../lib/proposed-diff.ts';
import { saysOmission } from './diff-rows.ts';
import type { Edits } from './edits.ts';
import { mendHunk, type Target } from './mend-hunk.ts';

/** A file after its hunks, and the unified diff that leads there. */
export interface Patched {
  readonly after: readonly string[];
  readonly hunks: readonly StructuredPatchHunk[];
}

const context = 3;
const mostShown = 8;
const longestShown = 160;

/**
 * Applies the hunks of one file, mended where they need be.
 * @param before without line ends
 * @throws {DiffProblem}
 */
export function patched(
  before: readonly string[],
  { hunks }: Pick<ProposedFile, 'hunks'>,
  { anchor, spend }: Pick<Target, 'anchor' | 'spend'>,
): Patched {
  if (before.length === 0) return whole(hunks.flatMap(({ rows }) => rows));
  const byText = Map.groupBy(
    before.map((_, index) => index + 1),
    (line) => (before[line - 1] ?? '').trim(),
  );
  const target: Target = { lines: before, byText, anchor, spend };
  const edits = hunks.map((hunk, index) => {
    if (hunk.rows.every((row) => row.startsWith('+')))
      throw new DiffProblem('A hunk of the diff has no line of the file, so nothing says where it belongs.');
    const mended = mendHunk(hunk, target);
    const which = hunks.length === 1 ? 'The diff' : `Hunk ${index + 1} of ${hunks.length} of the diff`;
    if (mended === 'several')
      throw new DiffProblem(`${which} fits several places of the file at the head. Give more lines around the change.`);
    if (mended === 'nowhere')
      throw new DiffProblem(`${which} does not fit the file at the head. ${standing(hunk.rows, target)}`);
    return mended;
  });
  return applied(before, joined(edits));
}

/** A new file has no line but those that are added. */
function whole(rows: readonly string[]): Patched {
  if (rows.some((row) => row.startsWith('-') || (row.trim() !== '' && !row.startsWith('+'))))
    throw new DiffProblem('The diff does not fit the file at the head, which is empty or does not exist.');
  const after = rows.filter((row) => row.startsWith('+')).map((row) => row.slice(1));
  const lines = after.map((line) => `+${line}`);
  return { after, hunks: [{ oldStart: 1, oldLines: 0, newStart: 1, newLines: after.length, lines }] };
}

/** The lines of the head where the diff seems to belong, so that it can be written again. */
function standing(rows: readonly string[], { lines, byText, anchor }: Target): string {
  const old = rows
    .filter((row) => !row.startsWith('+') && !saysOmission(row))
    .map((row) => row.replace(/^[ -]/, '').trim());
  const known = old.flatMap((text) => (text !== '' && byText.get(text)?.length === 1 ? (byText.get(text) ?? []) : []));
  const from = Math.max(1, (known[0] ?? anchor?.startLine ?? 1) - 1);
  const shown = lines.slice(from - 1, from - 1 + mostShown).map((line) => line.slice(0, longestShown));
  const strange = old.find((text) => text !== '' && !byText.has(text));
  const what =
    strange === undefined ? 'Its lines stand there otherwise.' : `No line of it is: ${strange.slice(0, longestShown)}`;
  if (known.length === 0 && anchor === null) return what;
  return `${what}\nLines ${from} to ${from + shown.length - 1} at the head:\n${shown.join('\n')}`;
}

function joined(edits: readonly Edits[]): Edits {
  const deleted = edits.flatMap((one) => one.deleted);
  const gone = new Set(deleted);
  const isUsedTwice = edits.some((one, at) =>
    edits.some((other, index) => at !== index && one.kept.some((line) => other.deleted.includes(line))),
  );
  if (gone.size < deleted.length || isUsedTwice)
    throw new DiffProblem('The hunks of the diff overlap: a line that one of them deletes is in another one, too.');
  return { deleted, added: edits.flatMap((one) => one.added), kept: [] };
}

function applied(before: readonly string[], { deleted, added }: Edits): Patched {
  const gone = new Set(deleted);
  const coming = Map.groupBy(added, (one) => one.before);
  const rowsOf = (line: number) => [
    ...(coming.get(line) ?? []).map(({ text }) => `+${text}`),
    ...(line > before.length ? [] : [`${gone.has(line) ? '-' : ' '}${before[line - 1] ?? ''}`]),
  ];
  const changed = [...new Set([...gone, ...coming.keys()])].sort((one, other) => one - other);
  const hunks: StructuredPatchHunk[] = [];
  const after: string[] = [];
  let [shift, done] = [0, 0];
  for (let at = 0; at < changed.length; ) {
    let end = at;
    while ((changed[end + 1] ?? Number.POSITIVE_INFINITY) - (changed[end] ?? 0) <= 2 * context) end += 1;
    const start = Math.max(1, (changed[at] ?? 1) - context);
    const last = Math.min(before.length + 1, (changed[end] ?? 1) + context);
    const lines = tidy(Array.from({ length: last - start + 1 }, (_, index) => rowsOf(start + index)).flat());
    const count = (sign: string) => lines.filter((row) => !row.startsWith(sign)).length;
    hunks.push({ oldStart: start, oldLines: count('+'), newStart: start + shift, newLines: count('-'), lines });
    for (let line = done; line < start - 1; line += 1) after.push(before[line] ?? '');
    for (const row of lines) if (!row.startsWith('-')) after.push(row.slice(1));
    shift += count('-') - count('+');
    done = last;
    at = end + 1;
  }
  for (let line = done; line < before.length; line += 1) after.push(before[line] ?? '');
  return { after, hunks };
}

/** What goes before what comes, in each run of changes. */
function tidy(rows: readonly string[]): string[] {
  const runs: string[][] = [];
  for (const row of rows) {
    const last = runs.at(-1);
    if (last === undefined || row.startsWith(' ') || last.some((other) => other.startsWith(' '))) runs.push([row]);
    else last.push(row);
  }
  return runs.flatMap((run) =>
    run.toSorted((one, other) => Number(one.startsWith('+')) - Number(other.startsWith('+'))),
  );
}

/** A unified diff of one file against the head. */
export function unifiedDiff(from: string | null, to: string | null, hunks: readonly StructuredPatchHunk[]): string {
  const names = {
    oldFileName: from === null ? '/dev/null' : `a/${from}`,
    newFileName: to === null ? '/dev/null' : `b/${to}`,
  };
  return formatPatch({ ...names, oldHeader: undefined, newHeader: undefined, hunks: [...hunks] }, FILE_HEADERS_ONLY);
}
