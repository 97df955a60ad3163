import { getEventListeners } from 'node:events';
import { expect, it } from 'vitest';
import { brokenStream } from '../../agent/http-failure.ts';
import type { Asking, Brief, Turn } from '../../agent/provider.ts';
import { ProviderError, type Session } from '../../agent/provider.ts';
import type { Price } from '../../prices/price.ts';
import { noUsage, type Reviewer } from '../../types.ts';
import type { Purpose } from './money.ts';
import { openPurse } from './purse.ts';

/** A dollar for a thousand tokens of output; input costs nothing unless it is said. */
const price: Price = { input: 0, cached: 0, written: 0, writtenLong: 0, output: 1_000, above: null };
const reviewer: Reviewer = {
  ...{ name: 'A', provider: 'vendor', vendor: 'vendor', model: 'm', effort: null, passes: 1 },
  maxOutputTokens: null,
};
const brief: Brief = {
  ...{ model: 'm', effort: null, system: '', tools: [], context: '', idleTimeoutMs: 1, maxOutputTokens: 1_000 },
};
const never = new AbortController().signal;

/** A session whose turns end when they are told to. */
function scripted() {
  const asked: PromiseWithResolvers<Turn>[] = [];
  const askings: Asking[] = [];
  const open = (): Session => {
    return {
      send(_input, _signal, asking = {}) {
        const turn = Promise.withResolvers<Turn>();
        asked.push(turn);
        askings.push(asking);
        return turn.promise;
      },
    };
  };
  const turn = (output: number): Turn => ({
    ...{ text: 'Done.', calls: [], stop: 'end', model: 'm', usage: { ...noUsage, cached: 1, output } },
  });
  return { open, asked, askings, turn };
}

const reasonOf = (error: unknown) => (error instanceof ProviderError ? error.reason : error);
const settled = () => new Promise((resolve) => setImmediate(resolve));

it('asks for no turn that there may be no money for, and lets it wait while others may be cheaper than thought', async () => {
  const { open, asked, turn } = scripted();
  const purse = openPurse({ priceOf: () => price }, 2);
  const session = (purpose: Purpose = 'prose') => purse.open(open, brief, { reviewer, purpose });
  const sessions = [session(), session(), session()];
  const sends = sessions.map((one) => one.send('x', never).then(() => 'came', reasonOf));
  await settled();
  // Each may cost a dollar, and there are two.
  expect(asked).toHaveLength(2);
  asked[0]?.resolve(turn(500));
  await settled();
  expect(asked).toHaveLength(2);
  asked[1]?.resolve(turn(500));
  await settled();
  expect(asked).toHaveLength(3);
  asked[2]?.resolve(turn(1));
  expect(await Promise.all(sends)).toEqual(['came', 'came', 'came']);
  expect(sessions.map(({ costUsd }) => costUsd())).toEqual([0.5, 0.5, 0.001]);
  // 1.001 is spent: another dollar would be too much, whoever waits.
  expect(await session().send('x', never).catch(reasonOf)).toBe('cost');
  expect(asked).toHaveLength(3);
  expect(getEventListeners(never, 'abort')).toEqual([]);
});

it('keeps something for verifications, and something of that for the report', async () => {
  const { open, asked } = scripted();
  const purse = openPurse({ priceOf: () => ({ ...price, output: 850 }) }, 1);
  const send = (purpose: Purpose) => purse.open(open, brief, { reviewer, purpose }).send('x', never);
  expect(await send('review').catch(reasonOf)).toBe('cost');
  void send('check');
  await settled();
  expect(asked).toHaveLength(1);
  const error: unknown = await send('review').catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({
    message:
      'Of `max-cost-usd`, $1.00, $0.00 are spent, $0.20 of it are kept for what comes later, and one more turn may cost $0.85.',
  });
});

