import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathBytes, pathText } from '../lib/path-text.ts';
import { gitIn, recordsOf, requireBlobs, type Store } from './objects.ts';
import type { TreeEntry } from './snapshot.ts';

/**
 * What the attribute files of one commit say of paths: `set`, `unset`, a value, or nothing. Git itself reads them, from an
 * index that holds nothing else; since there is no working tree, no other file has a say.
 * @param tree every entry of that commit
 */
export async function attributeOf(
  store: Store,
  tree: readonly TreeEntry[],
  attribute: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const files = tree.filter(({ path, mode }) => /(?:^|\/)\.gitattributes$/.test(path) && mode.startsWith('100'));
  if (files.length === 0 || paths.length === 0) return new Map();
  // Git takes one that is missing for one that says nothing.
  await requireBlobs(
    store,
    files.map(({ oid }) => oid),
  );
  const index = join(store.gitDirectory, `attributes-${randomUUID()}`);
  const environment = { GIT_INDEX_FILE: index };
  try {
    const rows = files.flatMap(({ path, mode, oid }) => [Buffer.from(`${mode} ${oid}\t`), pathBytes(path), nul]);
    await gitIn(store, ['update-index', '-z', '--index-info'], {
      ...{ environment, needsBlobs: false },
      input: Buffer.concat(rows),
    });
    const { stdout } = await gitIn(store, ['check-attr', '-z', '--stdin', '--cached', attribute], {
      ...{ environment, needsBlobs: false },
      input: Buffer.concat(paths.flatMap((path) => [pathBytes(path), nul])),
    });
    const records = recordsOf(stdout);
    const values = new Map<string, string>();
    for (let at = 0; at + 2 < records.length; at += 3) {
      const value = records[at + 2]?.toString('utf8') ?? '';
      if (value !== 'unspecified') values.set(pathText(records[at] ?? Buffer.of()), value);
    }
    return values;
  } finally {
    await rm(index, { force: true });
  }
}

const nul = Buffer.of(0);
