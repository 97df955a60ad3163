import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gitIn, readerOf, type Store } from '../objects.ts';
import { blobsOf, submodule } from '../patches/raw-entries.ts';
import { missingObjects } from '../reading/missing-objects.ts';
import { comparedTrees, listTree } from '../tree.ts';
import { type Exchange, isFetched, type Remote, unlessGitFails } from './fetch-once.ts';
import { promiseBlobs } from './promised.ts';

/*
 * A fetch in three parts: commits and trees, what a review begins with, and all else when somebody needs it. Each is tried
 * once, and whatever goes wrong with it is for an ordinary fetch to mend or to explain.
 */

/**
 * Fetches commits and trees, checked as ever but for what blobs say that are not here.
 * @returns false where they are not to be had so
 */
export async function fetchTrees(
  store: Store,
  remote: Remote,
  wanted: Pick<Exchange, 'refspecs' | 'depth'>,
): Promise<boolean> {
  const file = join(store.gitDirectory, 'config');
  const before = await readFile(file);
  try {
    return await isFetched(store, remote, { ...wanted, holding: 'trees', isChecked: true });
  } finally {
    // Git notes that it may fetch by itself what is missing: from any command, one blob at a time.
    await writeFile(file, before);
  }
}

/**
 * Brings to commits and trees the blobs that a review of them begins with, and promises the others.
 * @param whole fetches everything anew; its errors say what is wrong with server or objects
 */
export async function fetchBlobs(
  store: Store,
  remote: Remote,
  span: { readonly mergeBase: string; readonly headSha: string },
  whole: (remote: Remote) => Promise<void>,
): Promise<void> {
  const bringFirst = async () =>
    (await areFetched(store, remote, await readFirst(store, span))) && (await isSound(store));
  if (!(await unlessGitFails(bringFirst))) return whole(remote);
  promiseBlobs(store, async (stop) => {
    const background = { ...remote, signal: AbortSignal.any([remote.signal, stop]) };
    const bringRest = async () => areFetched(store, background, await missingObjects(store, ['--all']));
    if (!(await unlessGitFails(bringRest))) await whole(background);
  });
}

/** What is read of the merge base whatever has changed: git's own files, and what asks something of reviewers. */
const alwaysRead = /(?:^|\/)(?:\.git(?:attributes|modules)|(?:agents|claude|gemini|copilot-instructions)\.md)$/i;

/** Blobs that the commits of a change bring, what stood in their places, and what is read beside them, as far as it is not here. */
async function readFirst(
  store: Store,
  { mergeBase, headSha }: { readonly mergeBase: string; readonly headSha: string },
): Promise<readonly string[]> {
  const { entries } = await comparedTrees(store, mergeBase, headSha);
  const named = (await listTree(store, mergeBase)).filter(({ path }) => alwaysRead.test(path));
  const files = named.flatMap(({ mode, oid }) => (mode === submodule ? [] : [oid]));
  const wanted = [...new Set([...blobsOf(entries), ...files])];
  const here = await Promise.all(wanted.map((oid) => readerOf(store).look(oid)));
  const brought = await missingObjects(store, [headSha, `^${mergeBase}`]);
  return [...new Set([...wanted.filter((_, at) => here[at] === null), ...brought])];
}

async function areFetched(store: Store, remote: Remote, oids: readonly string[]): Promise<boolean> {
  if (oids.length === 0) return true;
  // By what it has of commits, git would tell the server that it has their blobs as well.
  return isFetched(store, remote, { oids, depth: null, holding: 'everything', isChecked: true, isAnew: true });
}

/**
 * Checks once more what came without blobs, since git passes over `.gitmodules` and its like where they are yet to come. What is
 * still missing of them, under a name that only git takes for theirs, is named and no success.
 */
async function isSound(store: Store): Promise<boolean> {
  const folder = join(store.gitDirectory, 'objects', 'pack');
  const packs = (await readdir(folder)).flatMap((name) => /^(pack-.*)\.promisor$/.exec(name)?.[1] ?? []);
  for (const pack of packs) {
    const args = ['index-pack', '--verify', '--fsck-objects', join(folder, `${pack}.pack`)];
    const { stdout, exitCode } = await gitIn(store, args, { expected: [0, 1, 128], needsBlobs: false });
    if (exitCode !== 0 || stdout.length > 0) return false;
  }
  return packs.length > 0;
}
