import { atMost } from '../lib/sharing/at-most.ts';
import { shareAnswers } from '../lib/sharing/share-answers.ts';
import type { ChangeCommit, ChangedFile } from '../types.ts';
import { beginArrival, endPatience, lackOf, NotComeError } from './arrival/promised.ts';
import { attributeOf } from './attributes.ts';
import { decodeText, isUtf16 } from './decode.ts';
import { diffCommits } from './diff.ts';
import { blameLines, lastChanges, listCommits, parentOf } from './history.ts';
import { linesOf, readBlob, type Store, sizesOf } from './objects.ts';
import { listPaired, spanOf } from './patches/print-patches.ts';
import { blobStarts } from './reading/blob-starts.ts';
import { searchTree } from './search.ts';
import type { BlameLine, FileText, Repo, SearchAnswer, Snapshot, TreeEntry } from './snapshot.ts';
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
  /** All commits in mergeBase..head, as far as the store has them, where they were listed already. */
  readonly listed?: readonly ChangeCommit[];
}

/** Opens the fetched objects for reading. */
export function createRepo(store: Store, span: Span): Repo {
  const owned = (commits: readonly ChangeCommit[]) => commits.filter(({ sha }) => span.own?.has(sha) ?? true);
  const list = async (from: string, to: string, path: string | null) =>
    owned(await listCommits(store, { from, to, path }));
  let whole: Promise<readonly ChangeCommit[]> | null = null;
  const listWhole = () => {
    const { listed, mergeBase: from, headSha: to } = span;
    whole ??= listed === undefined ? list(from, to, null) : Promise.resolve(owned(listed));
    return whole;
  };
  const ownCommits = async () => new Map((await listWhole()).map((commit) => [commit.sha, commit]));
  const snapshots = new Map<string, Snapshot>();
  const answers = startAnswers();
  let mayLack = false;
  const told = (error: unknown): FileText => {
    if (!mayLack || !(error instanceof NotComeError)) throw error;
    return { found: false, note: 'The content of this file did not come from the git server.', isMissing: true };
  };
  const at = (sha: string) => {
    const snapshot = snapshots.get(sha) ?? createSnapshot(store, sha, { ...span, ownCommits, list, answers, told });
    snapshots.set(sha, snapshot);
    return snapshot;
  };
  const isWhole = (from: string, to: string) => from === span.mergeBase && to === span.headSha;
  return {
    at,
    // A list of the tree is wanted anyway, and fails where there is too much of it.
    diff: (from, to, setAside) => diffCommits(store, from, to, setAside, (sha) => at(sha).list()),
    async renames(from, to) {
      await Promise.all([at(from).list(), at(to).list()]);
      const paired = await listPaired(spanOf(store, from, to));
      return new Map(paired.flatMap(({ oldPath, path }) => (oldPath === null ? [] : [[oldPath, path]])));
    },
    commits: async (from, to) => (await (isWhole(from, to) ? listWhole() : list(from, to, null))).toReversed(),
    bringRest: () => beginArrival(store),
    waitUntil: (time) => endPatience(store, time),
    goOnWithout() {
      mayLack = true;
    },
    lack: () => lackOf(store),
  };
}

interface SnapshotContext extends Pick<Span, 'mergeBase' | 'fromBase'> {
  readonly ownCommits: () => Promise<ReadonlyMap<string, ChangeCommit>>;
  readonly list: (from: string, to: string, path: string | null) => Promise<readonly ChangeCommit[]>;
  readonly answers: Answers;
  /** What to tell of a file that could not be read. @throws the error, where that is for the caller */
  readonly told: (error: unknown) => FileText;
}

/** What several reviewers ask, and what is kept of it for all of them, in characters. */
function startAnswers() {
  const most = 4 * 1024 * 1024;
  const line = 100;
  return {
    searches: shareAnswers<SearchAnswer>(most, ({ matches }) => sum(matches, ({ text }) => text.length + line)),
    logs: shareAnswers<readonly ChangeCommit[]>(most, (commits) => line * commits.length + line),
    blames: shareAnswers<readonly BlameLine[]>(most, (lines) => sum(lines, ({ text }) => text.length + line)),
    commits: shareAnswers<readonly ChangedFile[]>(most, (files) =>
      sum(
        files,
        ({ hunks, path }) => sum(hunks, ({ lines }) => sum(lines, ({ text }) => text.length + line)) + path.length,
      ),
    ),
    /** A search of a large tree has all processors at work, and may take so long only. */
    atOnce: atMost(2),
  };
}

