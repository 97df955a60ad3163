import { isUtf16 } from '../../git/decode.ts';
import { GitError } from '../../git/process.ts';
import type { ChangedPath, Repo } from '../../git/snapshot.ts';
import { UserError } from '../../lib/user-error.ts';
import { fileChanges } from '../../rounds/file-changes.ts';
import { type BaseRound, type Change, type ChangedFile, type Delta, type NotReviewed, pathOn } from '../../types.ts';
import { fileDelta } from './file-delta.ts';
import { type LineMap, lineMapOf, sameLines } from './line-map.ts';

/** What a change is compared in with an earlier round of itself. */
export interface Comparing {
  readonly repo: Repo;
  /** Of these commits, those that can be read. */
  readonly bring: (commits: readonly string[]) => Promise<ReadonlySet<string>>;
  /** The changed files between two commits, as a review of them would have them. */
  readonly readChanges: (of: Pick<Change, 'mergeBase' | 'headSha'>) => Promise<readonly ChangedFile[]>;
}

/**
 * What of a change an earlier round had: line by line where its head and its merge base can still be read, else file by file
 * from what it left. Null where neither tells.
 */
export async function changesSince(
  base: BaseRound,
  { change, changes }: { readonly change: Change; readonly changes: readonly ChangedFile[] },
  comparing: Comparing,
): Promise<Delta | null> {
  const { headSha, mergeBase } = base;
  const here = await comparing.bring([headSha, mergeBase]);
  if (here.has(headSha) && here.has(mergeBase)) {
    const byLine = await unlessRefused(() => byLines(base, { change, changes }, comparing));
    if (byLine !== null) return byLine;
  }
  return base.files === null ? null : byFiles({ ...base, files: base.files }, { change, changes }, comparing);
}

/** What git or a limit of ours refuses is no reason to lose a review: then the files tell. */
async function unlessRefused<T>(compare: () => Promise<T>): Promise<T | null> {
  try {
    return await compare();
  } catch (error) {
    if (error instanceof GitError || error instanceof UserError) return null;
    throw error;
  }
}

async function byLines(
  { round, headSha, mergeBase }: BaseRound,
  { change, changes }: { readonly change: Change; readonly changes: readonly ChangedFile[] },
  { repo, readChanges }: Comparing,
): Promise<Delta> {
  const before = new Map((await readChanges({ mergeBase, headSha })).map((file) => [file.path, file]));
  const head = await lineMaps(repo, [headSha, change.headSha], new Set(changes.map(({ path }) => path)));
  const old = new Set(changes.map((file) => pathOn(file, 'old')));
  const base = await lineMaps(repo, [mergeBase, change.mergeBase], old);
  return {
    ...{ since: round, headSha, byLine: true },
    files: changes.map((file) =>
      fileDelta(file, before.get(file.path), { head: head(file.path), base: base(pathOn(file, 'old')) }),
    ),
    left: leftOf([...before.keys()], changes),
  };
}

/** How lines of files went from one commit to another. */
async function lineMaps(
  repo: Repo,
  [from, to]: readonly [string, string],
  paths: ReadonlySet<string>,
): Promise<(path: string) => LineMap | null> {
  if (from === to) return () => sameLines;
  const others = async (all: readonly ChangedPath[]): Promise<ReadonlyMap<string, NotReviewed>> =>
    new Map(all.flatMap(({ path }) => (paths.has(path) ? [] : [[path, { reason: 'configuration', detail: '' }]])));
  const files = (await repo.diff(from, to, others)).filter(({ path }) => paths.has(path));
  const encoded = await utf16Paths(repo, [from, to], files);
  const maps = new Map(
    files.map((file) => [file.path, isComparable(file) && !encoded.has(file.path) ? lineMapOf(file.hunks) : null]),
  );
  return (path) => {
    const found = maps.get(path);
    return found === undefined ? sameLines : found;
  };
}

/** Whether lines of both sides of one and the same file were compared. */
function isComparable({ status, content, oldPath, oldMode, newMode, notReviewed }: ChangedFile): boolean {
  const isText = content === 'text' && notReviewed === null && oldPath === undefined;
  return status === 'modified' && isText && oldMode === newMode;
}

/** Decoded texts can be equal where no byte of their files is. */
async function utf16Paths(repo: Repo, commits: readonly string[], files: readonly ChangedFile[]) {
  const paths = files.map(({ path }) => path);
  const starts = await Promise.all(commits.map((sha) => repo.at(sha).firstBytes(paths, 2)));
  return new Set(starts.flatMap((found) => [...found].flatMap(([path, { start }]) => (isUtf16(start) ? [path] : []))));
}

/** Without the lines of that time, a file is as it was or it is not. */
async function byFiles(
  { round, headSha, files }: BaseRound & { readonly files: NonNullable<BaseRound['files']> },
  { change, changes }: { readonly change: Change; readonly changes: readonly ChangedFile[] },
  { repo }: Comparing,
): Promise<Delta> {
  const entries = await repo.at(change.headSha).list();
  const now = fileChanges(changes, new Map(entries.map(({ path, oid }) => [path, oid])));
  const [then, still] = [new Map(files.map((each) => [each.path, each.change])), new Map<string, string>()];
  for (const { path, change: digest } of now ?? []) still.set(path, digest);
  return {
    ...{ since: round, headSha, byLine: false },
    files: changes.map(({ path, additions, deletions }) => {
      const isSettled = then.has(path) && then.get(path) === still.get(path);
      const last = additions + deletions - 1;
      const covered = isSettled && last >= 0 ? [{ first: 0, last }] : [];
      return { path, isSettled, covered, gone: [], restored: 0 };
    }),
    left: leftOf([...then.keys()], changes),
  };
}

function leftOf(then: readonly string[], changes: readonly ChangedFile[]): readonly string[] {
  const now = new Set(changes.map(({ path }) => path));
  return then.filter((path) => !now.has(path));
}
