import { type GitCall, git } from './process.ts';

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

/** The bytes of one blob, by its id only: no revision expression ever reaches git. */
export async function readBlob(store: Store, oid: string): Promise<Buffer> {
  if (!/^[0-9a-f]{40,64}$/.test(oid)) throw new Error('not an object id');
  return (await gitIn(store, ['cat-file', 'blob', oid])).stdout;
}

/** Text of a blob, or null when it is binary: a NUL that no UTF-16 mark explains. */
export function decodeText(bytes: Buffer): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return bytes.includes(0) ? null : bytes.toString('utf8');
}

/** Lines without their `\n`; a `\r` stays, and no empty line is made of the last line's end. */
export function linesOf(text: string): string[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}
