import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { priceTable as made, tableFile } from '../../scripts/prices.ts';
import { vendors } from '../providers/index.ts';
import { noUsage } from '../types.ts';
import { costOf, type Price } from './price.ts';
import { oldTable, openPriceBook } from './price-book.ts';
import { priceTable } from './price-table.ts';

const at = (day: string) => Date.parse(`${day}T12:00:00Z`);
const million = 1_000_000;

describe('the table of prices', () => {
  it('is what the kept source says', () => {
    expect(readFileSync(tableFile, 'utf8')).toBe(made());
  });

  it('has the default reviewer of every vendor that has one', () => {
    const book = openPriceBook([], at('2026-11-27'));
    const models = vendors.flatMap(({ name: provider, reviewer }) =>
      'byDefault' in reviewer ? [{ provider, model: reviewer.byDefault.model }] : [],
    );
    expect(models.length).toBeGreaterThan(2);
    const unpriced = models.filter((each) => book.priceOf(each) === null);
    expect(unpriced, 'add each to scripts/prices/prices.yml, then: npm run prices').toEqual([]);
  });

  it('asks of nothing that a cache has more than of what it has not, and of a longer life no less', () => {
    for (const { model, price } of priceTable) {
      expect(price.cached, model).toBeLessThanOrEqual(price.input);
      expect(price.written, model).toBeGreaterThanOrEqual(price.input);
      expect(price.writtenLong, model).toBeGreaterThanOrEqual(price.written);
      expect(price.output, model).toBeGreaterThan(price.input);
    }
  });
});

describe('the price of a model', () => {
  const argon = { provider: 'google', model: 'gemini-4-argon' };

  it('changes on its day', () => {
    const input = (day: string) => openPriceBook([], Date.parse(day)).priceOf(argon)?.input;
    expect(input('2026-11-30T23:59:59Z')).toBe(2);
    expect(input('2026-12-01T00:00:00Z')).toBe(4);
  });

  it('is that of the same model under a dated id, and of no other', () => {
    const { priceOf } = openPriceBook([], at('2026-11-27'));
    const opus = (model: string) => priceOf({ provider: 'anthropic', model })?.input ?? null;
    expect(['claude-opus-5-5', 'claude-opus-5-5-20260903', 'claude-opus-5-5@20260903'].map(opus)).toEqual([4, 4, 4]);
    expect(['claude-opus-5-5-fast', 'claude-opus', 'opus-5-5', 'claude-opus-5-51'].map(opus)).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(priceOf({ provider: 'compatible', model: 'claude-opus-5-5' })).toBeNull();
  });

  it('is that of the configuration where it names one, also where it is nothing', () => {
    const free: Price = { input: 0, cached: 0, written: 0, writtenLong: 0, output: 0, above: null };
    const book = openPriceBook([{ model: 'google/gemini-4-argon', from: null, price: free }], at('2026-12-05'));
    expect([book.priceOf(argon), book.isOwn(argon)]).toEqual([free, true]);
    expect(book.isOwn({ provider: 'openai', model: 'gpt-6.1-sol' })).toBe(false);
  });
});

describe('the cost of a turn', () => {
  const { priceOf } = openPriceBook([], at('2026-11-27'));
  const opus = priceOf({ provider: 'anthropic', model: 'claude-opus-5-5' }) as Price;
  const sol = priceOf({ provider: 'openai', model: 'gpt-6.1-sol' }) as Price;

  it('takes each kind of token at its own price, and reasoning as the output that it is', () => {
    const costs = (['input', 'cached', 'written', 'writtenLong', 'output', 'reasoning'] as const).map((kind) =>
      costOf({ ...noUsage, [kind]: million }, opus),
    );
    expect(costs).toEqual([4, 0.2, 5, 8, 20, 0]);
  });

  it('is dearer as a whole for a request beyond the limit, and is not at the limit', () => {
    const turn = { ...noUsage, input: 2_000, cached: 270_000, output: 10_000 };
    expect(costOf(turn, sol)).toBeCloseTo(0.004 + 0.027 + 0.1);
    expect(costOf({ ...turn, cached: 270_001 }, sol)).toBeCloseTo(2 * (0.004 + 0.0270001) + 1.5 * 0.1);
  });
});

it('calls a table old after a quarter of a year', () => {
  const age = (day: string) => oldTable({ asOf: '2026-11-27', at: at(day) });
  expect([age('2027-02-25'), age('2027-02-26')]).toEqual([null, 91]);
});
