import type { Clock, Deadline } from '../../src/lib/clock.ts';

/** A deadline that does not come. */
export const noDeadline: Deadline = Object.assign(new AbortController().signal, { at: Number.POSITIVE_INFINITY });

export interface MovedClock extends Clock {
  /** Every wait so far, in milliseconds. */
  readonly waits: readonly number[];
}

/**
 * A clock for which waiting moves the time: nobody waits for real, and what comes due by it happens.
 * @param onWait is told how many waits there were, after each
 */
export function movedClock(
  start = Date.parse('2026-01-05T09:00:00Z'),
  onWait: (waits: number) => void = () => undefined,
): MovedClock {
  const waits: number[] = [];
  const due = new Map<object, { readonly at: number; readonly act: () => void }>();
  const began = performance.now();
  let moved = 0;
  const now = () => start + moved + (performance.now() - began);
  const schedule = (act: () => void, milliseconds: number) => {
    const key = {};
    const once = () => {
      clearTimeout(timer);
      if (due.delete(key)) act();
    };
    const timer = setTimeout(once, milliseconds).unref();
    due.set(key, { at: now() + milliseconds, act: once });
    return () => {
      clearTimeout(timer);
      due.delete(key);
    };
  };
  return {
    now,
    waits,
    schedule,
    deadline(milliseconds) {
      const controller = new AbortController();
      schedule(() => controller.abort(new DOMException('The time is over.', 'TimeoutError')), milliseconds);
      return Object.assign(controller.signal, { at: now() + milliseconds });
    },
    async wait(milliseconds, signal) {
      signal.throwIfAborted();
      waits.push(milliseconds);
      await new Promise((resolve) => setImmediate(resolve));
      moved += milliseconds;
      for (const { at, act } of [...due.values()]) if (at <= now()) act();
      onWait(waits.length);
      signal.throwIfAborted();
    },
  };
}
