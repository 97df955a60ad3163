import type { Hunk } from '../types.ts';
import { decodeLines, decodeText, isUtf16 } from './decode.ts';
import { parseHunks } from './hunks.ts';
import { gitIn, readBlob, type Store, sizesOf, writeBlob } from './objects.ts';
import { blobStarts } from './reading/blob-starts.ts';

/** A changed file by the blobs of its sides; null where it does not exist. */
export interface Sides {
  readonly oldOid: string | null;
  readonly newOid: string | null;
}

const startBytes = 64 * 1024;
const largestDecoded = 32 * 1024 * 1024;

/**
 * The hunks of files that git takes for binary and that are text all the same: their sides are decoded and compared as
 * UTF-8. A side that was binary is no text that could be compared, so all lines of the other one are new. What is binary
 * now, or was when it was deleted, is left out.
 * @param flags of `git diff`
 */
export async function decodedHunks<T extends Sides>(
  store: Store,
  files: readonly T[],
  flags: readonly string[],
): Promise<ReadonlyMap<T, readonly Hunk[]>> {
  const oids = [...new Set(files.flatMap(({ oldOid, newOid }) => [oldOid ?? [], newOid ?? []].flat()))];
  const sizes = await sizesOf(store, oids);
  const blobs = [...sizes].map(([oid, size]) => ({ oid, size }));
  const starts = await blobStarts(store, blobs, startBytes);
  const isBinary = (oid: string) => {
    const start = starts.get(oid) ?? Buffer.of();
    return (start.includes(0) && !isUtf16(start)) || (sizes.get(oid) ?? 0) > largestDecoded;
  };
  const textOf = async (oid: string | null) =>
    oid === null || isBinary(oid) ? null : decodeText(await readBlob(store, oid));
  const found = new Map<T, readonly Hunk[]>();
  for (const file of files) {
    const deciding = await textOf(file.newOid ?? file.oldOid);
    if (deciding === null) continue;
    const before = file.newOid === null ? deciding : await textOf(file.oldOid);
    const after = file.newOid === null ? null : deciding;
    const [old, now] = [await writeBlob(store, before ?? ''), await writeBlob(store, after ?? '')];
    const { stdout } = await gitIn(store, ['diff', '--patch', ...flags, old, now], { needsBlobs: false });
    found.set(file, parseHunks(decodeLines(stdout)));
  }
  return found;
}
