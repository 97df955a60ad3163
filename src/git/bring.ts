import type { Remote } from './arrival/fetch-once.ts';
import { hasArrived } from './arrival/promised.ts';
import { readerOf, type Store } from './objects.ts';
import { transferOnce } from './transfer.ts';

/** Nobody waits longer for what a review can do without. */
const timeoutMs = 60_000;
const commitId = /^[0-9a-f]{40,64}$/;

/**
 * Earlier commits that the store has, or that the server still gives. A branch that was pushed over leaves its old head
 * there mostly, for a while; that it is gone costs one refused request.
 * @param remote null: there is no server to ask
 * @throws only when the run is cancelled
 */
export async function bringCommits(
  store: Store,
  remote: Remote | null,
  commits: readonly string[],
): Promise<ReadonlySet<string>> {
  const all = [...new Set(commits)].filter((sha) => commitId.test(sha));
  const here = await commitsIn(store, all);
  const missing = all.filter((sha) => !here.has(sha));
  if (missing.length === 0 || remote === null) return here;
  // What the server is told of the commits that are here, it takes for all that they hold.
  if (!(await hasArrived(store, AbortSignal.timeout(timeoutMs)))) return here;
  const patient = { ...remote, timeoutMs: Math.min(remote.timeoutMs, timeoutMs) };
  // One that is gone takes the others with it.
  if (!(await transferOnce(store, patient, missing)) && missing.length > 1)
    for (const sha of missing) await transferOnce(store, patient, [sha]);
  return commitsIn(store, all);
}

async function commitsIn(store: Store, commits: readonly string[]): Promise<ReadonlySet<string>> {
  const found = await Promise.all(commits.map((sha) => readerOf(store).look(sha)));
  return new Set(commits.filter((_, at) => found[at]?.kind === 'commit'));
}
