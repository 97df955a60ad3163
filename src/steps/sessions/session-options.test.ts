import { expect, it } from 'vitest';
import { movedClock } from '../../../test/support/moved-clock.ts';
import { startSessionOptions } from './session-options.ts';

it('draws what is drawn from the seed of the run, so that a replay draws it too', () => {
  const { signal: cancel } = new AbortController();
  const drawn = (seed: string) => {
    const world = { connect: () => ({ name: '', open: () => ({ send: () => Promise.reject() }) }), cancel, seed };
    const terms = { reviewers: [], prices: [], maxCostUsd: null, maxSlices: 1, maxTurns: 1, timeoutMs: 60_000 };
    const preflight = { of: async () => undefined, barred: Promise.resolve(new Map()) };
    return startSessionOptions(terms, { ...world, preflight, clock: movedClock() }, 0).spread?.('1 the task');
  };
  expect(drawn('one')).toBe(drawn('one'));
  expect(drawn('one')).not.toBe(drawn('other'));
});
