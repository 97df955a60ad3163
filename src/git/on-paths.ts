import { isUtf8 } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathBytes } from '../lib/path-text.ts';
import { gitIn, type Store, type StoreCall } from './objects.ts';
import type { GitAnswer } from './process.ts';

/**
 * Runs git on some paths only; on all when there are none. Arguments of a process are text, and a path need not be: one
 * that is none reaches git as an alias, in a file of configuration that holds bytes and that nothing else reads.
 * @param paths as `pathText` gives them
 */
export async function gitOnPaths(
  store: Store,
  args: readonly string[],
  paths: readonly string[],
  options: StoreCall = {},
): Promise<GitAnswer> {
  const bytes = paths.map(pathBytes);
  if (bytes.every((path) => isUtf8(path)))
    return gitIn(store, [...args, '--', ...bytes.map((path) => path.toString('utf8'))], options);
  const file = join(store.gitDirectory, `paths-${randomUUID()}`);
  try {
    await writeFile(file, aliasOf([...[...args, '--'].map((argument) => Buffer.from(argument)), ...bytes]));
    return await gitIn(store, ['-c', `include.path=${file}`, 'on-paths'], options);
  } finally {
    await rm(file, { force: true });
  }
}

/** Each argument within single quotes, where git reads nothing but their end; all of them within the quotes of a value. */
function aliasOf(args: readonly Buffer[]): Buffer {
  const quoted = args.map((argument) => `'${argument.toString('latin1').replaceAll("'", "'\\''")}'`).join(' ');
  const value = quoted.replace(/["\\]/g, '\\$&').replaceAll('\n', '\\n').replaceAll('\t', '\\t');
  return Buffer.from(`[alias]\n\ton-paths = "${value}"\n`, 'latin1');
}