it('stops waiting with its session, and keeps nothing for what never began', async () => {
  const { open, asked, turn } = scripted();
  const purse = openPurse({ priceOf: () => price }, 1);
  const session = () => purse.open(open, brief, { reviewer, purpose: 'prose' });
  const first = session().send('x', never);
  const given = new AbortController();
  const waiting = session().send('x', given.signal).catch(reasonOf);
  await settled();
  given.abort('given up');
  expect(await waiting).toBe('given up');
  asked[0]?.resolve(turn(0));
  await first;
  const last = session().send('x', never);
  await settled();
  // What ended before it had to wait is not heard of again.
  expect(await session().send('x', AbortSignal.abort('given up')).catch(reasonOf)).toBe('given up');
  asked[1]?.resolve(turn(1_000));
  expect((await last).usage.output).toBe(1_000);
});

it('counts what was sent of an answer that broke off, and nothing of what was refused', async () => {
  const { open, asked } = scripted();
  const dear = { ...price, input: 1_000 };
  const session = openPurse({ priceOf: () => dear }, null).open(open, brief, { reviewer, purpose: 'review' });
  const sent = 'x'.repeat(3_498);
  const broken = session.send(sent, never).catch(reasonOf);
  await settled();
  asked[0]?.reject(brokenStream('the stream ended early'));
  expect(await broken).toBe('outage');
  // 3,500 characters with the empty list of tools: a thousand tokens, as likely as not.
  expect(session.costUsd()).toBe(1);
  const refused = session.send(sent, never).catch(reasonOf);
  await settled();
  asked[1]?.reject(new ProviderError('rate-limit', 'HTTP 429', { isTransient: true, isFree: true }));
  expect(await refused).toBe('rate-limit');
  expect(session.costUsd()).toBe(1);
});

it('bounds answers that nobody else bounds, and no other', async () => {
  const limitOf = async (maxUsd: number | null, maxOutputTokens: number | null, output = 10) => {
    const { open, askings } = scripted();
    const purse = openPurse({ priceOf: () => ({ ...price, output }) }, maxUsd);
    void purse.open(open, { ...brief, maxOutputTokens }, { reviewer, purpose: 'review' }).send('x', never);
    await settled();
    return askings.map((asking) => asking.maxOutputTokens);
  };
  // A tenth of the budget, and no fewer tokens than a long review takes.
  expect(await limitOf(5, null)).toEqual([50_000]);
  expect(await limitOf(1, null)).toEqual([16_000]);
  expect(await limitOf(50, null)).toEqual([undefined]);
  expect(await limitOf(5, 1_000)).toEqual([undefined]);
  expect(await limitOf(null, null)).toEqual([undefined]);
  expect(await limitOf(0.01, null, 0)).toEqual([undefined]);
});

it('keeps what a turn costs whose cache has lost everything', async () => {
  const { open, asked, turn } = scripted();
  const long = openPurse({ priceOf: () => ({ ...price, input: 1_000, written: 1_250, output: 0 }) }, 3);
  const session = long.open(open, brief, { reviewer, purpose: 'prose' });
  // Two bytes are a token at most, and a thousand of them written to a cache may cost a dollar and a quarter.
  const first = session.send('x'.repeat(1_998), never);
  await settled();
  asked[0]?.resolve({ ...turn(0), usage: { ...noUsage, input: 1_000 } });
  await first;
  // A dollar is spent. What was said so far may be read anew: that and six hundred tokens more are the two dollars that are left.
  await expect(session.send('x'.repeat(1_202), never)).rejects.toMatchObject({ reason: 'cost' });
  const second = session.send('x'.repeat(1_200), never);
  await settled();
  expect(asked).toHaveLength(2);
  asked[1]?.resolve(turn(0));
  await second;
});

it('reckons an answer among what is sent again with the next turn, and the price of a large request for it', async () => {
  const { open, asked, turn } = scripted();
  const above = { tokens: 2_500, input: 1, output: 4 };
  const session = openPurse({ priceOf: () => ({ ...price, above }) }, 4.5).open(open, brief, {
    reviewer,
    purpose: 'prose',
  });
  const first = session.send('', never);
  await settled();
  asked[0]?.resolve({ ...turn(1_000), usage: { ...noUsage, input: 1_000, output: 1_000 } });
  await first;
  // A dollar of four and a half is spent. With a thousand tokens more the next answer may cost four of them.
  expect(await session.send('x'.repeat(1_002), never).catch(reasonOf)).toBe('cost');
  const second = session.send('x'.repeat(1_000), never);
  await settled();
  expect(asked).toHaveLength(2);
  asked[1]?.resolve(turn(0));
  await second;
});

