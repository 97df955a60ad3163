import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { costOf, costTable } from '../scripts/estimate-costs.ts';

const price = { fresh: 4, again: 1, written: 10 };

it('reads the first request once for the price of what is new, and again with every further turn', () => {
  expect(costOf(1_000_000, 1, price)).toEqual({ tokens: 1_001_500, dollars: 4.015 });
  // 1 million and 4,500 tokens are new, 1 million is read again, 3,000 are written.
  expect(costOf(1_000_000, 2, price).tokens).toBe(2_007_500);
  expect(costOf(1_000_000, 2, price).dollars).toBeCloseTo(4.018 + 1 + 0.03);
});

it('says in docs/performance.md what it prints', () => {
  expect(readFileSync(join(import.meta.dirname, '../docs/performance.md'), 'utf8')).toContain(`\n${costTable()}\n`);
});
