import type { ChangedFile, PullRequestCommit } from '../types.ts';
import { diffCommits } from './diff.ts';
import { blameLines, lastChanges, listCommits, parentOf } from './history.ts';
import { decodeText, linesOf, readBlob, type Store } from './objects.ts';
import { searchTree } from './search.ts';
import { listTree } from './tree.ts';

/** An entry of a tree. `size` is in bytes; null for a submodule. */
export interface TreeEntry {
  readonly path: string;
  readonly mode: string;
  readonly oid: string;
  readonly size: number | null;
}

/** A file's text as it stands in a commit, or why it cannot be shown. `note` is words for the reader. */
export type FileText =
  | { readonly found: true; readonly lines: readonly string[]; readonly note: string | null }
  | { readonly found: false; readonly note: string };

export interface SearchMatch {
  readonly path: string;
  readonly line: number;
  /** Where the first match begins in the text, from 1, in UTF-16 units. */
  readonly column: number;
  readonly text: string;
}

export interface BlameLine {
  readonly line: number;
  /** Null: the line is older than the pull request's own commits. */
  readonly commit: { readonly sha: string; readonly date: string } | null;
  readonly text: string;
}

/** One commit, read from git objects only: nothing of it is ever on the disk. */
export interface Snapshot {
  readonly sha: string;
  /** Every entry of the tree, sorted by path. */
  list(): Promise<readonly TreeEntry[]>;
  /** The text of an exact path of `list`. Lines keep a trailing `\r`; a symlink gives its target. */
  read(path: string): Promise<FileText>;
  /** As `read`, for files of any size that GitHub takes: code looks a quotation up in them, no model is shown them. */
  readWhole(path: string): Promise<FileText>;
  /**
   * Lines that match, by path, then line. `fixed` is a literal string, `perl` a PCRE.
   * @throws {Error} with git's own words when the pattern is not valid or too expensive.
   */
  search(query: {
    readonly pattern: string;
    readonly syntax: 'fixed' | 'perl';
    readonly ignoreCase: boolean;
    /** A file or folder to stay in; null for the whole tree. Taken literally. */
    readonly under: string | null;
    readonly limit: number;
    readonly signal: AbortSignal;
  }): Promise<{ readonly matches: readonly SearchMatch[]; readonly isTruncated: boolean }>;
  /** Commits of the pull request that touch the path (all when null), newest first. */
  log(path: string | null): Promise<readonly PullRequestCommit[]>;
  blame(path: string, startLine: number, endLine: number): Promise<readonly BlameLine[]>;
  /**
   * Lines of the range that the base already has although the diff adds them: with several merge bases (a criss-cross
   * merge) the diff against one of them shows what came from the others. Lines from 1, both ends included.
   */
  fromBase(path: string, startLine: number, endLine: number): Promise<ReadonlySet<number>>;
  /** What one commit of the pull request changed; null when it is none of the pull request's own commits. */
  show(sha: string): Promise<readonly ChangedFile[] | null>;
}

/** Our own bare repository with the objects of one pull request. */
export interface Repo {
  at(sha: string): Snapshot;
  /** The reviewed change, from git: every path that differs, without renames, attributes ignored. */
  diff(from: string, to: string): Promise<readonly ChangedFile[]>;
  /** Commits in from..to, oldest first, subjects included. */
  commits(from: string, to: string): Promise<readonly PullRequestCommit[]>;
}

const largestText = 2 * 1024 * 1024;
/** GitHub refuses larger files. */
const largestBlob = 100 * 1024 * 1024;

interface Span {
  readonly mergeBase: string;
  readonly headSha: string;
  /** SHAs of the pull request's own commits; left out where the history in the store is complete. */
  readonly own?: ReadonlySet<string>;
  /** Commits that the base has beside the merge base, and the head by a merge; mostly none. */
  readonly fromBase?: ReadonlySet<string>;
}

/** Opens the fetched objects for reading. */
export function createRepo(store: Store, span: Span): Repo {
  const list = async (from: string, to: string, path: string | null) => {
    const commits = await listCommits(store, { from, to, path });
    return commits.filter(({ sha }) => span.own?.has(sha) ?? true);
  };
  let own: Promise<ReadonlyMap<string, PullRequestCommit>> | null = null;
  const ownCommits = () => {
    own ??= list(span.mergeBase, span.headSha, null).then(
      (commits) => new Map(commits.map((commit) => [commit.sha, commit])),
    );
    return own;
  };
  const snapshots = new Map<string, Snapshot>();
  return {
    at(sha) {
      const snapshot = snapshots.get(sha) ?? createSnapshot(store, sha, { ...span, ownCommits, list });
      snapshots.set(sha, snapshot);
      return snapshot;
    },
    diff: (from, to) => diffCommits(store, from, to),
    commits: async (from, to) => (await list(from, to, null)).toReversed(),
  };
}

interface SnapshotContext extends Pick<Span, 'mergeBase' | 'fromBase'> {
  readonly ownCommits: () => Promise<ReadonlyMap<string, PullRequestCommit>>;
  readonly list: (from: string, to: string, path: string | null) => Promise<readonly PullRequestCommit[]>;
}

function createSnapshot(store: Store, sha: string, context: SnapshotContext): Snapshot {
  const { mergeBase, ownCommits } = context;
  let listed: Promise<readonly TreeEntry[]> | null = null;
  let byPath: Promise<ReadonlyMap<string, TreeEntry>> | null = null;
  const texts = new Map<string, Promise<FileText>>();
  const list = () => {
    listed ??= listTree(store, sha);
    return listed;
  };
  const find = async (path: string) => {
    byPath ??= list().then((entries) => new Map(entries.map((entry) => [entry.path, entry])));
    return (await byPath).get(path);
  };
  return {
    sha,
    list,
    read(path) {
      const text = texts.get(path) ?? find(path).then((entry) => readEntry(store, entry, largestText));
      texts.set(path, text);
      return text;
    },
    async readWhole(path) {
      const entry = await find(path);
      // What is large is not kept: it is read once for each finding in it.
      return (entry?.size ?? 0) <= largestText ? this.read(path) : readEntry(store, entry, largestBlob);
    },
    search: (query) => searchTree(store, sha, query),
    log: (path) => context.list(mergeBase, sha, path),
    async show(commit) {
      const own = await ownCommits();
      return own.has(commit) ? diffCommits(store, await parentOf(store, commit), commit) : null;
    },
    blame: async (path, startLine, endLine) => blameLines(store, { sha, path, startLine, endLine }, await ownCommits()),
    async fromBase(path, startLine, endLine) {
      const { fromBase = new Set() } = context;
      if (fromBase.size === 0) return new Set();
      const blamed = await lastChanges(store, { sha, path, startLine, endLine });
      return new Set(blamed.filter((line) => fromBase.has(line.sha)).map(({ line }) => line));
    },
  };
}

async function readEntry(store: Store, entry: TreeEntry | undefined, largest: number): Promise<FileText> {
  if (entry === undefined) return { found: false, note: 'There is no such path in this commit.' };
  if (entry.size === null)
    return { found: false, note: `This is a submodule at ${entry.oid}; its content is not here.` };
  if (entry.size > largest)
    return { found: false, note: `This file has ${entry.size} bytes: too large to be read whole.` };
  const text = decodeText(await readBlob(store, entry.oid));
  if (text === null) return { found: false, note: `This is a binary file of ${entry.size} bytes.` };
  return {
    found: true,
    lines: linesOf(text),
    note: entry.mode === '120000' ? 'This is a symlink; its target is:' : null,
  };
}
