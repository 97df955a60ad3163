import { existsSync } from 'node:fs';
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../../lib/user-error.ts';
import { commitsOf, initRepository } from '../ancestry.ts';
import { bringCommits } from '../bring.ts';
import type { OpenedRepo } from '../fetch.ts';
import { packInto, reachableIn } from '../kept/keep-objects.ts';
import { showsWholeMerge } from '../merge-bases.ts';
import { gitIn, readerOf, type Store } from '../objects.ts';
import { git } from '../process.ts';
import { missingObjects } from '../reading/missing-objects.ts';
import { createRepo } from '../repo.ts';
import { oldestForLocal, requireGit } from './require-git.ts';
import { commitUncommitted, type WorkingTree } from './uncommitted.ts';

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
  /** A folder of objects besides the lender's. */
  readonly objects?: string;
}

/** Where people usually branch off, in the order in which it is looked for. */
const usualBases = ['origin/HEAD', 'origin/main', 'origin/master', 'main', 'master'];

/**
 * What a branch is compared with when nobody says: the default branch of the remote, or what is usually called so.
 * @throws {UserError} when there is none
 */
export async function usualBase(lender: Lender): Promise<string> {
  const { store } = await placesOf(lender);
  for (const name of usualBases) {
    const args = ['rev-parse', '--verify', '--quiet', '--abbrev-ref', name];
    const { stdout, exitCode } = await gitIn(store, args, { expected: [0, 1, 128] });
    if (exitCode === 0) return stdout.toString('utf8').trim() || name;
  }
  await requireCommits(store);
  throw new UserError('There is no branch here that others are usually compared with.', 'Name one with `--base`.');
}

/**
 * The commits that two names mean, and where they meet.
 * @throws {UserError} when the folder is no repository, a name means no commit, or the two have no common history
 */
export async function readSpan(lender: Lender, names: { readonly base: string; readonly head: string }): Promise<Span> {
  const { store } = await placesOf(lender);
  const [baseSha, headSha] = await Promise.all([commitAt(store, names.base), commitAt(store, names.head)]);
  const { stdout, exitCode } = await gitIn(store, ['merge-base', baseSha, headSha], { expected: [0, 1] });
  if (exitCode !== 0)
    throw new UserError(
      `${names.base} and ${names.head} have no common history.`,
      `Name a base that they share${await ofShallow(store)}.`,
    );
  return { baseSha, headSha, mergeBase: stdout.toString('utf8').trim() };
}

/**
 * The same for what is not committed: the head is a commit of our own, in a folder of objects of our own.
 * @param directory an existing private folder
 * @throws {UserError} as `readSpan` and `commitUncommitted` do
 */
export async function readUncommitted(lender: Lender, base: string, directory: string): Promise<Required<Span>> {
  const [{ tree, store }, { baseSha, mergeBase, headSha: parent }] = await Promise.all([
    placesOf(lender),
    readSpan(lender, { base, head: 'HEAD' }),
  ]);
  const { sha: headSha, objects } = await commitUncommitted(treeOf(tree), directory, { ...store, parent });
  return { baseSha, headSha, mergeBase, objects };
}

/** The folder of the files of a working tree. @throws {UserError} where there is none */
export async function topOf(lender: Lender): Promise<string> {
  const { tree } = await placesOf(lender);
  return treeOf(tree).top;
}

function treeOf(tree: WorkingTree | null): WorkingTree {
  if (tree !== null) return tree;
  throw new UserError('This repository has no working tree.', 'Start it where the files of a branch are checked out.');
}

/** The text of a file of one commit; null where there is none. */
export async function readFileAt(lender: Lender, sha: string, path: string): Promise<string | null> {
  const options = { expected: [0, 128] };
  const { stdout, exitCode } = await gitIn(
    (await placesOf(lender)).store,
    ['cat-file', 'blob', `${sha}:${path}`],
    options,
  );
  return exitCode === 0 ? stdout.toString('utf8') : null;
}

/**
 * Opens a lender's objects in a bare repository of our own, whose HEAD is unborn: nothing is copied, and the lender's
 * references, index, working tree and attributes are neither touched nor obeyed.
 * @param directory a private folder, removed at the end
 */
