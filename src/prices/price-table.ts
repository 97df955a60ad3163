// Made by `npm run prices` of scripts/prices/prices.yml: do not change it here.
import type { PriceRow } from './price.ts';

/** The day on which these were the list prices of all of them. */
export const tableDate = '2026-11-27';

// biome-ignore format: a row is a line
export const priceTable: readonly PriceRow[] = [
  { model: 'anthropic/claude-opus-5-5', from: null, price: { input: 4, cached: 0.2, written: 5, writtenLong: 8, output: 20, above: null } },
  { model: 'anthropic/claude-sonnet-5-5', from: null, price: { input: 2, cached: 0.1, written: 2.5, writtenLong: 4, output: 10, above: null } },
  { model: 'anthropic/claude-haiku-5-5', from: null, price: { input: 0.1, cached: 0.01, written: 0.125, writtenLong: 0.2, output: 0.5, above: { tokens: 100000, input: 5, output: 5 } } },
  { model: 'anthropic/claude-fable-5-2', from: null, price: { input: 8, cached: 0.2, written: 10, writtenLong: 16, output: 40, above: null } },
  { model: 'anthropic/claude-fable-5-1', from: null, price: { input: 10, cached: 0.25, written: 12.5, writtenLong: 20, output: 50, above: null } },
  { model: 'anthropic/claude-opus-5', from: null, price: { input: 5, cached: 0.5, written: 6.25, writtenLong: 10, output: 25, above: null } },
  { model: 'openai/gpt-6.1-sol', from: null, price: { input: 2, cached: 0.1, written: 2.5, writtenLong: 5, output: 10, above: { tokens: 272000, input: 2, output: 1.5 } } },
  { model: 'openai/gpt-6.2-sol', from: null, price: { input: 2, cached: 0.1, written: 2.5, writtenLong: 5, output: 10, above: { tokens: 272000, input: 2, output: 1.5 } } },
  { model: 'openai/gpt-6-astra', from: null, price: { input: 10, cached: 1, written: 12.5, writtenLong: 25, output: 50, above: { tokens: 272000, input: 2, output: 1.5 } } },
  { model: 'openai/gpt-6.1-terra', from: null, price: { input: 1, cached: 0.05, written: 1.25, writtenLong: 2.5, output: 5, above: { tokens: 272000, input: 2, output: 1.5 } } },
  { model: 'openai/gpt-6-luna', from: null, price: { input: 0.1, cached: 0.01, written: 0.125, writtenLong: 0.25, output: 0.5, above: { tokens: 272000, input: 2, output: 1.5 } } },
  { model: 'google/gemini-4-argon', from: null, price: { input: 2, cached: 0.1, written: 2, writtenLong: 2, output: 10, above: null } },
  { model: 'google/gemini-4-argon', from: '2026-12-01', price: { input: 4, cached: 0.2, written: 4, writtenLong: 4, output: 20, above: null } },
  { model: 'google/gemini-3.8-flash', from: null, price: { input: 0.75, cached: 0.075, written: 0.75, writtenLong: 0.75, output: 3.75, above: null } },
];
