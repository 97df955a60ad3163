import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../lib/user-error.ts';
import type { Remote } from './arrival/fetch-once.ts';
import { showsWholeMerge } from './merge-bases.ts';
import { gitIn, type Store } from './objects.ts';
import { GitError, gitBriefly } from './process.ts';
import { called, transfer } from './transfer.ts';

/** How the head and its base meet, from commits alone. */
export interface Ancestry {
  readonly mergeBase: string;
  /** The pull request's own commits: reachable from the head, neither from the merge base nor from the base. */
  readonly own: ReadonlySet<string>;
  /** Reachable from the head and from the base, not from the merge base: with several merge bases, the others' side. */
  readonly fromBase: ReadonlySet<string>;
  /** Whether a merge would do more than this merge base shows: there is another one, and not all is shown. */
  readonly isCrossed: boolean;
}

interface Question extends Remote {
  /** A private folder for a repository that is removed again. */
  readonly directory: string;
  readonly headSha: string;
  readonly baseSha: string;
  readonly mergeBase: string | null;
  readonly commitCount: number;
}

/** Tries for a history that is long enough to tell. Commits are some hundred bytes each. */
const depths = [100, 1_000, 10_000];
const sha256Digits = 64;

/**
 * Makes a bare repository whose HEAD is unborn, so that no attributes are ever read from it.
 * @param directory an existing private folder
 * @param sha a commit that it is to hold, by which it is known how ids are made; left out: as GitHub makes them
 */
export async function initRepository(directory: string, name: string, base: Omit<Store, 'gitDirectory'>, sha = '') {
  const { path, signal } = base;
  const store: Store = { path, signal, gitDirectory: await mkdtemp(join(directory, `${name}-`)) };
  const format = `--object-format=${sha.length === sha256Digits ? 'sha256' : 'sha1'}`;
  const args = ['init', '--quiet', '--bare', format, '--initial-branch=unborn', '--template=', store.gitDirectory];
  await gitBriefly({ path, signal, args });
  return store;
}

/** Commits that the head reaches and none of `without` does, as far as the history in the store goes. */
export async function commitsOf(
  store: Store,
  headSha: string,
  without: readonly string[],
): Promise<ReadonlySet<string>> {
  const { stdout } = await gitIn(store, ['rev-list', headSha, ...without.map((sha) => `^${sha}`)]);
  return new Set(stdout.toString('utf8').split('\n').filter(Boolean));
}

/**
 * Asks the server for commits without trees. They go to a repository of their own: beside the reviewed objects they
 * would make git believe that it has the trees, and let blame walk into commits that have none.
 * @throws {UserError} when head and base have no commit in common
 */
export async function askAncestry(base: Omit<Store, 'gitDirectory'>, question: Question): Promise<Ancestry> {
  const store = await initRepository(question.directory, 'ancestry', base);
  const { headSha, baseSha } = question;
  const fetch = (depth: number | null, ...bases: readonly string[]) =>
    transfer(store, question, { head: headSha, bases, depth, holding: 'nothing' });
  const split = async (mergeBase: string): Promise<Ancestry> => {
    const [seen, own] = await Promise.all([
      commitsOf(store, headSha, [mergeBase]),
      commitsOf(store, headSha, [mergeBase, baseSha]),
    ]);
    const isCrossed = mergeBase !== baseSha && own.size < seen.size;
    // Fewer than GitHub counts: the base has moved on over the pull request, and must not disown its commits.
    if (own.size < question.commitCount) return { mergeBase, own: seen, fromBase: new Set(), isCrossed };
    return { mergeBase, own, fromBase: new Set([...seen].filter((sha) => !own.has(sha))), isCrossed };
  };
  const trees = async (commits: readonly string[]) => {
    const at = await initRepository(question.directory, 'trees', base);
    const [head = '', ...bases] = commits;
    await transfer(at, question, { head, bases, depth: 1, holding: 'trees' });
    return at;
  };
  const seenWhole = async (found: Ancestry): Promise<Ancestry> => {
    if (!found.isCrossed) return found;
    const isSeen = await showsWholeMerge(store, { baseSha, headSha, mergeBase: found.mergeBase }, trees).catch(unknown);
    return { ...found, isCrossed: !isSeen };
  };
  try {
    if (question.mergeBase === null) {
      await fetch(null, baseSha);
      return await seenWhole(await split(await computeMergeBase(store, question)));
    }
    const { mergeBase, commitCount } = question;
    let found: Ancestry = { mergeBase, own: new Set(), fromBase: new Set(), isCrossed: false };
    for (const depth of depths) {
      await fetch(commitCount + depth, mergeBase, baseSha);
      found = await split(mergeBase);
      // What the base reaches on a shorter way than the merge base does looks like another one until both are deep enough.
      if (found.own.size <= commitCount && !found.isCrossed) return found;
    }
    // A history that does not end shows nothing.
    return await seenWhole({ ...found, isCrossed: mergeBase !== baseSha });
  } finally {
    await rm(store.gitDirectory, { recursive: true, force: true });
  }
}

/** What a server does not give keeps the review incomplete, and does not end it. */
function unknown(error: unknown): boolean {
  if (error instanceof UserError || error instanceof GitError) return false;
  throw error;
}

async function computeMergeBase(store: Store, { baseSha, headSha, number }: Question): Promise<string> {
  const { stdout, exitCode } = await gitIn(store, ['merge-base', baseSha, headSha], { expected: [0, 1] });
  if (exitCode === 0) return stdout.toString('utf8').trim();
  throw new UserError(
    `There is no common history of ${called(number)} and its base.`,
    'Rebase its branch on the base branch.',
  );
}
