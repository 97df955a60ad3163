import { expect, it } from 'vitest';
import { inTime, TooSlow } from './in-time.ts';

it('gives back what the work gives, and throws what it throws', () => {
  const work = inTime(1_000);
  expect(work(() => ['a value'])).toEqual(['a value']);
  const error = new TypeError('a bug');
  expect(() =>
    work(() => {
      throw error;
    }),
  ).toThrow(error);
  expect(work(() => null)).toBeNull();
});

it.each([
  [
    'a loop',
    () => {
      for (;;);
    },
  ],
  ['a pattern that tries everything', () => /^(?:a|a|b?a)*$/u.test(`${'a'.repeat(60)}!`)],
  [
    'work that catches everything',
    () => {
      for (;;)
        try {
          for (;;);
        } catch {}
    },
  ],
])('ends %s, and begins nothing after it', (_, endless) => {
  const work = inTime(30);
  const began = performance.now();
  expect(() => work<unknown>(endless)).toThrow(TooSlow);
  expect(performance.now() - began).toBeLessThan(2_000);
  let isBegun = false;
  expect(() =>
    work(() => {
      isBegun = true;
    }),
  ).toThrow(/no time left/u);
  expect(isBegun).toBe(false);
});
