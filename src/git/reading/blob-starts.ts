import { gitIn, type Store, startOf } from '../objects.ts';

/** A larger one is not printed whole for its start. */
const largestAsked = 1024 * 1024;

interface Blob {
  readonly oid: string;
  readonly size: number;
}

/** The first bytes of many blobs by id. Of a large one git prints no more than that, in a process of its own. */
export async function blobStarts(
  store: Store,
  blobs: readonly Blob[],
  bytes: number,
): Promise<ReadonlyMap<string, Buffer>> {
  const starts = new Map<string, Buffer>();
  const small = blobs.filter(({ size }) => size <= largestAsked);
  await Promise.all(small.map(async ({ oid }) => starts.set(oid, await startOf(store, oid, bytes))));
  for (const { oid, size } of blobs)
    if (size > largestAsked && !starts.has(oid))
      starts.set(oid, (await gitIn(store, ['cat-file', 'blob', oid], { maxBytes: bytes, needsBlobs: false })).stdout);
  return starts;
}