it('knows no cost without a price, and lets nothing through with a budget', async () => {
  const { open } = scripted();
  const purse = (most: number | null) =>
    openPurse({ priceOf: () => null }, most).open(open, brief, { reviewer, purpose: 'review' });
  expect(purse(null).costUsd()).toBeNull();
  // Whoever asks again gets the same answer, and nothing was spent.
  const refusal = { reason: 'cost', isTransient: false, isFree: true };
  await expect(purse(1).send('x', never)).rejects.toMatchObject(refusal);
});

it('pays for what keeps a cache warm, and renews nothing that there may be no money for', async () => {
  const usage = { ...noUsage, cached: 3_000 };
  const renewal = { afterMs: 1, renew: async (): Promise<Turn> => ({ ...scripted().turn(0), usage }) };
  const open = (): Session => ({ ...scripted().open(), renewal });
  const dear: Price = { ...price, input: 1_000, cached: 100 };
  const long = { ...brief, context: 'x'.repeat(6_000) };
  const rich = openPurse({ priceOf: () => dear }, 5).open(open, long, { reviewer, purpose: 'review' });
  await rich.renewal?.renew(never);
  expect(rich.renewal?.costUsd?.()).toBeCloseTo(0.3);
  expect(rich.costUsd()).toBe(0);
  // Where the entry is gone, three thousand tokens are read anew: three dollars.
  const poor = openPurse({ priceOf: () => dear }, 3).open(open, long, { reviewer, purpose: 'review' });
  // No waiting mends that.
  await expect(poor.renewal?.renew(never)).rejects.toMatchObject({ reason: 'cost', isTransient: false, isFree: true });
});

it('holds the money of a renewal while it is under way, and lets go what it did not cost', async () => {
  const { open, asked, turn } = scripted();
  const renewing = Promise.withResolvers<Turn>();
  const warm = (): Session => ({ ...open(), renewal: { afterMs: 1, renew: () => renewing.promise } });
  const purse = openPurse({ priceOf: () => ({ ...price, input: 1_000, output: 2_500 }) }, 5);
  const send = (most: number) => {
    const own = { ...brief, maxOutputTokens: most };
    return purse.open(open, own, { reviewer, purpose: 'prose' }).send('', never);
  };
  // It may cost three dollars of five, and comes to one.
  const long = { ...brief, context: 'x'.repeat(5_998) };
  const renewed = purse.open(warm, long, { reviewer, purpose: 'prose' }).renewal?.renew(never);
  const waiting = send(1_000);
  await settled();
  expect(asked).toHaveLength(0);
  renewing.resolve({ ...turn(0), usage: { ...noUsage, input: 1_000 } });
  await renewed;
  await settled();
  expect(asked).toHaveLength(1);
  asked[0]?.resolve(turn(0));
  await waiting;
  expect(await send(1_600).catch(reasonOf)).toBe('cost');
});

it('counts a renewal that broke off as dear as it can be, and none that was refused', async () => {
  const failures = [brokenStream('cut'), new ProviderError('auth', 'HTTP 401', { isTransient: false, isFree: true })];
  const renew = async (): Promise<Turn> => Promise.reject(failures.shift());
  const open = (): Session => ({ ...scripted().open(), renewal: { afterMs: 1, renew } });
  const long = { ...brief, context: 'x'.repeat(10_498) };
  const dear = { ...price, input: 1_000 };
  const { renewal } = openPurse({ priceOf: () => dear }, null).open(open, long, { reviewer, purpose: 'review' });
  await expect(renewal?.renew(never)).rejects.toMatchObject({ reason: 'outage' });
  expect(renewal?.costUsd?.()).toBe(3);
  await expect(renewal?.renew(never)).rejects.toMatchObject({ reason: 'auth' });
  expect(renewal?.costUsd?.()).toBe(3);
});

