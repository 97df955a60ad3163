import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../lib/user-error.ts';
import { commitsOf, initRepository } from './ancestry.ts';
import type { OpenedRepo } from './fetch.ts';
import { showsWholeMerge } from './merge-bases.ts';
import { gitIn, type Store } from './objects.ts';
import { GitError, git } from './process.ts';
import { createRepo } from './repo.ts';

/** A repository of this machine. */
export interface Lender {
  /** A folder inside it. */
  readonly folder: string;
  /** PATH of the process. */
  readonly path: string;
  readonly signal: AbortSignal;
}

/** Two commits of a lender, by what the user calls them. */
export interface Span {
  readonly baseSha: string;
  readonly headSha: string;
  readonly mergeBase: string;
}

/**
 * The commits that two names mean, and where they meet.
 * @throws {UserError} when the folder is no repository, a name means no commit, or the two have no common history
 */
export async function readSpan(lender: Lender, names: { readonly base: string; readonly head: string }): Promise<Span> {
  const store = await storeOf(lender);
  const [baseSha, headSha] = await Promise.all([commitAt(store, names.base), commitAt(store, names.head)]);
  const { stdout, exitCode } = await gitIn(store, ['merge-base', baseSha, headSha], { expected: [0, 1] });
  if (exitCode !== 0)
    throw new UserError(`${names.base} and ${names.head} have no common history.`, 'Name a base that they share.');
  return { baseSha, headSha, mergeBase: stdout.toString('utf8').trim() };
}

/** The text of a file of one commit; null where there is none. */
export async function readFileAt(lender: Lender, sha: string, path: string): Promise<string | null> {
  const options = { expected: [0, 128] };
  const { stdout, exitCode } = await gitIn(await storeOf(lender), ['cat-file', 'blob', `${sha}:${path}`], options);
  return exitCode === 0 ? stdout.toString('utf8') : null;
}

/**
 * Opens a lender's objects in a bare repository of our own, whose HEAD is unborn: nothing is copied, and the lender's
 * references, index, working tree and attributes are neither touched nor obeyed.
 * @param directory a private folder, removed at the end
 */
export async function borrowRepo(lender: Lender, span: Span, directory: string): Promise<OpenedRepo> {
  const { baseSha, headSha, mergeBase } = span;
  const { gitDirectory: lent } = await storeOf(lender);
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const store = await initRepository(directory, 'objects', { path: lender.path, signal: lender.signal });
  await mkdir(join(store.gitDirectory, 'objects', 'info'), { recursive: true });
  await writeFile(join(store.gitDirectory, 'objects', 'info', 'alternates'), `${join(lent, 'objects')}\n`);
  // Only a clone that was cut has this file; without it, git would look for parents that are not there.
  await copyFile(join(lent, 'shallow'), join(store.gitDirectory, 'shallow')).catch(() => undefined);
  const [own, ahead] = await Promise.all([
    commitsOf(store, headSha, [mergeBase]),
    commitsOf(store, headSha, [mergeBase, baseSha]),
  ]);
  return {
    repo: createRepo(store, { mergeBase, headSha, own }),
    mergeBase,
    isCrossed: ahead.size < own.size && !(await showsWholeMerge(store, span, async () => store)),
    [Symbol.asyncDispose]: () => rm(directory, { recursive: true, force: true }),
  };
}

/** The folder that all working trees of the lender share. */
async function storeOf({ folder, path, signal }: Lender): Promise<Store> {
  const args = ['-C', folder, 'rev-parse', '--path-format=absolute', '--git-common-dir'];
  try {
    const { stdout } = await git({ gitDirectory: null, path, signal, args });
    return { gitDirectory: stdout.toString('utf8').replace(/\n$/, ''), path, signal };
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    throw new UserError(`${folder} is in no git repository: ${error.message}`, 'Start it inside of a repository.');
  }
}

async function commitAt(store: Store, name: string): Promise<string> {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`];
  const { stdout, exitCode } = await gitIn(store, args, { expected: [0, 1, 128] });
  if (exitCode === 0) return stdout.toString('utf8').trim();
  throw new UserError(`There is no commit ${name} here.`, 'Name a branch, a tag or a SHA of this repository.');
}