type Answers = ReturnType<typeof startAnswers>;

function sum<Item>(items: readonly Item[], of: (item: Item) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}

function createSnapshot(store: Store, sha: string, context: SnapshotContext): Snapshot {
  const { mergeBase, ownCommits, answers, told } = context;
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
  const sized = async (paths: readonly string[]) => {
    const entries = (await Promise.all(paths.map(find))).flatMap((entry) => (entry && isBlob(entry) ? [entry] : []));
    const sizes = await sizesOf(store, [...new Set(entries.map(({ oid }) => oid))]);
    return entries.map((entry) => ({ ...entry, size: present(sizes, entry) }));
  };
  const firstBytes: Snapshot['firstBytes'] = async (paths, bytes) => {
    const blobs = await sized(paths);
    const read = await blobStarts(store, blobs, bytes);
    return new Map(blobs.map(({ path, oid, size }) => [path, { size, start: read.get(oid) ?? Buffer.of() }]));
  };
  return {
    sha,
    list,
    sizes: async (paths) => new Map((await sized(paths)).map(({ path, size }) => [path, size])),
    read(path) {
      const text = texts.get(path) ?? find(path).then((entry) => readEntry(store, entry, largestText));
      texts.set(path, text);
      return text.catch(told);
    },
    async readWhole(path) {
      try {
        const { size = 0 } = (await sized([path]))[0] ?? {};
        // What is large is not kept: it is read once for each finding in it.
        return await (size <= largestText ? this.read(path) : readEntry(store, await find(path), largestBlob));
      } catch (error) {
        return told(error);
      }
    },
    firstBytes,
    attribute: async (name, paths) => attributeOf(store, await list(), name, paths),
    search({ signal: asker, ...query }) {
      const find = async (signal: AbortSignal) => {
        const entries = await list();
        utf16 ??= utf16Texts(store, entries, sha);
        const tree = { entries, utf16: await utf16 };
        return answers.atOnce(() => searchTree(store, sha, { ...query, signal }, tree), signal);
      };
      const { pattern, syntax, ignoreCase, under, limit } = query;
      return answers.searches.ask(JSON.stringify([sha, pattern, syntax, ignoreCase, under, limit]), find, asker);
    },
    log: (path) => answers.logs.ask(JSON.stringify([sha, path]), () => context.list(mergeBase, sha, path)),
    async show(commit) {
      const own = await ownCommits();
      if (!own.has(commit)) return null;
      return answers.commits.ask(commit, async () => diffCommits(store, await parentOf(store, commit), commit));
    },
    blame: (path, startLine, endLine) =>
      answers.blames.ask(JSON.stringify([sha, path, startLine, endLine]), async () => {
        const { start } = (await firstBytes([path], 2)).get(path) ?? {};
        if (start !== undefined && isUtf16(start)) throw new Error('Git cannot tell lines of UTF-16 apart: use log.');
        return blameLines(store, { sha, path, startLine, endLine }, await ownCommits());
      }),
    async fromBase(path, startLine, endLine) {
      const { fromBase = new Set() } = context;
      if (fromBase.size === 0) return new Set();
      const blamed = await lastChanges(store, { sha, path, startLine, endLine });
      return new Set(blamed.filter((line) => fromBase.has(line.sha)).map(({ line }) => line));
    },
  };
}

function isBlob({ mode }: TreeEntry): boolean {
  return mode !== '160000';
}

/** @throws {Error} for a blob that the store lacks: what is missing must not pass for what is not there */
function present(sizes: ReadonlyMap<string, number>, { oid, path }: TreeEntry): number {
  const size = sizes.get(oid);
  if (size === undefined) throw new Error(`git has no blob ${oid}, the content of ${path}`);
  return size;
}

async function readEntry(store: Store, entry: TreeEntry | undefined, largest: number): Promise<FileText> {
  if (entry === undefined) return { found: false, note: 'There is no such path in this commit.' };
  if (!isBlob(entry)) return { found: false, note: `This is a submodule at ${entry.oid}; its content is not here.` };
  const size = present(await sizesOf(store, [entry.oid]), entry);
  if (size > largest) return { found: false, note: `This file has ${size} bytes: too large to be read whole.` };
  const text = decodeText(await readBlob(store, entry.oid));
  if (text === null) return { found: false, note: `This is a binary file of ${size} bytes.` };
  return {
    found: true,
    lines: linesOf(text),
    note: entry.mode === '120000' ? 'This is a symlink; its target is:' : null,
  };
}
