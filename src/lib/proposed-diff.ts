import type { StructuredPatchHunk } from 'diff';

/** What a proposed diff does to one file; a path is null where the file does not exist on that side. */
export interface ProposedFile {
  readonly from: string | null;
  readonly to: string | null;
  readonly hunks: readonly StructuredPatchHunk[];
}

/** A diff that cannot be tried, in words for the report. */
export class DiffProblem extends Error {
  override readonly name = 'DiffProblem';
}

const fence = /^(?:```|~~~)/;
const hunkStart = /^@@ -(\d+)/;
/** Lines that git prints between files; what they say is said again by `---` and `+++`. */
const heading =
  /^(?:diff |index |old mode |new mode |new file mode |deleted file mode |similarity index |dissimilarity index |rename |copy )/;
const mostHunks = 200;

/**
 * Reads a unified diff as models write it. Line counts of hunks are taken from their lines, since models miscount; a
 * blank line of context may lack its space; hunks without a file are of `path`; line ends are taken as LF.
 * @throws {DiffProblem}
 */
export function readProposedDiff(diff: string, path: string): readonly ProposedFile[] {
  const rows = diff.replaceAll('\r\n', '\n').split('\n');
  const lines = rows.filter((row) => !fence.test(row));
  const files = new Map<string, { from: string | null; to: string | null; hunks: StructuredPatchHunk[] }>();
  let named: { readonly from: string | null; readonly to: string | null } = { from: path, to: path };
  let hunks = 0;
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? '';
    const [from, to] = [fileName(line, '--- '), fileName(lines[at + 1] ?? '', '+++ ')];
    if (from !== undefined && to !== undefined) {
      named = { from, to };
      at += 2;
    } else if (line.startsWith('@@')) {
      hunks += 1;
      if (hunks > mostHunks) throw new DiffProblem(`The diff has more than ${mostHunks} hunks.`);
      const end = endOfHunk(lines, at + 1);
      const key = JSON.stringify(named);
      const file = files.get(key) ?? { ...named, hunks: [] };
      file.hunks.push(readHunk(line, lines.slice(at + 1, end), hunks));
      files.set(key, file);
      at = end;
    } else if (line.trim() === '' || heading.test(line)) at += 1;
    else throw new DiffProblem('It is not a unified diff: a line stands outside of any hunk.');
  }
  if (files.size === 0) throw new DiffProblem('It is not a unified diff: it has no hunk.');
  return [...files.values()].map((file) => ({
    ...file,
    hunks: file.hunks.toSorted((left, right) => left.oldStart - right.oldStart),
  }));
}

/** The path of a `---` or `+++` line: undefined when it is none, null for `/dev/null`. */
function fileName(line: string, sign: '--- ' | '+++ '): string | null | undefined {
  if (!line.startsWith(sign)) return undefined;
  const [name = ''] = line.slice(sign.length).split('\t');
  const path = name.trim().replace(/^"(.*)"$/, '$1');
  return path === '/dev/null' ? null : path;
}

function endOfHunk(lines: readonly string[], from: number): number {
  const startsNext = (at: number) => {
    const line = lines[at] ?? '';
    if (line.startsWith('@@') || line.startsWith('diff --git ')) return true;
    // A deleted `-- comment` looks like the name of a file: only a hunk after the pair tells.
    const isPair = fileName(line, '--- ') !== undefined && fileName(lines[at + 1] ?? '', '+++ ') !== undefined;
    return isPair && (lines[at + 2] ?? '').startsWith('@@');
  };
  let end = from;
  while (end < lines.length && !startsNext(end)) end += 1;
  return end;
}

function readHunk(title: string, rows: readonly string[], ordinal: number): StructuredPatchHunk {
  const [, start] = hunkStart.exec(title) ?? [];
  // Blank rows at the end are mostly those between hunks; as context they are not needed.
  const last = rows.findLastIndex((row) => row !== '');
  const lines = rows
    .slice(0, last + 1)
    .filter((row) => !row.startsWith('\\'))
    .map((row) => (row === '' ? ' ' : row));
  if (lines.some((line) => !/^[ +-]/.test(line)))
    throw new DiffProblem(`Hunk ${ordinal} of the diff has a line that is neither context nor added nor deleted.`);
  if (!lines.some((line) => /^[+-]/.test(line))) throw new DiffProblem(`Hunk ${ordinal} of the diff changes nothing.`);
  const count = (without: string) => lines.filter((line) => !line.startsWith(without)).length;
  const oldStart = Number(start ?? 1);
  return { oldStart, oldLines: count('+'), newStart: oldStart, newLines: count('-'), lines };
}
