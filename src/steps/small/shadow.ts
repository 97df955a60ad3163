import type { Snapshot } from '../../git/snapshot.ts';
import type { ChangedFile } from '../../types.ts';

/**
 * What a moved file comes to stand before, or stood before, as the end of a sentence; null: nothing. Whoever asks for `auth` gets `auth.js`
 * before `auth/index.js`: which of the two, a move decides.
 */
export async function shadowOf(changes: readonly ChangedFile[], head: Snapshot): Promise<string | null> {
  const moves = changes.filter(({ status }) => status === 'moved');
  if (moves.length === 0) return null;
  const own = new Set(moves.map(({ path }) => path));
  const places = new Set(moves.flatMap(({ path, oldPath = path }) => [path, oldPath].map(withoutEnding)));
  const other = (await head.list()).find(
    ({ path }) => !own.has(path) && [withoutEnding(path), ...foldersAbove(path)].some((name) => places.has(name)),
  );
  return other === undefined ? null : `${other.path} has the same name as a file that was moved, but for its ending`;
}

function withoutEnding(path: string): string {
  return path.toLowerCase().replace(/\.[^/]*$/u, '');
}

function foldersAbove(path: string): readonly string[] {
  const parts = path.toLowerCase().split('/').slice(0, -1);
  return parts.map((_, at) => parts.slice(0, at + 1).join('/'));
}
