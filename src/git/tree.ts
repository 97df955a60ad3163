import { pathText } from '../lib/path-text.ts';
import { UserError } from '../lib/user-error.ts';
import { gitIn, recordsOf, type Store } from './objects.ts';
import type { TreeEntry } from './snapshot.ts';

const mostEntries = 300_000;
const mostBytes = 64 * 1024 * 1024;

/** Every entry of a commit's tree, by path. @throws {UserError} when there are more than we read */
export async function listTree(store: Store, sha: string): Promise<readonly TreeEntry[]> {
  const { stdout, isTruncated } = await gitIn(store, ['ls-tree', '-r', '-z', '--full-tree', sha], {
    maxBytes: mostBytes,
  });
  const records = recordsOf(stdout);
  if (isTruncated || records.length > mostEntries) throw tooManyEntries();
  return records.flatMap((record) => {
    const tab = record.indexOf('\t');
    if (tab < 0) return [];
    const [mode = '', , oid = ''] = record.toString('latin1', 0, tab).split(' ');
    return [{ path: pathText(record.subarray(tab + 1)), mode, oid }];
  });
}

/**
 * Counts before anything that git would do in memory: some hundred bytes of objects can stand for billions of entries.
 * @throws {UserError} when a commit has more entries than we read
 */
export async function requireBoundedTree(store: Store, sha: string): Promise<void> {
  const { stdout, isTruncated } = await gitIn(store, ['ls-tree', '-r', '-z', '--name-only', '--full-tree', sha], {
    maxBytes: mostBytes,
  });
  let entries = 0;
  for (let at = stdout.indexOf(0); at >= 0; at = stdout.indexOf(0, at + 1)) entries += 1;
  if (isTruncated || entries > mostEntries) throw tooManyEntries();
}

function tooManyEntries(): UserError {
  return new UserError(
    `The tree of the repository has more than ${mostEntries} entries: too many to review.`,
    'Look at the pull request for folders that repeat each other; otherwise this repository is too large for Deep Review.',
  );
}
