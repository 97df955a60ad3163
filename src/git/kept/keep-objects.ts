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
/** What is looked through at once, in bytes; a larger object by itself. */
const mostOfGroup = 16 * 1024 * 1024;
/** What two pieces of a larger object have in common: longer than a secret, however it is spread out. */
const overlap = 64 * 1024;

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
 * @param isSecret of a text that must not be kept
 * @throws {GitError} when one is missing, and {Error} when it would be too large, or holds what must not be kept
 */
export async function packInto(
  folder: string,
  store: Store,
  { ids }: Keeping,
  isSecret?: (text: string) => boolean,
): Promise<void> {
  if (isSecret !== undefined && (await holdsAny(store, ids, isSecret)))
    throw new Error('The repository holds a secret of the workflow.');
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

/** @throws {Error} for an object that is too large to be looked through */
async function holdsAny(store: Store, ids: readonly string[], isSecret: (text: string) => boolean): Promise<boolean> {
  for (const input of await groupsOf(store, ids)) {
    const { stdout, isTruncated } = await gitIn(store, ['cat-file', '--batch'], { input });
    if (isTruncated) throw new Error('an object is too large to be looked through for secrets');
    for (let at = 0; at < stdout.length; at += mostOfGroup) {
      const piece = stdout.subarray(at, at + mostOfGroup + overlap).toString('utf8');
      // In a text of two bytes a character, every other one says nothing.
      if (isSecret(piece.replaceAll('\0', ''))) return true;
    }
  }
  return false;
}

/** Objects to be read at once, one id a line: as many as fit, and at least one. */
async function groupsOf(store: Store, ids: readonly string[]): Promise<readonly string[]> {
  const args = ['cat-file', '--batch-check=%(objectsize)'];
  const { stdout } = await gitIn(store, args, { input: ids.map((id) => `${id}\n`).join('') });
  const groups: string[] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const [at, row] of rowsOf(stdout.toString('latin1')).entries()) {
    const own = Number.parseInt(row, 10);
    if (!(size + own <= mostOfGroup)) {
      groups.push('');
      size = 0;
    }
    size += own;
    groups[groups.length - 1] += `${ids[at]}\n`;
  }
  return groups;
}

function rowsOf(text: string): string[] {
  return text.split('\n').filter(Boolean);
}