it('tells a session that has money for hardly more than one turn', async () => {
  const { open, asked, turn } = scripted();
  const purse = openPurse({ priceOf: () => ({ ...price, input: 10 }) }, 4);
  const session = purse.open(open, brief, { reviewer, purpose: 'prose' });
  const ends: (boolean | undefined)[] = [];
  // Two turns of a dollar may follow, with four cents for each that they read, and a thousand tokens more each time.
  for (const output of [1_000, 850, 100]) {
    const sent = session.send('', never);
    await settled();
    asked.at(-1)?.resolve(turn(output));
    ends.push((await sent).isNearEnd);
  }
  expect(ends).toEqual([undefined, undefined, true]);
  const free = openPurse({ priceOf: () => ({ ...price, output: 0 }) }, 0.01).open(open, brief, {
    reviewer,
    purpose: 'prose',
  });
  const last = free.send('', never);
  await settled();
  asked.at(-1)?.resolve(turn(5_000));
  expect((await last).isNearEnd).toBeUndefined();
});

it('calls it want of money where an answer is cut off at a limit of its own, and no other', async () => {
  const ended = async (most: number | null, limit: number) => {
    const { open, asked, turn } = scripted();
    const purse = openPurse({ priceOf: () => ({ ...price, output: 10 }) }, 0.2);
    const own = { ...brief, maxOutputTokens: most };
    const sent = purse.open(open, own, { reviewer, purpose: 'prose' }).send('x', never);
    await settled();
    asked[0]?.resolve({ ...turn(limit), stop: 'length', limit });
    return (await sent).cutBy;
  };
  expect(await ended(null, 16_000)).toBe('`max-cost-usd`, $0.20, has no room for a longer one');
  expect(await ended(null, 12_000)).toBeUndefined();
  expect(await ended(10_000, 10_000)).toBeUndefined();
  expect(await ended(30_000, 20_000)).toMatch(/no room/);
});

it('pays for a fresh try by itself, and asks for none that there is no money for', async () => {
  const { open, asked, askings, turn } = scripted();
  const purse = openPurse({ priceOf: () => price }, 2.5);
  const session = purse.open(open, brief, { reviewer, purpose: 'prose' });
  const may: boolean[] = [];
  const told: unknown[] = [];
  const mayRetry = async (tried: unknown) => told.push(tried) > 0;
  const sent = session.send('x', never, { mayRetry });
  await settled();
  const first = { usage: turn(900).usage, isFree: false };
  may.push((await askings[0]?.mayRetry?.(first)) ?? false);
  expect(session.costUsd()).toBe(0.9);
  // 90 cents are spent: a dollar fits once more, and with 1.80 it does not.
  may.push((await askings[0]?.mayRetry?.(first)) ?? true);
  expect(may).toEqual([true, false]);
  expect(told).toEqual([first]);
  // The answer that holds is the one that is paid for already.
  asked[0]?.resolve(turn(900));
  await sent;
  expect(session.costUsd()).toBe(1.8);
});

it('pays once where whoever asks lets nobody try again, and lets go of what was kept for it', async () => {
  const { open, asked, askings, turn } = scripted();
  const session = openPurse({ priceOf: () => price }, 4).open(open, brief, { reviewer, purpose: 'prose' });
  const sent = session.send('x', never, { mayRetry: async () => false });
  await settled();
  expect(await askings[0]?.mayRetry?.({ usage: turn(900).usage, isFree: false })).toBe(false);
  asked[0]?.resolve(turn(900));
  await sent;
  expect(session.costUsd()).toBe(0.9);
});

it('pays nothing for a refusal that was free, and what was sent for one that was not', async () => {
  const spent = async (isFree: boolean) => {
    const { open, asked, askings, turn } = scripted();
    const session = openPurse({ priceOf: () => ({ ...price, input: 1_000 }) }, null).open(open, brief, {
      reviewer,
      purpose: 'review',
    });
    const sent = session.send('x'.repeat(3_498), never);
    await settled();
    expect(await askings[0]?.mayRetry?.({ usage: null, isFree })).toBe(true);
    asked[0]?.resolve(turn(500));
    await sent;
    return session.costUsd();
  };
  expect(await spent(true)).toBe(0.5);
  expect(await spent(false)).toBe(1.5);
});

