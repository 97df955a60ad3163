import { type GitCall, git } from './process.ts';

/** The bare repository and everything that all reads of it share. */
export interface Store {
  readonly gitDirectory: string;
  /** PATH of the process, for finding git and for git to find its own helpers. */
  readonly path: string;
  readonly signal: AbortSignal | undefined;
}

const objectId = /^[0-9a-f]{40,64}$/;

/** Runs git in the store. */
export function gitIn(store: Store, args: readonly string[], options: Partial<GitCall> = {}) {
  return git({ gitDirectory: store.gitDirectory, path: store.path, signal: store.signal, ...options, args });
}

/** The bytes of one blob, by its id only: no revision expression ever reaches git. */
export async function readBlob(store: Store, oid: string): Promise<Buffer> {
  if (!objectId.test(oid)) throw new Error('not an object id');
  return (await gitIn(store, ['cat-file', 'blob', oid])).stdout;
}

/** Sizes in bytes of many objects in one process; an object that the store does not have is left out. */
export async function sizesOf(store: Store, oids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (!oids.every((oid) => objectId.test(oid))) throw new Error('not an object id');
  const { stdout } = await gitIn(store, ['cat-file', '--batch-check=%(objectname) %(objectsize)'], {
    input: oids.map((oid) => `${oid}\n`).join(''),
  });
  const rows = linesOf(stdout.toString('latin1')).map((row) => row.split(' '));
  return new Map(rows.flatMap(([oid = '', size = '']) => (/^\d+$/.test(size) ? [[oid, Number(size)]] : [])));
}

/** What stands before each NUL, as `-z` prints records. */
export function recordsOf(bytes: Buffer): Buffer[] {
  const records: Buffer[] = [];
  let from = 0;
  for (let end = bytes.indexOf(0); end >= 0; end = bytes.indexOf(0, from)) {
    records.push(bytes.subarray(from, end));
    from = end + 1;
  }
  return records;
}

/** Writes a text as a blob of the store, which no commit has. */
export async function writeBlob(store: Store, text: string): Promise<string> {
  const { stdout } = await gitIn(store, ['hash-object', '-w', '--stdin'], { input: text });
  return stdout.toString('latin1').trim();
}

/** Lines without their `\n`; a `\r` stays, and no empty line is made of the last line's end. */
export function linesOf(text: string): string[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}
