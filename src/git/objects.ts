import { arrival, isPromised } from './arrival/promised.ts';
import { type GitCall, git } from './process.ts';
import { CatFile } from './reading/cat-file.ts';
import type { Answer } from './reading/questions.ts';

/** The bare repository and everything that all reads of it share. */
export interface Store {
  readonly gitDirectory: string;
  /** PATH of the process, for finding git and for git to find its own helpers. */
  readonly path: string;
  readonly signal: AbortSignal | undefined;
}

/** How git is run in a store. */
export interface StoreCall extends Partial<GitCall> {
  /** False: it reads no blob but those that are known to be here. Else it waits for all that were promised. */
  readonly needsBlobs?: boolean;
}

/** Runs git in the store. */
export async function gitIn(store: Store, args: readonly string[], { needsBlobs = true, ...options }: StoreCall = {}) {
  if (needsBlobs) await arrival(store);
  return git({ gitDirectory: store.gitDirectory, path: store.path, signal: store.signal, ...options, args });
}

/** One for each store: whoever reads objects of it asks the same process. */
const readers = new WeakMap<Store, CatFile>();

/** Where objects of a store are read, for whom what is missing is not there: commits and trees are never promised. */
export function readerOf(store: Store): CatFile {
  const reader = readers.get(store) ?? new CatFile(store);
  readers.set(store, reader);
  return reader;
}

/** GitHub refuses files that are far smaller. */
const mostBytes = 256 * 1024 * 1024;

/** The bytes of one blob, by its id only: no revision expression ever reaches git. */
export function readBlob(store: Store, oid: string): Promise<Buffer> {
  return startOf(store, oid, mostBytes);
}

/** The first bytes of one blob. */
export async function startOf(store: Store, oid: string, bytes: number): Promise<Buffer> {
  const blob = await readPromised(store, (reader) => reader.read(oid, bytes));
  if (blob?.kind !== 'blob') throw new Error(`git has no blob ${oid}`);
  return blob.start;
}

/** Waits until these blobs of the store are here, or all of them; what is none of its own is no error. */
export async function requireBlobs(store: Store, oids: readonly string[] | 'all'): Promise<void> {
  if (oids === 'all') await arrival(store);
  else if (isPromised(store)) await sizesOf(store, oids);
}

/** What is missing may be on its way. */
async function readPromised(store: Store, read: (reader: CatFile) => Promise<Answer | null>): Promise<Answer | null> {
  // As it was when git was asked: it can be here before the answer is heard that it is not.
  const mayCome = isPromised(store);
  const found = await read(readerOf(store));
  if (found !== null || !mayCome) return found;
  await arrival(store);
  return read(readerOf(store));
}

/** Sizes in bytes of many objects; an object that the store does not have is left out. */
export async function sizesOf(store: Store, oids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const found = await Promise.all(
    oids.map(async (oid) => [oid, await readPromised(store, (reader) => reader.look(oid))] as const),
  );
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
  const { stdout } = await gitIn(store, ['hash-object', '-w', '--stdin'], { input: text, needsBlobs: false });
  return stdout.toString('latin1').trim();
}

/** Lines without their `\n`; a `\r` stays, and no empty line is made of the last line's end. */
export function linesOf(text: string): string[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}
