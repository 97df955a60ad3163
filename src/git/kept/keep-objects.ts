import { readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { gitIn, type Store } from '../objects.ts';

/** The one file of all objects. */
export const packName = 'objects.pack';

/** What a repository is besides its objects, as plain JSON: from both it can be opened again on any machine. */
export interface Kept {
  readonly mergeBase: string;
  readonly headSha: string;
  readonly isCrossed: boolean;
  /** Commits of the change, and what came from its base, as in `createRepo`. */
  readonly own: readonly string[];
  readonly fromBase: readonly string[];
  /** Commits whose parents are not among the objects. */
  readonly shallow: readonly string[];
}

/** A pack is for people to hand around. */
const largestPack = 512 * 1024 * 1024;

/** Objects, by id, and the commits that are an end. */
export interface Keeping {
  readonly ids: readonly string[];
  readonly shallow: readonly string[];
}

/** Everything that a repository of our own holds. */
export async function everythingIn(store: Store): Promise<Keeping> {
  const args = ['cat-file', '--batch-all-objects', '--unordered', '--batch-check=%(objectname)'];
  const { stdout } = await gitIn(store, args);
  const ends = await readFile(join(store.gitDirectory, 'shallow'), 'utf8').catch(() => '');
  return { ids: rowsOf(stdout.toString('latin1')), shallow: rowsOf(ends) };
}

/**
 * What a review of a span can read of a repository that holds more: the commits of the span with all that they hold, those that
 * it goes out from without their history, and further ones alike.
 */
export async function reachableIn(
  store: Store,
  { mergeBase, headSha }: { readonly mergeBase: string; readonly headSha: string },
  further: Iterable<string>,
): Promise<Keeping> {
  const span = `${mergeBase}..${headSha}`;
  const { stdout } = await gitIn(store, ['rev-list', '--boundary', span]);
  const boundary = rowsOf(stdout.toString('latin1')).flatMap((row) => (row.startsWith('-') ? [row.slice(1)] : []));
  const own = new Set(rowsOf(stdout.toString('latin1')));
  const ends = [...new Set([mergeBase, ...boundary, ...further])].filter((sha) => !own.has(sha));
  const [inside, before] = await Promise.all([
    gitIn(store, ['rev-list', '--objects', '--no-object-names', span]),
    gitIn(store, ['rev-list', '--objects', '--no-object-names', '--no-walk', '--stdin'], {
      input: ends.map((sha) => `${sha}\n`).join(''),
    }),
  ]);
  const ids = [inside, before].flatMap((listed) => rowsOf(listed.stdout.toString('latin1')));
  return { ids: [...new Set(ids)], shallow: ends };
}

/**
 * Writes objects as one file.
 * @param folder an existing one
 * @throws {GitError} when one is missing, and {Error} when it would be too large
 */
export async function packInto(folder: string, store: Store, { ids }: Keeping): Promise<void> {
  const { stdout } = await gitIn(store, ['pack-objects', '--quiet', join(folder, 'objects')], {
    input: ids.map((id) => `${id}\n`).join(''),
    timeoutMs: 300_000,
  });
  const made = join(folder, `objects-${stdout.toString('latin1').trim()}`);
  await Promise.all(['idx', 'rev'].map((end) => rm(`${made}.${end}`, { force: true })));
  await rename(`${made}.pack`, join(folder, packName));
  const { size } = await stat(join(folder, packName));
  if (size <= largestPack) return;
  await rm(join(folder, packName));
  throw new Error(`the objects are ${size} bytes, and at most ${largestPack} are kept`);
}

function rowsOf(text: string): string[] {
  return text.split('\n').filter(Boolean);
}
