import { copyFile, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../../lib/user-error.ts';
import { initRepository } from '../ancestry.ts';
import { gitIn, type Store } from '../objects.ts';
import { GitError, git } from '../process.ts';

/** Where a working tree has its parts. */
export interface WorkingTree {
  /** The folder of its files. */
  readonly top: string;
  /** Its own part of `.git`: index and HEAD. */
  readonly own: string;
  /** The part that all working trees of a repository share: objects and references. */
  readonly shared: string;
}

/** Of the repository's own settings these alone are heeded: how files of this disk are read. None starts a program. */
const settings =
  /^core\.(?:filemode|autocrlf|eol|ignorecase|symlinks|precomposeunicode) (?:true|false|input|lf|crlf|native)$/;

/** Its commit is nobody's, and always the same for the same files. */
const author = { NAME: 'Deep Review', EMAIL: 'deep-review@localhost', DATE: '@0 +0000' };

/**
 * Commits what a working tree has, untracked files included and ignored ones not, into a repository of our own. The index is
 * a copy; index, references and files of the working tree stay as they are, and no hook or filter runs: a filter of
 * `.gitattributes` is not known to this repository.
 * @param directory an existing private folder
 * @param base.parent the commit at HEAD
 * @returns the commit, and the folder of its objects
 * @throws {UserError} when a file cannot be read
 */
export async function commitUncommitted(
  tree: WorkingTree,
  directory: string,
  { parent, ...base }: Omit<Store, 'gitDirectory'> & { readonly parent: string },
): Promise<{ readonly sha: string; readonly objects: string }> {
  const store = await initRepository(directory, 'uncommitted', base, parent);
  const { gitDirectory } = store;
  const objects = join(gitDirectory, 'objects');
  await mkdir(join(objects, 'info'), { recursive: true });
  await mkdir(join(gitDirectory, 'info'), { recursive: true });
  await writeFile(join(objects, 'info', 'alternates'), `${join(tree.shared, 'objects')}\n`);
  const inOwn = (await readdir(tree.own)).filter((name) => name === 'index' || name.startsWith('sharedindex.'));
  await Promise.all(inOwn.map((name) => copyFile(join(tree.own, name), join(gitDirectory, name))));
  await copyFile(join(tree.shared, 'info', 'exclude'), join(gitDirectory, 'info', 'exclude')).catch(() => undefined);
  const known = await readSettings(tree, store);
  const inTree = ['-c', 'core.bare=false', ...known.flatMap((setting) => ['-c', setting]), `--work-tree=${tree.top}`];
  try {
    await gitIn(store, [...inTree, 'add', '--all'], { timeoutMs: 600_000 });
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    throw new UserError(
      `The working tree could not be read: ${error.message}`,
      'Mend what git names, or commit and review without `--uncommitted`.',
    );
  }
  const written = (await gitIn(store, ['write-tree'])).stdout.toString('latin1').trim();
  const people = ['AUTHOR', 'COMMITTER'].flatMap((role) =>
    Object.entries(author).map(([key, value]) => [`GIT_${role}_${key}`, value]),
  );
  const commit = ['commit-tree', written, '-p', parent, '-m', 'Uncommitted changes'];
  const { stdout } = await gitIn(store, commit, { environment: Object.fromEntries(people) });
  return { sha: stdout.toString('latin1').trim(), objects };
}

async function readSettings(tree: WorkingTree, store: Store): Promise<readonly string[]> {
  const args = ['config', '--file', join(tree.shared, 'config'), '--get-regexp', '^core\\.'];
  const { stdout } = await git({ ...store, gitDirectory: null, args, expected: [0, 1] });
  const rows = stdout
    .toString('utf8')
    .split('\n')
    .filter((row) => settings.test(row));
  return rows.map((row) => row.replace(' ', '='));
}
