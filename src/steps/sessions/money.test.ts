import fc from 'fast-check';
import { expect, it } from 'vitest';
import { samples } from '../../../test/support/samples.ts';
import { ProviderError } from '../../agent/provider.ts';
import { keepMoney, othersShare, ownShare, type Purpose } from './money.ts';

const never = new AbortController().signal;
const settled = () => new Promise((resolve) => setImmediate(resolve));
/** A token of an answer is a cent, and what is sent ten of them. */
const wanted = { sent: 0.1, perToken: 0.01, most: 100, fewest: 20 };
const wordsOf = (error: unknown) => (error instanceof ProviderError ? `${error.reason}: ${error.message}` : error);
const refused = (keeping: Promise<unknown>) => keeping.then(() => null, wordsOf);

/** Whether it has come by now. */
async function isThere(work: Promise<unknown>): Promise<boolean> {
  let is = false;
  void work.then(() => {
    is = true;
  });
  await settled();
  return is;
}

it('lets a turn wait for those that are under way, and then gives it as much of an answer as is left', async () => {
  const money = keepMoney(2);
  const first = await money.keep(wanted, 'prose', never);
  expect(first.tokens).toBe(100);
  const second = money.keep(wanted, 'prose', never);
  const third = money.keep(wanted, 'prose', never);
  expect(await isThere(second)).toBe(false);
  first.settle(0.5, true);
  // A dollar and a half are left, and 1.10 of them are the next one's.
  expect((await second).tokens).toBe(100);
  expect(await isThere(third)).toBe(false);
  (await second).settle(1, true);
  // Half a dollar is left, ten cents of which are sent.
  expect((await third).tokens).toBe(40);
  (await third).settle(0.4, true);
  expect(await refused(money.keep(wanted, 'prose', never))).toBe(
    'cost: Of `max-cost-usd`, $2.00, $1.90 are spent, and one more turn may cost $0.30.',
  );
});

it('gives a shorter answer no less than it is of use with, and one of fixed length nothing less', async () => {
  const money = keepMoney(0.301);
  const exact = await money.keep(wanted, 'prose', never);
  expect(exact.tokens).toBe(20);
  exact.settle(0, true);
  expect(await refused(money.keep({ ...wanted, fewest: 21 }, 'prose', never))).toMatch(/may cost \$0\.31\.$/);
  expect((await money.keep({ ...wanted, most: 10, fewest: 10 }, 'prose', never)).tokens).toBe(10);
});

it('refuses at once what no waiting makes room for, and whatever waits as soon as that is so', async () => {
  const money = keepMoney(1);
  const first = await money.keep({ ...wanted, most: 50, fewest: 50 }, 'prose', never);
  expect(await refused(money.keep({ ...wanted, fewest: 91 }, 'prose', never))).toMatch(/^cost: /);
  const waiting = refused(money.keep({ ...wanted, fewest: 60 }, 'prose', never));
  expect(await isThere(waiting)).toBe(false);
  first.settle(0.6, true);
  expect(await waiting).toMatch(/\$0\.60 are spent, and one more turn may cost \$0\.70/);
});

it('counts what nobody can tell against the budget, and says so', async () => {
  const money = keepMoney(2);
  const broken = await money.keep(wanted, 'prose', never);
  broken.settle(0.1, false);
  // It is settled once.
  broken.settle(5, true);
  const dear = { ...wanted, fewest: 95 };
  expect(await refused(money.keep(dear, 'prose', never))).toBe(
    'cost: Of `max-cost-usd`, $2.00, $0.10 are spent, $1.00 may be, on answers that did not come whole, and one more turn may cost $1.05.',
  );
  // One that took more than was thought owes nothing else.
  (await money.keep({ ...wanted, most: 79, fewest: 79 }, 'prose', never)).settle(0.95, false);
  expect(await refused(money.keep(wanted, 'prose', never))).toMatch(/\$1\.05 are spent, \$1\.00 may be/);
});

