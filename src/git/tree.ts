import { gitIn, type Store } from './objects.ts';
import type { TreeEntry } from './repo.ts';

const mostEntries = 300_000;
const mostBytes = 64 * 1024 * 1024;

/** Every entry of a commit's tree, by path. @throws {Error} when there are more than we read */
export async function listTree(store: Store, sha: string): Promise<readonly TreeEntry[]> {
  const { stdout, isTruncated } = await gitIn(store, ['ls-tree', '-r', '-z', '--long', '--full-tree', sha], {
    maxBytes: mostBytes,
  });
  const records = stdout.toString('utf8').split('\0');
  if (isTruncated || records.length > mostEntries)
    throw new Error(`the tree has more than ${mostEntries} entries: too many to review`);
  return records.flatMap((record) => {
    const tab = record.indexOf('\t');
    if (tab < 0) return [];
    const [mode = '', , oid = '', size = '-'] = record.slice(0, tab).split(/ +/);
    return [{ path: record.slice(tab + 1), mode, oid, size: size === '-' ? null : Number(size) }];
  });
}
