import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { initRepository } from '../ancestry.ts';
import type { Store } from '../objects.ts';

/**
 * Brings to a store what is fetched into a repository of its own, where nothing is known. From a store that has commits without
 * their blobs a fetch takes what it cannot give: what a server is told of the commits at which a history was cut, it takes for all
 * that they hold, as soon as more history is asked for. Whoever reads meanwhile sees commits as before, or all that came.
 * @param directory private, on the same disk
 * @param fetch has to bring all commits of the store, and makes packs of what it brings
 */
export async function bringBeside(
  store: Store,
  directory: string,
  fetch: (into: Store) => Promise<void>,
): Promise<void> {
  const { path, signal } = store;
  const fresh = await initRepository(directory, 'whole', { path, signal });
  try {
    await fetch(fresh);
    const move = (name: string) => rename(join(fresh.gitDirectory, name), join(store.gitDirectory, name));
    const packs = await readdir(join(fresh.gitDirectory, 'objects', 'pack'));
    const isIndex = (name: string) => name.endsWith('.idx');
    // By its index git knows a pack.
    for (const name of [...packs.filter((each) => !isIndex(each)), ...packs.filter(isIndex)])
      await move(join('objects', 'pack', name));
    if ((await readdir(fresh.gitDirectory)).includes('shallow')) await move('shallow');
    else await rm(join(store.gitDirectory, 'shallow'), { force: true });
  } finally {
    await rm(fresh.gitDirectory, { recursive: true, force: true });
  }
}
