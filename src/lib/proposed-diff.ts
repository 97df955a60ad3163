/** A part of a proposed diff: lines of the file that follow each other, but for gaps, with what is put in their place. */
export interface ProposedHunk {
  /** The line of the old side that its heading names; null where it has no number. */
  readonly stated: number | null;
  /** As they were written: with a sign, without one, or saying that lines are left out. */
  readonly rows: readonly string[];
}

/** What a proposed diff does to one file; a path is null where the file does not exist on that side. */
export interface ProposedFile {
  readonly from: string | null;
  readonly to: string | null;
  readonly hunks: readonly ProposedHunk[];
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
/** A sentence: no line of the diff. Code has signs that it has not, and signs of a diff stand before it. */
const sentence = /^\p{Lu}[\p{L}\p{N} ,;:'’"`()/.!?-]*$/u;
const mostHunks = 200;

/**
 * Reads a diff as models write it: with or without headings of files and hunks, in a fence or not, with sentences around
 * it. Nothing is made of counts; what names no file is of `path`; line ends are taken as LF.
 * @throws {DiffProblem}
 */
export function readProposedDiff(diff: string, path: string): readonly ProposedFile[] {
  const lines = withoutFences(diff.replaceAll('\r\n', '\n').split('\n'));
  const files = new Map<string, { from: string | null; to: string | null; hunks: ProposedHunk[] }>();
  let named: { readonly from: string | null; readonly to: string | null } = { from: path, to: path };
  let hunks = 0;
  const keep = (stated: number | null, rows: readonly string[]) => {
    const kept = withoutEnds(rows);
    if (kept.length === 0) return;
    hunks += 1;
    if (hunks > mostHunks) throw new DiffProblem(`The diff has more than ${mostHunks} hunks.`);
    const key = JSON.stringify(named);
    const file = files.get(key) ?? { ...named, hunks: [] };
    file.hunks.push({ stated, rows: kept });
    files.set(key, file);
  };
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? '';
    if (namesFile(lines, at)) {
      named = { from: fileName(line, '--- ') ?? null, to: fileName(lines[at + 1] ?? '', '+++ ') ?? null };
      at += 2;
    } else if (heading.test(line)) at += 1;
    else {
      const isHeaded = line.startsWith('@@');
      const end = endOfHunk(lines, isHeaded ? at + 1 : at);
      const [, start] = (isHeaded && hunkStart.exec(line)) || [];
      keep(start === undefined ? null : Number(start), lines.slice(isHeaded ? at + 1 : at, end));
      at = Math.max(end, at + 1);
    }
  }
  const changed = [...files.values()].map((file) => ({
    ...file,
    hunks: file.hunks.filter(({ rows }) => rows.some((row) => /^[+-]/.test(row))),
  }));
  if (changed.every((file) => file.hunks.length === 0))
    throw new DiffProblem(
      'It is not a unified diff: it has no hunk with a line that begins with + or -, and changes nothing.',
    );
  return changed.filter((file) => file.hunks.length > 0);
}

/** The lines within fences, when there are any: what stands around them is said about the diff. */
function withoutFences(lines: readonly string[]): readonly string[] {
  if (!lines.some((line) => fence.test(line))) return lines;
  let isWithin = false;
  return lines.flatMap((line) => {
    if (!fence.test(line)) return isWithin ? [line] : [];
    isWithin = !isWithin;
    return isWithin ? [] : ['...'];
  });
}

/** The path of a `---` or `+++` line: undefined when it is none, null for `/dev/null`. */
function fileName(line: string, sign: '--- ' | '+++ '): string | null | undefined {
  if (!line.startsWith(sign)) return undefined;
  const [name = ''] = line.slice(sign.length).split('\t');
  const path = name.trim().replace(/^"(.*)"$/, '$1');
  return path === '/dev/null' ? null : path;
}

/** A deleted `-- comment` looks like the name of a file: a hunk after the pair tells, or that both names are one path. */
function namesFile(lines: readonly string[], at: number): boolean {
  const from = fileName(lines[at] ?? '', '--- ');
  const to = fileName(lines[at + 1] ?? '', '+++ ');
  if (from === undefined || to === undefined) return false;
  if ((lines[at + 2] ?? '').startsWith('@@') || (lines[at - 1] ?? '').match(heading) !== null) return true;
  const [one, other] = [from ?? to, to ?? from].map((path) => path?.replace(/^[ab]\//, ''));
  return one === other && one !== undefined && /^\S+$/.test(one);
}

function endOfHunk(lines: readonly string[], from: number): number {
  const startsNext = (at: number) => {
    const line = lines[at] ?? '';
    return line.startsWith('@@') || line.startsWith('diff --git ') || namesFile(lines, at);
  };
  let end = from;
  while (end < lines.length && !startsNext(end)) end += 1;
  return end;
}

/** Blank rows and sentences at the ends are those between hunks, or are said about them. */
function withoutEnds(rows: readonly string[]): readonly string[] {
  const isApart = (at: number, beside: number) => {
    const row = rows[at] ?? '';
    return row.trim() === '' || (isSentence(row) && (/[.:!?]$/.test(row) || (rows[beside] ?? '').trim() === ''));
  };
  let [start, end] = [0, rows.length];
  while (start < end && isApart(start, start + 1)) start += 1;
  while (end > start && isApart(end - 1, end - 2)) end -= 1;
  return rows.slice(start, end).filter((row) => !row.startsWith('\\'));
}

function isSentence(row: string): boolean {
  return row.length < 400 && sentence.test(row) && row.trim().split(/\s+/).length > 2;
}
