import type { ChangeCommit } from '../types.ts';
import { attributeOf } from './attributes.ts';
import { blobStarts } from './blob-starts.ts';
import { decodeText, isUtf16 } from './decode.ts';
import { diffCommits } from './diff.ts';
import { blameLines, lastChanges, listCommits, parentOf } from './history.ts';
import { linesOf, readBlob, type Store } from './objects.ts';
import { searchTree } from './search.ts';
import type { FileText, Repo, Snapshot, TreeEntry } from './snapshot.ts';
import { listTree } from './tree.ts';
import { type Utf16Texts, utf16Texts } from './utf16-texts.ts';

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
  let own: Promise<ReadonlyMap<string, ChangeCommit>> | null = null;
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
    diff: (from, to, setAside) => diffCommits(store, from, to, setAside),
    commits: async (from, to) => (await list(from, to, null)).toReversed(),
  };
}

interface SnapshotContext extends Pick<Span, 'mergeBase' | 'fromBase'> {
  readonly ownCommits: () => Promise<ReadonlyMap<string, ChangeCommit>>;
  readonly list: (from: string, to: string, path: string | null) => Promise<readonly ChangeCommit[]>;
}

function createSnapshot(store: Store, sha: string, context: SnapshotContext): Snapshot {
  const { mergeBase, ownCommits } = context;
  let listed: Promise<readonly TreeEntry[]> | null = null;
  let byPath: Promise<ReadonlyMap<string, TreeEntry>> | null = null;
  let utf16: Promise<Utf16Texts> | null = null;
  const texts = new Map<string, Promise<FileText>>();
  const list = () => {
    listed ??= listTree(store, sha);
    return listed;
  };
  const find = async (path: string) => {
    byPath ??= list().then((entries) => new Map(entries.map((entry) => [entry.path, entry])));
    return (await byPath).get(path);
  };
  const firstBytes: Snapshot['firstBytes'] = async (paths, bytes) => {
    const entries = await Promise.all(paths.map(find));
    const blobs = entries.flatMap((entry) => (entry?.size == null ? [] : [{ ...entry, size: entry.size }]));
    const read = await blobStarts(store, blobs, bytes);
    return new Map(blobs.map(({ path, oid, size }) => [path, { size, start: read.get(oid) ?? Buffer.of() }]));
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
    firstBytes,
    attribute: async (name, paths) => attributeOf(store, await list(), name, paths),
    async search(query) {
      utf16 ??= list().then((entries) => utf16Texts(store, entries, sha));
      return searchTree(store, sha, query, await utf16);
    },
    log: (path) => context.list(mergeBase, sha, path),
    async show(commit) {
      const own = await ownCommits();
      return own.has(commit) ? diffCommits(store, await parentOf(store, commit), commit) : null;
    },
    async blame(path, startLine, endLine) {
      const { start } = (await firstBytes([path], 2)).get(path) ?? {};
      if (start !== undefined && isUtf16(start)) throw new Error('Git cannot tell lines of UTF-16 apart: use log.');
      return blameLines(store, { sha, path, startLine, endLine }, await ownCommits());
    },
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
