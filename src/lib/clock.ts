import { setTimeout as wait } from 'node:timers/promises';

/** Aborts when a time has come, which is known beforehand. */
export interface Deadline extends AbortSignal {
  /** The time, on the clock that made it: milliseconds since 1970. */
  readonly at: number;
}

/** The time, and what waits for it. A test moves its own. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Comes after so many milliseconds. */
  deadline(milliseconds: number): Deadline;
  /** Calls back once after so many milliseconds, unless the returned function is called first. Keeps no program alive. */
  schedule(act: () => void, milliseconds: number): () => void;
  /** Resolves after so many milliseconds. @throws the signal's reason as soon as it is aborted */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: Date.now,
  deadline: (milliseconds) => Object.assign(AbortSignal.timeout(milliseconds), { at: Date.now() + milliseconds }),
  schedule(act, milliseconds) {
    const timer = setTimeout(act, milliseconds).unref();
    return () => clearTimeout(timer);
  },
  async wait(milliseconds, signal) {
    await wait(milliseconds, undefined, { signal }).catch(() => signal.throwIfAborted());
  },
};
