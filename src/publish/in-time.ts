import { createContext, Script } from 'node:vm';

/** Work that took longer than there was time for. */
export class TooSlow extends Error {
  override readonly name = 'TooSlow';
}

const timedOut = 'ERR_SCRIPT_EXECUTION_TIMEOUT';

/** One for all work, for a context takes a millisecond to make. */
const scope: { work: () => void } = { work: () => undefined };
const context = createContext(scope);
const script = new Script('work()');

/** Does work that waits for nothing, while its time lasts. @throws {TooSlow} and whatever the work throws */
export type InTime = <Value>(work: () => Value) => Value;

/**
 * Gives so much time to all that is done with it together, in milliseconds. Work that does not end is ended: only V8 can
 * do that to code that never returns, and it does it to what a script calls.
 */
export function inTime(limitMs: number): InTime {
  let left = limitMs;
  return <Value>(work: () => Value): Value => {
    if (left < 1) throw new TooSlow(`there was no time left of ${limitMs / 1_000} s`);
    const done: { value?: Value } = {};
    const began = performance.now();
    try {
      scope.work = () => {
        done.value = work();
      };
      script.runInContext(context, { timeout: Math.ceil(left) });
    } catch (error) {
      // It comes from another realm, where `Error` is another one.
      if (typeof error === 'object' && error !== null && 'code' in error && error.code === timedOut)
        throw new TooSlow(`it took longer than the ${limitMs / 1_000} s that there are for all of it`);
      throw error;
    } finally {
      left -= performance.now() - began;
    }
    return done.value as Value;
  };
}