export async function borrowRepo(lender: Lender, span: Span, directory: string): Promise<OpenedRepo> {
  const { baseSha, headSha, mergeBase, objects } = span;
  const { shared: lent } = await placesOf(lender);
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const store = await initRepository(directory, 'objects', lender, headSha);
  await mkdir(join(store.gitDirectory, 'objects', 'info'), { recursive: true });
  const lenders = [join(lent, 'objects'), ...(objects === undefined ? [] : [objects])];
  await writeFile(join(store.gitDirectory, 'objects', 'info', 'alternates'), `${lenders.join('\n')}\n`);
  // Only a clone that was cut has this file; without it, git would look for parents that are not there.
  await copyFile(join(lent, 'shallow'), join(store.gitDirectory, 'shallow')).catch(() => undefined);
  const [own, ahead] = await Promise.all([
    commitsOf(store, headSha, [mergeBase]),
    commitsOf(store, headSha, [mergeBase, baseSha]),
    requireWhole(store, span),
  ]);
  const isCrossed = ahead.size < own.size && !(await showsWholeMerge(store, span, async () => store));
  const brought = new Set<string>();
  return {
    repo: createRepo(store, { mergeBase, headSha, own }),
    mergeBase,
    isCrossed,
    async bring(commits) {
      const here = await bringCommits(store, null, commits);
      for (const sha of here) brought.add(sha);
      return here;
    },
    async keep(folder, isSecret) {
      const reachable = await reachableIn(store, { mergeBase, headSha }, brought);
      await packInto(folder, store, reachable, isSecret);
      return { mergeBase, headSha, isCrossed, own: [...own], fromBase: [], shallow: reachable.shallow };
    },
    [Symbol.asyncDispose]() {
      readerOf(store).close();
      return rm(directory, { recursive: true, force: true });
    },
  };
}

/**
 * A clone can leave contents out, for git to fetch when it needs them. Nothing here fetches, and a reviewer who is told of a
 * file that it cannot be read goes on without it.
 */
async function requireWhole(store: Store, { mergeBase, headSha }: Span): Promise<void> {
  const lists = [
    [headSha, `^${mergeBase}`],
    ['--no-walk', mergeBase],
  ];
  const missing = (await Promise.all(lists.map((commits) => missingObjects(store, commits)))).flat();
  if (missing.length === 0) return;
  throw new UserError(
    `This repository lacks ${missing.length} of the objects that the two commits have, such as ${missing[0]}.`,
    'Where it was cloned with `--filter`, bring them with `git fetch --refetch --no-filter`, or clone it whole; where not, `git fsck` says what is broken.',
  );
}

/** Where the lender's parts are; the store names commits as its working tree does. */
async function placesOf({
  folder,
  path,
  signal,
}: Lender): Promise<{ store: Store; shared: string; tree: WorkingTree | null }> {
  const ask = async (...what: readonly string[]) => {
    const args = ['-C', folder, 'rev-parse', '--path-format=absolute', ...what];
    const { stdout, exitCode, complaint } = await git({ gitDirectory: null, path, signal, args, expected: [0, 128] });
    const said = exitCode === 0 ? stdout.toString('utf8').replace(/\n$/, '').split('\n') : [];
    return { said, complaint };
  };
  const [places, top] = await Promise.all([ask('--git-dir', '--git-common-dir'), ask('--show-toplevel')]);
  const [own, shared] = places.said;
  // An older git repeats the option that it does not know.
  if (own === undefined || shared === undefined || own.startsWith('-')) {
    await requireGit({ path, signal }, oldestForLocal);
    throw nowhere(folder, places.complaint);
  }
  const tree = top.said[0] === undefined ? null : { top: top.said[0], own, shared };
  return { store: { gitDirectory: own, path, signal }, shared, tree };
}

function nowhere(folder: string, complaint: string): UserError {
  if (!existsSync(folder)) return new UserError(`There is no folder ${folder}.`, 'Correct `--repo`.');
  if (complaint.includes('dubious ownership'))
    return new UserError(
      `Git does not trust the repository of ${folder}, because it belongs to somebody else.`,
      'Start this as the user whose it is, or make it your own. `safe.directory` is not read: nothing of your settings is.',
    );
  return new UserError(
    `${folder} is in no git repository.`,
    'Start it inside of a repository, or name one with `--repo`.',
  );
}

async function commitAt(store: Store, name: string): Promise<string> {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`];
  const { stdout, exitCode } = await gitIn(store, args, { expected: [0, 1, 128] });
  if (exitCode === 0) return stdout.toString('utf8').trim();
  await requireCommits(store, name);
  throw new UserError(
    `There is no commit ${name} here.`,
    `Name a branch, a tag or a SHA of this repository${await ofShallow(store)}.`,
  );
}

async function requireCommits(store: Store, name: string | null = null): Promise<void> {
  const args = ['rev-list', '--all', '--max-count=1'];
  const { stdout, exitCode, complaint } = await gitIn(store, args, { expected: [0, 128] });
  if (exitCode !== 0)
    throw new UserError(
      `Git cannot read this repository: ${complaint.trim()}`,
      'Mend what it names; `git fsck` says more.',
    );
  if (stdout.length === 0 || name === 'HEAD')
    throw new UserError('This branch has no commit yet.', 'Commit something first: a review compares with a commit.');
}

/** What to do besides, where older commits were not fetched. */
async function ofShallow(store: Store): Promise<string> {
  const { stdout } = await gitIn(store, ['rev-parse', '--is-shallow-repository']);
  return stdout.toString('utf8').trim() === 'true' ? ', or fetch the rest of it with `git fetch --unshallow`' : '';
}