it('keeps something for what comes later, and lets what costs nothing go on when all is gone', async () => {
  const money = keepMoney(1);
  const free = { sent: 0, perToken: 0, most: 5, fewest: 5 };
  const purposes: Purpose[] = ['review', 'check', 'prose'];
  const costing = (dollars: number) => ({ sent: dollars, perToken: 0, most: 0, fewest: 0 });
  for (const [at, most] of [0.8, 0.95, 1].entries()) {
    const purpose = purposes[at] ?? 'prose';
    expect(await refused(money.keep(costing(most + 0.001), purpose, never)), purpose).toMatch(/^cost/);
    (await money.keep(costing(most), purpose, never)).settle(0, true);
  }
  expect(await refused(money.keep(costing(0.9), 'review', never))).toContain(
    '$0.20 of it are kept for what comes later',
  );
  (await money.keep(costing(1), 'prose', never)).settle(1.2, true);
  expect((await money.keep(free, 'review', never)).tokens).toBe(5);
});

it('leaves to other jobs what is theirs, and keeps nothing without a bound', async () => {
  const money = keepMoney(2);
  money.setAside(1.5);
  expect(await refused(money.keep({ ...wanted, fewest: 41 }, 'prose', never))).toContain('$1.50 belong to other jobs');
  money.setAside(-0.5);
  expect((await money.keep({ ...wanted, fewest: 41 }, 'prose', never)).tokens).toBe(90);
  const unbounded = keepMoney(null);
  for (let times = 0; times < 5; times += 1) expect((await unbounded.keep(wanted, 'review', never)).tokens).toBe(100);
  expect(ownShare(10, { jobs: 4 })).toBe(2);
  expect(othersShare(10, { jobs: 4 })).toBe(6);
});

it('tells whether there is money, whatever others are about to spend', async () => {
  const money = keepMoney(1);
  const kept = await money.keep(wanted, 'prose', never);
  expect([
    money.has(1, 'prose'),
    money.has(1.001, 'prose'),
    money.has(0.8, 'review'),
    money.has(0.81, 'review'),
  ]).toEqual([true, false, true, false]);
  kept.settle(0.5, false);
  money.setAside(0.25);
  expect([money.has(0.01, 'prose'), money.has(0, 'prose')]).toEqual([false, true]);
  expect(keepMoney(null).has(1e9, 'review')).toBe(true);
});

it('keeps a shortened turn whole while it is under way', async () => {
  const money = keepMoney(1);
  const short = await money.keep(wanted, 'prose', never);
  expect(short.tokens).toBe(90);
  const small = money.keep({ sent: 0.05, perToken: 0, most: 0, fewest: 0 }, 'prose', never);
  expect(await isThere(small)).toBe(false);
  short.settle(0.9, true);
  await small;
});

it('stops waiting with its session, and forgets it', async () => {
  const money = keepMoney(1.1);
  const first = await money.keep(wanted, 'prose', never);
  const given = new AbortController();
  const waiting = refused(money.keep(wanted, 'prose', given.signal));
  await settled();
  given.abort('given up');
  expect(await waiting).toBe('given up');
  expect(await refused(money.keep(wanted, 'prose', given.signal))).toBe('given up');
  first.settle(0, true);
  expect((await money.keep(wanted, 'prose', never)).tokens).toBe(100);
});

it('never lets more be spent than there is, lets everybody come to an end, and takes who waits in order', async () => {
  const request = fc.record({
    sent: fc.double({ min: 0, max: 0.7, noNaN: true }),
    perToken: fc.constantFrom(0, 0.0001, 0.003),
    most: fc.integer({ min: 1, max: 300 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    isSure: fc.boolean(),
    purpose: fc.constantFrom<Purpose>('review', 'check', 'prose'),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(request, { maxLength: 6 }), { minLength: 1, maxLength: 5 }),
      fc.double({ min: 0.01, max: 3, noNaN: true }),
      async (sessions, budget) => {
        const money = keepMoney(budget);
        let charged = 0;
        let most = 0;
        await Promise.all(
          sessions.map(async (requests) => {
            for (const { sent, perToken, most: tokens, share, isSure, purpose } of requests) {
              const fewest = Math.min(tokens, 50);
              const kept = await money.keep({ sent, perToken, most: tokens, fewest }, purpose, never).catch(() => null);
              if (kept === null) return;
              expect(kept.tokens).toBeLessThanOrEqual(tokens);
              expect(kept.tokens).toBeGreaterThanOrEqual(fewest);
              const real = share * (sent + perToken * kept.tokens);
              charged += real;
              most = Math.max(most, charged);
              await settled();
              // What cannot be told was at least nothing.
              kept.settle(isSure ? real : 0, isSure);
            }
          }),
        );
        expect(most).toBeLessThanOrEqual(budget + 1e-9);
      },
    ),
    { numRuns: samples(300, 40) },
  );
});
