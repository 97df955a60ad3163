import type { Clock, Deadline } from '../../lib/clock.ts';
import { UserError } from '../../lib/user-error.ts';
import type { Recorded } from './form.ts';

/** Lets a replay go on in the order of its recording, in the time of that. */
export interface Conductor {
  readonly clock: Clock;
  /** Something begins that has this place in the recording. */
  begin(place: number): void;
  /**
   * Resolves when everything before this place has happened; then it is so late.
   * @param isTooLate a deadline ended it: that has come then
   */
  comes(place: number, at: number, isTooLate?: boolean): Promise<void>;
  /** Calls back when everything before this place has happened, unless the returned function is called first. */
  when(place: number, act: () => void): () => void;
  /**
   * Ends the replay: whatever waits or is asked for from now on fails.
   * @param what in which this run is not the recorded one, as sentences
   * @throws {UserError}
   */
  fail(what: string): never;
  /** The same value, unless the replay ends before. */
  unlessFailed<Value>(work: Promise<Value>): Promise<Value>;
}

/** Somebody waits and nothing has happened for so long: what comes next was not asked for. In milliseconds. */
const longestWait = 20_000;
/** A pause that is over where somebody waits and nothing has happened for so short a time, in milliseconds: both. */
const pauses = { longest: 10_000, shortest: 30 };
/** How late a deadline may have been noticed, in milliseconds. */
const slack = 1_000;

/**
 * @param told what stands at a place of the recording, for people
 * @param longest how long somebody waits for what comes next, in milliseconds
 */
export function conduct(
  { began, moments }: Pick<Recorded, 'began' | 'moments'>,
  told: (place: number) => string,
  longest = longestWait,
): Conductor {
  const happened = new Set<number>();
  const waiting = new Map<number, () => void>();
  const called = new Map<number, () => void>();
  const scheduled = new Set<{ readonly at: number; readonly act: () => void }>();
  const deadlines = new Set<{ readonly at: number; readonly end: () => void }>();
  const failed = Promise.withResolvers<never>();
  failed.promise.catch(() => undefined);
  let error: UserError | null = null;
  let time = began;
  let upTo = 0;
  let patience: NodeJS.Timeout | undefined;
  let pausing: NodeJS.Timeout | undefined;

  function end(what: string): UserError {
    error ??= new UserError(
      `This run is not the one that was recorded: ${what}`,
      'Replay it with the sources that recorded it. Where they were changed on purpose, record another run.',
    );
    clearTimeout(patience);
    clearTimeout(pausing);
    failed.reject(error);
    return error;
  }

  /** What goes on in the recording may follow from a pause that is over: nobody waits for those. */
  function endPause(): void {
    const [next] = [...scheduled].toSorted((one, other) => one.at - other.at);
    next?.act();
    pausing = setTimeout(endPause, pauses.shortest);
  }

  function proceed(): void {
    while (happened.has(upTo + 1)) upTo += 1;
    clearTimeout(patience);
    clearTimeout(pausing);
    const next = waiting.get(upTo + 1);
    if (next !== undefined) {
      waiting.delete(upTo + 1);
      // What follows from what came before is done first.
      setImmediate(next);
    } else if (called.has(upTo + 1)) {
      setImmediate(call, upTo + 1);
    } else if (waiting.size > 0) {
      const stuck = () => void end(`it does not ask for ${told(upTo + 1)}.`);
      patience = setTimeout(stuck, longest);
      pausing = setTimeout(endPause, pauses.shortest);
    }
  }

  function call(place: number): void {
    const act = called.get(place);
    if (act === undefined || error !== null) return;
    called.delete(place);
    happened.add(place);
    act();
    proceed();
  }

  function begin(place: number): void {
    if (error !== null) throw error;
    happened.add(place);
    proceed();
  }

  const unlessFailed = <Value>(work: Promise<Value>) => Promise.race([work, failed.promise]);

  return {
    begin,
    fail(what) {
      throw end(what);
    },
    unlessFailed,
    when(place, act) {
      called.set(place, act);
      proceed();
      return () => void (called.get(place) === act && called.delete(place));
    },
    async comes(place, at, isTooLate = false) {
      const turn = Promise.withResolvers<void>();
      waiting.set(place, turn.resolve);
      proceed();
      await unlessFailed(turn.promise);
      time = Math.max(time, at);
      if (isTooLate) for (const each of [...deadlines]) if (each.at <= time + slack) each.end();
      begin(place);
    },
    clock: {
      now: (what) => (what === undefined ? time : (moments[what] ?? time)),
      deadline(milliseconds): Deadline {
        const controller = new AbortController();
        const end = () => {
          deadlines.delete(entry);
          clearTimeout(timer);
          controller.abort(new DOMException('The time is over.', 'TimeoutError'));
        };
        const entry = { at: time + milliseconds, end };
        const timer = setTimeout(end, milliseconds).unref();
        deadlines.add(entry);
        return Object.assign(controller.signal, { at: entry.at });
      },
      schedule(act, milliseconds) {
        const end = () => {
          clearTimeout(timer);
          scheduled.delete(entry);
        };
        const once = () => {
          end();
          act();
        };
        const entry = { at: time + milliseconds, act: once };
        const timer = setTimeout(once, milliseconds).unref();
        if (milliseconds <= pauses.longest) scheduled.add(entry);
        return end;
      },
      async wait(_milliseconds, signal) {
        signal.throwIfAborted();
        await new Promise((resolve) => setImmediate(resolve));
        signal.throwIfAborted();
      },
    },
  };
}
