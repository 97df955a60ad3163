import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { movedClock } from '../../test/support/moved-clock.ts';
import { samples } from '../../test/support/samples.ts';
import { noUsage } from '../types.ts';
import { type FailureFacts, ProviderError, type Turn } from './provider.ts';
import { sendTurn } from './send.ts';
import { type Spread, spreadBy } from './spread.ts';

const turn: Turn = { text: 'Done.', calls: [], stop: 'end', usage: noUsage, model: 'm' };
const failing = (facts: Partial<FailureFacts> = {}) =>
  new ProviderError('outage', 'HTTP 529 overloaded_error', { isTransient: true, words: 'Overloaded', ...facts });
const minutes = (count: number) => count * 60_000;

/** Sends on a clock of its own to a vendor that answers by its rule. */
async function sent(
  vendor: (elapsedMs: number, attempt: number) => Turn | Error,
  timeoutMs: number,
  isReached = false,
  spread?: Spread,
) {
  const clock = movedClock();
  const start = clock.now();
  const deadline = clock.deadline(timeoutMs);
  let attempts = 0;
  let retries = 0;
  const send = async () => {
    attempts += 1;
    const answer = vendor(clock.now() - start, attempts);
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const onRetry = () => {
    retries += 1;
  };
  const patience = { clock, deadline, signal: deadline, isReached, spread, onRetry };
  const end = await sendTurn({ send }, 'the task', patience).catch((error: unknown) => error);
  return { end, attempts, retries, waits: clock.waits, elapsedMs: clock.now() - start };
}

describe('patience', () => {
  it('outlasts a disturbance of any length that ends before the session', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: minutes(30) }), async (lasting) => {
        const { end, attempts, elapsedMs } = await sent((at) => (at < lasting ? failing() : turn), minutes(36));
        expect(end).toBe(turn);
        expect(attempts).toBeLessThan(45);
        // Nobody comes back more than a minute after the vendor has recovered.
        expect(elapsedMs).toBeLessThan(lasting + minutes(1) + 1_000);
      }),
      { numRuns: samples(100) },
    );
  });

  it('pauses longer and longer, up to a minute', async () => {
    const { waits } = await sent((_, attempt) => (attempt < 10 ? failing() : turn), minutes(36));
    const longest = [1, 2, 4, 8, 16, 32, 60, 60, 60];
    expect(waits).toHaveLength(longest.length);
    for (const [index, seconds] of longest.entries()) {
      expect(waits[index]).toBeLessThanOrEqual(seconds * 1_000);
      expect(waits[index]).toBeGreaterThanOrEqual(seconds * 750);
    }
  });

  it('pauses as its run says: alike in a replay, otherwise in another run and after another failure', async () => {
    const pauses = async (seed: string) =>
      (await sent((_, attempt) => (attempt < 10 ? failing() : turn), minutes(36), false, spreadBy(seed))).waits;
    const one = await pauses('one');
    expect(await pauses('one')).toEqual(one);
    expect(await pauses('other')).not.toEqual(one);
    expect(new Set(one.slice(-3)).size).toBe(3);
  });

  it('waits as long as it is told', async () => {
    const { end, waits } = await sent((at) => (at < 61_000 ? failing({ retryAfterMs: 61_000 }) : turn), minutes(36));
    expect(end).toBe(turn);
    expect(waits).toEqual([61_000]);
  });

  it('says at once that what it is told to wait is longer than the session', async () => {
    const told = failing({ retryAfterMs: 999_999_000 });
    expect(await sent(() => told, minutes(36))).toMatchObject({ end: told, attempts: 1, retries: 0, waits: [] });
  });

  it('ends with what the vendor said last when it never recovers', async () => {
    const { end, elapsedMs, attempts, retries } = await sent(() => failing(), minutes(36));
    expect(end).toMatchObject({ reason: 'outage', words: 'Overloaded' });
    expect(elapsedMs).toBeGreaterThan(minutes(34));
    expect(elapsedMs).toBeLessThan(minutes(37));
    expect(attempts).toBe(retries + 1);
  });

  it('does not hammer a vendor that says it need not be waited for', async () => {
    const { attempts } = await sent(() => failing({ retryAfterMs: 0 }), minutes(36));
    expect(attempts).toBeLessThan(50);
  });

  it('gives up a host that nobody knows after half a minute, as a configuration, unless it has answered before', async () => {
    const unknown = failing({ isOfAddress: true });
    const given = await sent(() => unknown, minutes(36));
    expect(given).toMatchObject({ end: { reason: 'configuration', isTransient: false }, attempts: 6, retries: 5 });
    expect(given.elapsedMs).toBeLessThan(32_000);
    const lost = (at: number) => (at < minutes(3) ? unknown : turn);
    expect((await sent(lost, minutes(36), true)).end).toBe(turn);
    // Whoever is overloaded has an address.
    const busy = (_: number, attempt: number) => (attempt === 1 ? failing() : unknown);
    expect((await sent(busy, minutes(36))).end).toMatchObject({ reason: 'outage' });
    const back = (_: number, attempt: number) => (attempt < 6 ? unknown : turn);
    expect((await sent(back, minutes(36))).end).toBe(turn);
  });

  it('does not repeat what no waiting mends', async () => {
    const refused = failing({ isTransient: false });
    expect(await sent(() => refused, minutes(36))).toMatchObject({ end: refused, attempts: 1, waits: [] });
  });

  it('ends with the reason of the signal when the run is given up in a pause', async () => {
    const cancel = new AbortController();
    const given = new Error('given up');
    const clock = movedClock();
    const wait = async (milliseconds: number, signal: AbortSignal) => {
      cancel.abort(given);
      await clock.wait(milliseconds, signal);
    };
    const deadline = clock.deadline(minutes(36));
    const patience = {
      clock: { ...clock, wait },
      deadline,
      signal: cancel.signal,
      isReached: true,
      onRetry: () => undefined,
    };
    const send = async () => {
      throw failing();
    };
    await expect(sendTurn({ send }, 'the task', patience)).rejects.toBe(given);
  });
});
