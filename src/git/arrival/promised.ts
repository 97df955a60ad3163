import { unlessAborted } from '../../lib/sharing/share-answers.ts';
import { messageOf, UserError } from '../../lib/user-error.ts';

/** The folder of a repository, as an object that stands for it. */
interface Place {
  readonly gitDirectory: string;
  /** Of the run. */
  readonly signal: AbortSignal | undefined;
}

interface Promised {
  readonly fetch: (signal: AbortSignal) => Promise<void>;
  readonly stop: AbortController;
  /** Null as long as nobody needs them, and after a failure. */
  coming: Promise<void> | null;
  isHere: boolean;
  /** Nobody waits longer. */
  patience: AbortSignal | null;
  /** Why somebody who needed one did not get it. */
  lack: string | null;
}

/** What was left for later has not come to somebody who needed it. */
export class NotComeError extends UserError {}

/** What stores lack of their own commits, and who brings it. */
const promises = new WeakMap<Place, Promised>();

/**
 * Says that a store lacks blobs of its commits, and how all of them are fetched: once, as soon as one is needed. From now on
 * whoever reads of the store waits for them, where it is not known that what it reads is here.
 * @param fetch with a reason to stop, as a signal
 */
export function promiseBlobs(store: Place, fetch: Promised['fetch']): void {
  const stop = new AbortController();
  promises.set(store, { fetch, stop, coming: null, isHere: false, patience: null, lack: null });
}

/** Whether the store may lack a blob of its commits. */
export function isPromised(store: Place): boolean {
  return promises.get(store)?.isHere === false;
}

/** Begins to fetch them, where nobody has, and waits for nothing: where that fails, whoever needs one has it tried again. */
export function beginArrival(store: Place): void {
  const promised = promises.get(store);
  if (promised !== undefined) fetched(promised).catch(() => undefined);
}

/** Lets nobody wait for them any longer than until then. */
export function endPatience(store: Place, at: AbortSignal): void {
  const promised = promises.get(store);
  if (promised !== undefined) promised.patience = at;
}

/**
 * Waits until no blob is lacking, and begins to fetch them where nobody has. Once somebody was told that they do not come,
 * that holds for all.
 * @throws {NotComeError}, and the reason for which the run ends
 */
export async function arrival(store: Place): Promise<void> {
  const promised = promises.get(store);
  if (promised === undefined || promised.isHere) return;
  if (promised.lack === null)
    try {
      await unlessAborted(fetched(promised), promised.patience ?? promised.stop.signal);
      return;
    } catch (error) {
      requireRun(store, promised);
      promised.lack ??=
        promised.patience?.aborted === true ? 'There was no time left to wait for them.' : messageOf(error);
    }
  throw new NotComeError(
    `Files of the repository did not come from the git server: ${promised.lack}`,
    'Run the job again once the server answers; where the job ran out of time, raise `timeout-minutes`.',
  );
}

/** The same for who can do without. @returns whether no blob is lacking; false as well when the signal was aborted */
export async function hasArrived(store: Place, signal: AbortSignal): Promise<boolean> {
  const promised = promises.get(store);
  if (promised === undefined || promised.isHere) return true;
  if (promised.lack !== null) return false;
  try {
    await unlessAborted(fetched(promised), signal);
    return true;
  } catch {
    requireRun(store, promised);
    return false;
  }
}

/** Why they have not come, where somebody needed one: who did went on without it. */
export function lackOf(store: Place): string | null {
  return promises.get(store)?.lack ?? null;
}

/** Ends what is on its way, and waits for its end. Never rejects. */
export async function endArrival(store: Place): Promise<void> {
  const promised = promises.get(store);
  promised?.stop.abort(new Error('what was on its way is not needed any more'));
  await promised?.coming?.catch(() => undefined);
}

/** With the end of a run nothing comes any more, which says nothing of the server. */
function requireRun(store: Place, { stop }: Promised): void {
  store.signal?.throwIfAborted();
  stop.signal.throwIfAborted();
}

function fetched(promised: Promised): Promise<void> {
  const bring = async () => {
    try {
      await promised.fetch(promised.stop.signal);
      promised.isHere = true;
    } catch (error) {
      promised.coming = null;
      throw error;
    }
  };
  promised.coming ??= bring();
  return promised.coming;
}
