import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gitIn, linesOf, recordsOf, type Store } from './objects.ts';

interface Meeting {
  readonly baseSha: string;
  readonly headSha: string;
  /** The one that the head is compared with. */
  readonly mergeBase: string;
}

/**
 * Whether a comparison with one merge base shows all that a merge would do. With two of them, git merges against a merge of
 * both. Where they differ, that is the compared one if the other has what both came from; and where the head has what the
 * other one has, all that the head does to the compared one is shown. Every other path could be taken back unseen.
 * @param store commits down to where the two merge bases come from, or nothing is known
 * @param treesOf where the trees of these commits are
 */
export async function showsWholeMerge(
  store: Store,
  { baseSha, headSha, mergeBase }: Meeting,
  treesOf: (commits: readonly string[]) => Promise<Store>,
): Promise<boolean> {
  const all = await mergeBasesOf(store, baseSha, headSha);
  const others = all.filter((sha) => sha !== mergeBase);
  const [other] = others;
  if (others.length !== all.length - 1 || others.length > 1) return false;
  if (other === undefined) return isWhole(store, [baseSha, headSha], mergeBase);
  const origins = await mergeBasesOf(store, mergeBase, other);
  const [origin] = origins;
  if (origin === undefined || origins.length > 1 || !(await isWhole(store, [baseSha, headSha], origin))) return false;
  const trees = await treesOf([headSha, mergeBase, other, origin]);
  const [apart, changed, lacking] = await Promise.all([
    differing(trees, mergeBase, other),
    differing(trees, origin, other),
    differing(trees, other, headSha),
  ]);
  return [...apart].every((path) => !changed.has(path) || !lacking.has(path));
}

async function mergeBasesOf(store: Store, one: string, other: string): Promise<readonly string[]> {
  const { stdout } = await gitIn(store, ['merge-base', '--all', one, other], { expected: [0, 1] });
  return linesOf(stdout.toString('latin1'));
}

/** Whether no commit between has parents that were not fetched: then nobody knows of another way. */
async function isWhole(store: Store, from: readonly string[], to: string): Promise<boolean> {
  const cut = await readFile(join(store.gitDirectory, 'shallow'), 'latin1').then(linesOf, () => []);
  if (cut.length === 0) return true;
  const { stdout } = await gitIn(store, ['rev-list', ...from, `^${to}`]);
  const between = new Set(linesOf(stdout.toString('latin1')));
  return !cut.some((sha) => between.has(sha));
}

/** Paths, by their bytes, at which two commits differ. */
async function differing(store: Store, from: string, to: string): Promise<ReadonlySet<string>> {
  const { stdout, isTruncated } = await gitIn(store, [
    'diff-tree',
    '-r',
    '-z',
    '--name-only',
    '--no-renames',
    from,
    to,
  ]);
  if (isTruncated) throw new Error('the list of changed paths does not end');
  return new Set(recordsOf(stdout).map((path) => path.toString('latin1')));
}
