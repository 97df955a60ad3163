import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { initRepository } from '../ancestry.ts';
import { bringCommits } from '../bring.ts';
import type { OpenedRepo } from '../fetch.ts';
import { requireGit } from '../local/require-git.ts';
import { gitIn, readerOf, type Store } from '../objects.ts';
import { createRepo } from '../repo.ts';
import { everythingIn, type Kept, packInto, packName } from './keep-objects.ts';

/**
 * Opens what was kept of a repository, in one of our own; no server is asked.
 * @param at.folder that it was kept in
 * @param at.directory a private folder, removed at the end
 * @throws {UserError} without a usable git; {GitError} when the objects are damaged
 */
export async function openKept(
  { mergeBase, headSha, isCrossed, own, fromBase, shallow }: Kept,
  at: Omit<Store, 'gitDirectory'> & { readonly folder: string; readonly directory: string },
): Promise<OpenedRepo> {
  const { folder, directory, ...base } = at;
  await requireGit({ path: base.path, signal: base.signal });
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const store = await initRepository(directory, 'objects', base, headSha);
  const pack = join(store.gitDirectory, 'objects', 'pack', 'pack-kept.pack');
  await mkdir(join(store.gitDirectory, 'objects', 'pack'), { recursive: true });
  await copyFile(join(folder, packName), pack);
  await gitIn(store, ['index-pack', pack]);
  if (shallow.length > 0)
    await writeFile(join(store.gitDirectory, 'shallow'), shallow.map((sha) => `${sha}\n`).join(''));
  return {
    repo: createRepo(store, { mergeBase, headSha, own: new Set(own), fromBase: new Set(fromBase) }),
    mergeBase,
    isCrossed,
    bring: (commits) => bringCommits(store, null, commits),
    async keep(into) {
      await packInto(into, store, await everythingIn(store));
      return { mergeBase, headSha, isCrossed, own, fromBase, shallow };
    },
    [Symbol.asyncDispose]() {
      readerOf(store).close();
      return rm(directory, { recursive: true, force: true });
    },
  };
}
