import type { Clock } from '../../../src/lib/clock.ts';

export interface LifeClock extends Clock {
  /** Time goes by, and what comes due by it happens. */
  pass(milliseconds: number): void;
}

/** A clock without timers of its own: a run that is dropped leaves nothing behind. */
export function lifeClock(start: number): LifeClock {
  const due = new Map<object, { readonly at: number; readonly act: () => void }>();
  let time = start;
  const schedule: Clock['schedule'] = (act, milliseconds) => {
    const key = {};
    due.set(key, { at: time + milliseconds, act });
    return () => void due.delete(key);
  };
  const pass = (milliseconds: number) => {
    time += milliseconds;
    for (const [key, { at, act }] of [...due])
      if (at <= time) {
        due.delete(key);
        act();
      }
  };
  return {
    pass,
    schedule,
    now: () => time,
    deadline(milliseconds) {
      const controller = new AbortController();
      schedule(() => controller.abort(new DOMException('The time is over.', 'TimeoutError')), milliseconds);
      return Object.assign(controller.signal, { at: time + milliseconds });
    },
    async wait(milliseconds, signal) {
      signal.throwIfAborted();
      await new Promise((resolve) => setImmediate(resolve));
      pass(milliseconds);
      signal.throwIfAborted();
    },
  };
}
