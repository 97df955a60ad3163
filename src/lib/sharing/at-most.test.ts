import { setImmediate as later } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { atMost } from './at-most.ts';

const never = new AbortController().signal;

it('so many are at work at once, and all come to their end, also behind one that fails', async () => {
  const limit = atMost(3);
  let [working, most] = [0, 0];
  const act = async (at: number) => {
    working += 1;
    most = Math.max(most, working);
    await later();
    working -= 1;
    if (at % 4 === 0) throw new Error(`${at}`);
    return at;
  };
  const ends = await Promise.allSettled(Array.from({ length: 20 }, (_, at) => limit(() => act(at), never)));
  expect(most).toBe(3);
  expect(ends.map(({ status }) => status).filter((status) => status === 'rejected')).toHaveLength(5);
  expect(await limit(() => act(1), never)).toBe(1);
});

it('what is aborted while it waits is not begun', async () => {
  const limit = atMost(1);
  const { promise, resolve } = Promise.withResolvers<void>();
  const cancel = new AbortController();
  const first = limit(() => promise, never);
  let isBegun = false;
  const second = limit(async () => {
    isBegun = true;
  }, cancel.signal);
  cancel.abort(new Error('given up'));
  resolve();
  await first;
  await expect(second).rejects.toThrow('given up');
  expect(isBegun).toBe(false);
});
