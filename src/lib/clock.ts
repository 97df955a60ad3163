import { setTimeout as wait } from 'node:timers/promises';

/** Aborts when a time has come, which is known beforehand. */
export interface Deadline extends AbortSignal {
  /** The time, on the clock that made it: milliseconds since 1970. */
  readonly at: number;
}

/** The time, and what waits for it. A test moves its own. */
export interface Clock {
  /**
   * Milliseconds since 1970.
   * @param what names a moment that the report tells of: a replay has the one that was recorded
   */
  now(what?: string): number;
  /** Comes after so many milliseconds. */
  deadline(milliseconds: number): Deadline;
  /** Calls back once after so many milliseconds, unless the returned function is called first. Keeps no program alive. */
  schedule(act: () => void, milliseconds: number): () => void;
  /** Resolves after so many milliseconds. @throws the signal's reason as soon as it is aborted */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
}

/** GitHub's parts are seconds apart, and its outages that pass are mostly as short. */
const longestPatienceMs = 30_000;
const longestPauseMs = 8_000;

/**
 * Acts again after a failure that may pass, for half a minute from the first one: after a pause of a second, which doubles.
 * @throws the last failure; the signal's reason as soon as it is aborted
 */
export async function patiently<T>(
  act: () => Promise<T>,
  options: {
    readonly isPassing: (error: unknown) => boolean;
    readonly clock: Pick<Clock, 'now' | 'wait'>;
    readonly signal: AbortSignal;
  },
): Promise<T> {
  const { isPassing, clock, signal } = options;
  let end: number | null = null;
  for (let pause = 1_000; ; pause = Math.min(2 * pause, longestPauseMs)) {
    try {
      return await act();
    } catch (error) {
      end ??= clock.now() + longestPatienceMs;
      if (!isPassing(error) || clock.now() >= end) throw error;
    }
    await clock.wait(Math.min(pause, end - clock.now()), signal);
  }
}

export const systemClock: Clock = {
  now: () => Date.now(),
  deadline: (milliseconds) => Object.assign(AbortSignal.timeout(milliseconds), { at: Date.now() + milliseconds }),
  schedule(act, milliseconds) {
    const timer = setTimeout(act, milliseconds).unref();
    return () => clearTimeout(timer);
  },
  async wait(milliseconds, signal) {
    await wait(milliseconds, undefined, { signal }).catch(() => signal.throwIfAborted());
  },
};

/** What was waited for did not come before its deadline. */
export class TooLate extends Error {
  override readonly name = 'TooLate';
}

/**
 * What the work comes to, if it does so before the deadline; null: it has all the time it wants. Work that is late goes on
 * for nobody.
 * @param what said when the deadline comes first
 * @throws {TooLate}
 */
export async function within<Value>(deadline: Deadline | null, what: string, work: Promise<Value>): Promise<Value> {
  if (deadline === null) return work;
  const { promise: late, reject } = Promise.withResolvers<never>();
  const end = () => reject(new TooLate(what));
  if (deadline.aborted) end();
  else deadline.addEventListener('abort', end, { once: true });
  try {
    return await Promise.race([work, late]);
  } finally {
    deadline.removeEventListener('abort', end);
    work.catch(() => undefined);
  }
}
