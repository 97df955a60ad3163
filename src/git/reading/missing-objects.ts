import { gitIn, linesOf, type Store } from '../objects.ts';

/**
 * Ids of objects that the store lacks, of those that some commits refer to. Asking reads no blob.
 * @param commits as `git rev-list` takes them
 */
export async function missingObjects(store: Store, commits: readonly string[]): Promise<readonly string[]> {
  const args = ['rev-list', '--objects', '--missing=print', ...commits];
  const { stdout, isTruncated } = await gitIn(store, args, { needsBlobs: false });
  if (isTruncated) throw new Error('the list of missing objects does not end');
  return linesOf(stdout.toString('latin1')).flatMap((row) => (row.startsWith('?') ? [row.slice(1)] : []));
}
