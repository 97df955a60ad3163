/** The time, and what waits for it. A test moves its own. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Aborts after so many milliseconds. */
  deadline(milliseconds: number): AbortSignal;
  /** Calls back once after so many milliseconds, unless the returned function is called first. Keeps no program alive. */
  schedule(act: () => void, milliseconds: number): () => void;
}

export const systemClock: Clock = {
  now: Date.now,
  deadline: (milliseconds) => AbortSignal.timeout(milliseconds),
  schedule(act, milliseconds) {
    const timer = setTimeout(act, milliseconds).unref();
    return () => clearTimeout(timer);
  },
};
