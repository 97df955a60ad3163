import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { costTable } from '../scripts/estimate-costs.ts';
import { estimateSession } from '../src/prices/estimate.ts';

const price = { input: 3, cached: 1, written: 4, writtenLong: 5, output: 10, above: null };

it('reads the first request once for the price of what is new, and again with every further turn', () => {
  expect(estimateSession(1_000_000, 1, price)).toEqual({ tokens: 1_001_500, dollars: 4.015 });
  // 1 million and 4,500 tokens are new, 1 million is read again, 3,000 are written.
  expect(estimateSession(1_000_000, 2, price).tokens).toBe(2_007_500);
  expect(estimateSession(1_000_000, 2, price).dollars).toBeCloseTo(4.018 + 1 + 0.03);
});

it('says in docs/performance.md what it prints', () => {
  expect(readFileSync(join(import.meta.dirname, '../docs/performance.md'), 'utf8')).toContain(`\n${costTable()}\n`);
});