it('asks for no fresh try that would have less room, and holds nothing of a refusal that was free', async () => {
  const { open, asked, askings, turn } = scripted();
  const purse = openPurse({ priceOf: () => ({ ...price, output: 100 }) }, 3);
  const own = { ...brief, maxOutputTokens: 20_000 };
  const session = purse.open(open, own, { reviewer, purpose: 'prose' });
  const sent = session.send('', never);
  await settled();
  expect(await askings[0]?.mayRetry?.({ usage: null, isFree: true })).toBe(true);
  // Ten thousand tokens would fit, and it had twenty.
  expect(await askings[0]?.mayRetry?.({ usage: turn(20_000).usage, isFree: false })).toBe(false);
  asked[0]?.resolve(turn(20_000));
  await sent;
  expect(session.costUsd()).toBe(2);
});

it('reckons what was sent of a later answer that broke off from the cache', async () => {
  const { open, asked, turn } = scripted();
  const session = openPurse({ priceOf: () => ({ ...price, input: 1_000, cached: 100 }) }, null).open(open, brief, {
    reviewer,
    purpose: 'review',
  });
  const first = session.send('', never);
  await settled();
  asked[0]?.resolve({ ...turn(0), usage: { ...noUsage, input: 1_000 } });
  await first;
  const broken = session.send('x'.repeat(3_500), never).catch(reasonOf);
  await settled();
  asked[1]?.reject(brokenStream('cut'));
  expect(await broken).toBe('outage');
  // A dollar, a dime for what was said before, and a dollar for what is new.
  expect(session.costUsd()).toBeCloseTo(2.1);
});

it('does not know what an answer cost that its vendor did not count, and holds the most of it against the budget', async () => {
  const { open, asked, turn } = scripted();
  const uncounted = { ...turn(0), usage: noUsage };
  const ended = async (maxUsd: number | null, output: number, answer = uncounted) => {
    const purse = openPurse({ priceOf: () => ({ ...price, output }) }, maxUsd);
    const session = purse.open(open, brief, { reviewer, purpose: 'prose' });
    const sent = session.send('x', never);
    await settled();
    asked.at(-1)?.resolve(answer);
    await sent;
    return session;
  };
  const session = await ended(1.5, 1_000);
  expect(session.costUsd()).toBeNull();
  expect(await session.send('x', never).catch(reasonOf)).toBe('cost');
  // What has no price costs nothing, and of nothing nothing is missing.
  expect((await ended(null, 0)).costUsd()).toBe(0);
  expect((await ended(null, 1_000, { ...uncounted, text: '' })).costUsd()).toBe(0);
});

it('reckons a conversation that nobody counted by its length', async () => {
  const { open, asked, turn } = scripted();
  const purse = openPurse({ priceOf: () => ({ ...price, input: 1_000, output: 0 }) }, 5);
  const session = purse.open(open, brief, { reviewer, purpose: 'prose' });
  const first = session.send('x'.repeat(1_998), never);
  await settled();
  asked[0]?.resolve({ ...turn(0), text: 'y'.repeat(1_998), usage: noUsage });
  await first;
  // A dollar may be spent; two thousand tokens are sent again.
  await expect(session.send('x'.repeat(4_100), never)).rejects.toMatchObject({ message: /may cost \$4\.05/ });
});

it('leaves to other jobs what is theirs', async () => {
  const { open, asked } = scripted();
  const purse = openPurse({ priceOf: () => price }, 2);
  purse.setAside(1.5);
  const send = () => purse.open(open, brief, { reviewer, purpose: 'prose' }).send('x', never);
  expect(await send().catch(reasonOf)).toBe('cost');
  purse.setAside(-0.5);
  void send();
  await settled();
  expect(asked).toHaveLength(1);
});
