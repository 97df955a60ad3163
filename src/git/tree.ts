import { pathText } from '../lib/path-text.ts';
import { UserError } from '../lib/user-error.ts';
import type { Store } from './objects.ts';
import { absent, type RawEntry } from './patches/raw-entries.ts';
import { TreeObjects, type TreeRow, treeMode } from './reading/tree-objects.ts';
import type { TreeEntry } from './snapshot.ts';

const mostEntries = 300_000;
const mostBytes = 64 * 1024 * 1024;

/** Of each store, for two commits of a change share most of their trees. */
const stores = new WeakMap<Store, TreeObjects>();

/**
 * Every entry of a commit's tree, in git's order. Entries are counted as they are put together: some hundred bytes of objects
 * can stand for billions of them.
 * @throws {UserError} when there are more than we read
 */
export async function listTree(store: Store, sha: string): Promise<readonly TreeEntry[]> {
  const { trees, root } = await load(store, sha);
  const entries: TreeEntry[] = [];
  let bytes = 0;
  const open: { readonly rows: readonly TreeRow[]; readonly folder: string; at: number }[] = [];
  const enter = (oid: string, folder: string) => open.push({ rows: trees.rowsOf(oid), folder, at: 0 });
  enter(root, '');
  for (let last = open.at(-1); last !== undefined; last = open.at(-1)) {
    const row = last.rows[last.at];
    last.at += 1;
    if (row === undefined) open.pop();
    else if (row.mode === treeMode) enter(row.oid, `${last.folder}${row.name}/`);
    else {
      const path = `${last.folder}${row.name}`;
      bytes += path.length;
      entries.push({ path: textOf(path), mode: row.mode, oid: row.oid });
    }
    if (entries.length > mostEntries || bytes > mostBytes || open.length > mostFolders) throw tooManyEntries();
  }
  return entries;
}

/** What differs between two commits, as their trees show it. */
export interface ComparedTrees {
  /** Path by path, in git's order, without pairs. */
  readonly entries: readonly RawEntry[];
  /** Whether every tree is in its order; where one is not, only git knows what differs. */
  readonly isOrdered: boolean;
  /** Whether some paths are new and others gone, which git may pair by what they hold. */
  readonly mayPair: boolean;
}

export async function comparedTrees(store: Store, from: string, to: string): Promise<ComparedTrees> {
  const [{ trees, root: before }, { root: after }] = [await load(store, from), await load(store, to)];
  const entries: RawEntry[] = [];
  let isOrdered = true;
  const rowsOf = (oid: string | null) => {
    const rows = oid === null ? [] : trees.rowsOf(oid);
    isOrdered &&= rows.every((row, at) => at === 0 || keyOf(rows[at - 1] ?? row) < keyOf(row));
    return rows;
  };
  const compare = (oldTree: string | null, newTree: string | null, folder: string): void => {
    const [old, now] = [rowsOf(oldTree), rowsOf(newTree)];
    for (let [left, right] = [0, 0]; left < old.length || right < now.length; ) {
      const order = orderOf(old[left], now[right]);
      const one = order <= 0 ? old[left++] : undefined;
      const other = order >= 0 ? now[right++] : undefined;
      const path = `${folder}${one?.name ?? other?.name}`;
      if (one?.oid === other?.oid && one?.mode === other?.mode) continue;
      if ((one ?? other)?.mode === treeMode) compare(one?.oid ?? null, other?.oid ?? null, `${path}/`);
      else entries.push(entryOf(textOf(path), one, other));
    }
  };
  compare(before, after, '');
  const has = (letter: string) => entries.some(({ status }) => status === letter);
  return { entries, isOrdered, mayPair: has('A') && has('D') };
}

function entryOf(path: string, one: TreeRow | undefined, other: TreeRow | undefined): RawEntry {
  const [oldMode, newMode] = [one?.mode ?? absent, other?.mode ?? absent];
  const isSameKind = oldMode.slice(0, 3) === newMode.slice(0, 3);
  const status = one === undefined ? 'A' : other === undefined ? 'D' : isSameKind ? 'M' : 'T';
  return { oldMode, newMode, oldOid: one?.oid ?? null, newOid: other?.oid ?? null, status, path, oldPath: null };
}

/** Git sorts a folder as if its name ended in a slash. */
function keyOf({ name, mode }: TreeRow): string {
  return mode === treeMode ? `${name}/` : name;
}

function orderOf(one: TreeRow | undefined, other: TreeRow | undefined): number {
  if (one === undefined) return 1;
  if (other === undefined) return -1;
  const [left, right] = [keyOf(one), keyOf(other)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Deeper ones have no path on any system. */
const mostFolders = 2_000;

async function load(store: Store, sha: string): Promise<{ readonly trees: TreeObjects; readonly root: string }> {
  const trees = stores.get(store) ?? new TreeObjects(store);
  stores.set(store, trees);
  const root = await trees.load(sha, { mostTrees: mostEntries, mostBytes });
  if (root === null) throw tooManyEntries();
  return { trees, root };
}

/** @param path bytes, each as a character */
function textOf(path: string): string {
  return pathText(Buffer.from(path, 'latin1'));
}

function tooManyEntries(): UserError {
  return new UserError(
    `The tree of the repository has more than ${mostEntries} entries: too many to review.`,
    'Look at the pull request for folders that repeat each other; otherwise this repository is too large for Deep Review.',
  );
}
