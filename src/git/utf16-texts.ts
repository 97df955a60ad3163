import { pathText } from '../lib/path-text.ts';
import { blobStarts } from './blob-starts.ts';
import { decodeText, isUtf16 } from './decode.ts';
import { gitIn, readBlob, recordsOf, type Store, writeBlob } from './objects.ts';
import type { TreeEntry } from './snapshot.ts';

/** Files of a commit in UTF-16, in which git finds nothing: each as a blob in UTF-8 that nothing but a search knows. */
export interface Utf16Texts {
  /** Paths by the ids of those blobs: files that are alike have one. */
  readonly paths: ReadonlyMap<string, readonly string[]>;
  /** True when there are more than are decoded. */
  readonly hasMore: boolean;
}

const mostFiles = 200;
const largestFile = 2 * 1024 * 1024;
const timeLimitMs = 5_000;

/** Finds and decodes them. @param entries of the commit's tree */
export async function utf16Texts(store: Store, entries: readonly TreeEntry[], sha: string): Promise<Utf16Texts> {
  const marked = [
    'grep',
    '-a',
    '-l',
    '-z',
    '--no-color',
    '--no-textconv',
    '--full-name',
    '-P',
    '-e',
    '^(\\xff\\xfe|\\xfe\\xff)',
    sha,
  ];
  const { stdout } = await gitIn(store, marked, { expected: [0, 1], timeoutMs: timeLimitMs });
  const named = new Set(recordsOf(stdout).map((record) => pathText(record.subarray(sha.length + 1))));
  const blobs = entries.flatMap(({ path, oid, size, mode }) =>
    named.has(path) && size !== null && mode.startsWith('100') ? [{ path, oid, size }] : [],
  );
  const starts = await blobStarts(store, blobs, 2);
  const all = blobs.filter(({ oid }) => isUtf16(starts.get(oid) ?? Buffer.of()));
  const some = all.filter(({ size }) => size <= largestFile).slice(0, mostFiles);
  const paths = new Map<string, string[]>();
  for (const { oid, path } of some) {
    const text = decodeText(await readBlob(store, oid));
    if (text === null) continue;
    const blob = await writeBlob(store, text);
    paths.set(blob, [...(paths.get(blob) ?? []), path]);
  }
  return { paths, hasMore: some.length < all.length };
}
