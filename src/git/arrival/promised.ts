/** The folder of a repository, as an object that stands for it. */
interface Place {
  readonly gitDirectory: string;
}

interface Promised {
  readonly fetch: (signal: AbortSignal) => Promise<void>;
  readonly stop: AbortController;
  /** Null as long as nobody needs them. */
  coming: Promise<void> | null;
  isHere: boolean;
  /** What somebody who needed one had for an answer. */
  failure: { readonly error: unknown } | null;
}

/** What stores lack of their own commits, and who brings it. */
const promises = new WeakMap<Place, Promised>();

/**
 * Says that a store lacks blobs of its commits, and how all of them are fetched: once, as soon as one is needed. From now on
 * whoever reads of the store waits for them, where it is not known that what it reads is here.
 * @param fetch with a reason to stop, as a signal
 */
export function promiseBlobs(store: Place, fetch: Promised['fetch']): void {
  promises.set(store, { fetch, stop: new AbortController(), coming: null, isHere: false, failure: null });
}

/** Whether the store may lack a blob of its commits. */
export function isPromised(store: Place): boolean {
  return promises.get(store)?.isHere === false;
}

/** Begins to fetch them, where nobody has, and waits for nothing: of what then does not come, whoever needs it is told. */
export function beginArrival(store: Place): void {
  const promised = promises.get(store);
  if (promised !== undefined) fetched(promised).catch(() => undefined);
}

/** Waits until no blob is lacking, and begins to fetch them where nobody has. @throws what fetching them came to */
export async function arrival(store: Place): Promise<void> {
  const promised = promises.get(store);
  if (promised === undefined || promised.isHere) return;
  try {
    await fetched(promised);
  } catch (error) {
    promised.failure = { error };
    throw error;
  }
}

/** @throws what fetching came to, where it has failed and somebody needed it: who did went on without it */
export function requireArrived(store: Place): void {
  const failure = promises.get(store)?.failure ?? null;
  if (failure !== null) throw failure.error;
}

/** Ends what is on its way, and waits for its end. Never rejects. */
export async function endArrival(store: Place): Promise<void> {
  const promised = promises.get(store);
  promised?.stop.abort(new Error('what was on its way is not needed any more'));
  await promised?.coming?.catch(() => undefined);
}

function fetched(promised: Promised): Promise<void> {
  const bring = async () => {
    await promised.fetch(promised.stop.signal);
    promised.isHere = true;
  };
  promised.coming ??= bring();
  return promised.coming;
}
