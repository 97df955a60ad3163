import { type GitCall, git } from './process.ts';
import { CatFile } from './reading/cat-file.ts';

/** The bare repository and everything that all reads of it share. */
export interface Store {
  readonly gitDirectory: string;
  /** PATH of the process, for finding git and for git to find its own helpers. */
  readonly path: string;
  readonly signal: AbortSignal | undefined;
}

/** Runs git in the store. */
export function gitIn(store: Store, args: readonly string[], options: Partial<GitCall> = {}) {
  return git({ gitDirectory: store.gitDirectory, path: store.path, signal: store.signal, ...options, args });
}

/** One for each store: whoever reads objects of it asks the same process. */
const readers = new WeakMap<Store, CatFile>();

/** Where objects of a store are read. */
export function readerOf(store: Store): CatFile {
  const reader = readers.get(store) ?? new CatFile(store);
  readers.set(store, reader);
  return reader;
}

/** GitHub refuses files that are far smaller. */
const mostBytes = 256 * 1024 * 1024;

/** The bytes of one blob, by its id only: no revision expression ever reaches git. */
export async function readBlob(store: Store, oid: string): Promise<Buffer> {
  const blob = await readerOf(store).read(oid, mostBytes);
  if (blob?.kind !== 'blob') throw new Error(`git has no blob ${oid}`);
  return blob.start;
}

/** Sizes in bytes of many objects; an object that the store does not have is left out. */
export async function sizesOf(store: Store, oids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const found = await Promise.all(oids.map(async (oid) => [oid, await readerOf(store).look(oid)] as const));
  return new Map(found.flatMap(([oid, answer]) => (answer === null ? [] : [[oid, answer.size]])));
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
