import { mkdir, rm } from 'node:fs/promises';
import { initRepository } from '../ancestry.ts';
import { readerOf, type Store } from '../objects.ts';
import { isFetched, type Remote } from './fetch-once.ts';
import { fetchTrees } from './in-parts.ts';

/** A head that is fetched before anybody knows what it is compared with. */
export interface EarlyFetch {
  /**
   * Where the head is, with so much of its history, as soon as it is there. Null: it is another one, or it could not be fetched so;
   * then nothing of it is left, and whoever fetches it in the ordinary way is told why. Can be taken once.
   */
  take(wanted: Pick<Ahead, 'headSha' | 'commitCount'>): Promise<Begun | null>;
  /** Ends it, and leaves nothing behind, unless it was taken. Never rejects. */
  end(): Promise<void>;
}

export interface Begun {
  readonly store: Store;
  readonly directory: string;
  /** Whether the head came without its blobs. */
  readonly isInParts: boolean;
}

export interface Ahead extends Remote {
  /** A private folder, removed when the head is not taken. */
  readonly directory: string;
  readonly path: string;
  readonly headSha: string;
  /** Commits of the pull request, as the event counts them: the last of so many has the merge base as a parent. */
  readonly commitCount: number;
}

/** Begins to fetch a head, once and without patience: an event can speak of what is not there yet, or no longer. */
export function fetchEarly(ahead: Ahead): EarlyFetch {
  const { directory, path, headSha, commitCount } = ahead;
  const stop = new AbortController();
  const signal = AbortSignal.any([ahead.signal, stop.signal]);
  const begin = async () => {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    const store = await initRepository(directory, 'objects', { path, signal });
    const wanted = { refspecs: [`+${headSha}:refs/deep-review/head`], depth: commitCount + 1 };
    const remote = { ...ahead, signal };
    const isThere = ahead.isLarge
      ? await fetchTrees(store, remote, wanted)
      : await isFetched(store, remote, { ...wanted, holding: 'everything', isChecked: true });
    return isThere ? store : null;
  };
  const coming = begin().catch(() => null);
  let isTaken = false;
  const end = async () => {
    if (isTaken) return;
    stop.abort(new Error('what was begun is not needed'));
    const store = await coming;
    if (store !== null) readerOf(store).close();
    // What the disk does not give up is temporary, and says nothing of the review.
    await rm(directory, { recursive: true, force: true }).catch(() => undefined);
  };
  return {
    end,
    async take(wanted) {
      const store = wanted.headSha === headSha && wanted.commitCount <= commitCount ? await coming : null;
      if (isTaken || store === null) {
        await end();
        return null;
      }
      isTaken = true;
      return { store, directory, isInParts: ahead.isLarge };
    },
  };
}
