import { gitIn, type Store } from './objects.ts';

/** Together in one process: so many bytes, of blobs that are no larger than this. */
const batchBytes = 16 * 1024 * 1024;
const largestInBatch = 1024 * 1024;

interface Blob {
  readonly oid: string;
  readonly size: number;
}

/** The first bytes of many blobs by id. Small ones are read whole, many in one process; of a large one, only its start. */
export async function blobStarts(
  store: Store,
  blobs: readonly Blob[],
  bytes: number,
): Promise<ReadonlyMap<string, Buffer>> {
  const starts = new Map<string, Buffer>();
  for (const batch of batchesOf(blobs.filter(({ size }) => size <= largestInBatch)))
    for (const [oid, start] of await readBatch(store, batch, bytes)) starts.set(oid, start);
  for (const { oid, size } of blobs)
    if (size > largestInBatch && !starts.has(oid))
      starts.set(oid, (await gitIn(store, ['cat-file', 'blob', oid], { maxBytes: bytes })).stdout);
  return starts;
}

function batchesOf(blobs: readonly Blob[]): readonly (readonly Blob[])[] {
  const batches: Blob[][] = [];
  let left = 0;
  for (const blob of blobs) {
    left -= blob.size;
    if (left < 0) {
      batches.push([]);
      left = batchBytes - blob.size;
    }
    batches.at(-1)?.push(blob);
  }
  return batches;
}

/** Answers are `oid blob size LF content LF`. */
async function readBatch(store: Store, blobs: readonly Blob[], bytes: number): Promise<ReadonlyMap<string, Buffer>> {
  const { stdout } = await gitIn(store, ['cat-file', '--batch'], {
    input: blobs.map(({ oid }) => `${oid}\n`).join(''),
  });
  const contents = new Map<string, Buffer>();
  for (let at = 0; at < stdout.length; ) {
    const end = stdout.indexOf(0x0a, at);
    const [oid = '', kind, size] = stdout.toString('latin1', at, end).split(' ');
    if (end < 0 || kind !== 'blob') throw new Error('git did not give a blob');
    const from = end + 1;
    at = from + Number(size) + 1;
    contents.set(oid, Buffer.from(stdout.subarray(from, Math.min(at - 1, from + bytes))));
  }
  return contents;
}
