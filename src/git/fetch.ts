import { mkdir, rm } from 'node:fs/promises';
import type { ChangeCommit } from '../types.ts';
import { askAncestry, initRepository } from './ancestry.ts';
import { bringBeside } from './arrival/bring-beside.ts';
import type { EarlyFetch } from './arrival/early-fetch.ts';
import type { Remote } from './arrival/fetch-once.ts';
import { fetchBlobs, fetchTrees } from './arrival/in-parts.ts';
import { endArrival } from './arrival/promised.ts';
import { bringCommits } from './bring.ts';
import { listCommits } from './history.ts';
import { everythingIn, type Kept, packInto } from './kept/keep-objects.ts';
import { requireGit } from './local/require-git.ts';
import { readerOf, type Store } from './objects.ts';
import { createRepo } from './repo.ts';
import type { Repo } from './snapshot.ts';
import { transfer } from './transfer.ts';

export interface FetchOptions extends Remote {
  /** A private folder; a bare repository is made inside it, and removed at the end. */
  readonly directory: string;
  readonly headSha: string;
  readonly baseSha: string;
  /** Null when GitHub did not tell: it is then found by a fetch without trees. */
  readonly mergeBase: string | null;
  readonly commitCount: number;
  readonly path: string;
}

export interface OpenedRepo extends AsyncDisposable {
  readonly repo: Repo;
  readonly mergeBase: string;
  /** Whether head and base have further merge bases, and this one does not show all that a merge would do. */
  readonly isCrossed: boolean;
  /** Of these earlier commits, those that can be read now; what is gone is no error. */
  readonly bring: (commits: readonly string[]) => Promise<ReadonlySet<string>>;
  /**
   * Writes what can be read here into an existing folder, as one file of objects.
   * @param isSecret of a text that must not be kept
   * @returns what it takes besides to open it again; @throws when it cannot be written, is too large, or holds a secret
   */
  readonly keep: (folder: string, isSecret?: (text: string) => boolean) => Promise<Kept>;
}

/**
 * Fetches the objects of one pull request into a bare repository of our own whose HEAD is unborn. All come from the base
 * repository, so a fork and a deleted fork are read alike, and nothing is checked out.
 * @param early where the head may be already
 * @throws {UserError} without a usable git, when the token may not read, or when the commits are not there
 */
export async function openRepo(options: FetchOptions, early: EarlyFetch | null = null): Promise<OpenedRepo> {
  const { path, signal, headSha, commitCount } = options;
  const begun = (await early?.take(options)) ?? null;
  const { directory } = begun ?? options;
  if (begun !== null) await rm(options.directory, { recursive: true, force: true });
  try {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    const store = begun?.store ?? (await initRepository(directory, 'objects', { path, signal }));
    const asked = options.mergeBase === null ? await askAncestry(store, { ...options, directory }) : null;
    const mergeBase = asked?.mergeBase ?? options.mergeBase ?? '';
    let isInParts = begun?.isInParts ?? false;
    const bringWhole = async (remote: Remote) => {
      const [bases, depth] = [[mergeBase], commitCount + 1];
      const fetch = (into: Store) => transfer(into, remote, { head: headSha, bases, depth, holding: 'everything' });
      await (isInParts ? bringBeside(store, directory, fetch) : fetch(store));
      isInParts = false;
    };
    const bring = async () => {
      const refspecs = [`+${headSha}:refs/deep-review/head`, `+${mergeBase}:refs/deep-review/base0`];
      const isBrought = options.isLarge && (await fetchTrees(store, options, { refspecs, depth: commitCount + 1 }));
      if (isBrought) isInParts = true;
      else await bringWhole(options);
    };
    const list = () => listCommits(store, { from: mergeBase, to: headSha, path: null });
    const isWhole = begun !== null && (await readerOf(store).look(mergeBase))?.kind === 'commit';
    if (!isWhole) await bring();
    let listed = await list();
    if (isWhole && listed.length > commitCount) {
      // The base was merged into the branch: what is its own shows when the merge base has its history as well.
      await bring();
      listed = await list();
    }
    if (isInParts) await fetchBlobs(store, options, { mergeBase, headSha }, bringWhole);
    const { own, fromBase, isCrossed } =
      asked ?? (await splitCommits(store, listed, { ...options, directory, mergeBase }));
    return {
      repo: createRepo(store, { mergeBase, headSha, own, fromBase, listed }),
      mergeBase,
      isCrossed,
      bring: (commits) => bringCommits(store, options, commits),
      async keep(folder, isSecret) {
        const everything = await everythingIn(store);
        await packInto(folder, store, everything, isSecret);
        const { shallow } = everything;
        return { mergeBase, headSha, isCrossed, own: [...own], fromBase: [...fromBase], shallow };
      },
      async [Symbol.asyncDispose]() {
        await endArrival(store);
        readerOf(store).close();
        await rm(directory, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await rm(directory, { recursive: true, force: true });
    // What an old git does not know it complains about in words that help nobody.
    await requireGit(options);
    throw error;
  }
}

/**
 * Where the base was merged into the branch, an old commit of the base can be within the depth as seen from the head
 * and beyond it as seen from the merge base; it then looks like the pull request's own. So does, with several merge
 * bases, what came from the base beside the one that is meant. GitHub's count gives both away.
 */
async function splitCommits(
  store: Store,
  listed: readonly Pick<ChangeCommit, 'sha'>[],
  options: FetchOptions & { readonly mergeBase: string },
) {
  const seen = new Set(listed.map(({ sha }) => sha));
  if (seen.size <= options.commitCount) return { own: seen, fromBase: new Set<string>(), isCrossed: false };
  return askAncestry(store, options);
}
