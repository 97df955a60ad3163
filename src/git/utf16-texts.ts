import { pathText } from '../lib/path-text.ts';
import { decodeText, isUtf16 } from './decode.ts';
import { gitIn, readBlob, recordsOf, type Store, sizesOf, writeBlob } from './objects.ts';
import { GitError } from './process.ts';
import { blobStarts } from './reading/blob-starts.ts';
import type { TreeEntry } from './snapshot.ts';

/** Files of a commit in UTF-16, in which git finds nothing: each as a blob in UTF-8 that nothing but a search knows. */
export interface Utf16Texts {
  /** Paths by the ids of those blobs: files that are alike have one. */
  readonly paths: ReadonlyMap<string, readonly string[]>;
  /** False when there are more than are decoded, or when nobody knows. */
  readonly isComplete: boolean;
}

const mostFiles = 200;
const largestFile = 2 * 1024 * 1024;
const timeLimitMs = 5_000;

/** Finds and decodes them; a tree that is too large for that still can be searched. @param entries of the commit's tree */
export async function utf16Texts(store: Store, entries: readonly TreeEntry[], sha: string): Promise<Utf16Texts> {
  const pattern = '^(\\xff\\xfe|\\xfe\\xff)';
  const flags = ['-a', '-l', '-z', '--no-color', '--no-textconv', '--full-name', '-P'];
  const marked = ['grep', ...flags, '-e', pattern, sha];
  const answer = await gitIn(store, marked, { expected: [0, 1], timeoutMs: timeLimitMs }).catch((error: unknown) => {
    if (error instanceof GitError) return null;
    throw error;
  });
  if (answer === null) return { paths: new Map(), isComplete: false };
  const { stdout } = answer;
  const named = new Set(recordsOf(stdout).map((record) => pathText(record.subarray(sha.length + 1))));
  const files = entries.filter(({ path, mode }) => named.has(path) && mode.startsWith('100'));
  const sizes = await sizesOf(store, [...new Set(files.map(({ oid }) => oid))]);
  const blobs = files.map(({ path, oid }) => ({ path, oid, size: sizes.get(oid) ?? 0 }));
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
  return { paths, isComplete: some.length === all.length };
}
