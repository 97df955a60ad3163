import assert from 'node:assert/strict';
import { test } from 'node:test';
import { balances, shares } from '../src/ledger.js';

test('the payer takes the cents that do not divide', () => {
  assert.deepEqual([...shares({ payer: 'ana', cents: 100, for: ['ana', 'ben', 'cleo'] }).values()], [34, 33, 33]);
});

test('balances add up to nothing', () => {
  const totals = balances([{ payer: 'ana', cents: 1000, for: ['ana', 'ben'] }]);
  assert.deepEqual(totals, { ana: 500, ben: -500 });
});
