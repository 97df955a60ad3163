import fc from 'fast-check';
import { expect, it } from 'vitest';
import { samples } from '../../test/support/samples.ts';
import { figure } from './counted.ts';

it('groups the digits of a figure as people of the United States do', () => {
  expect([0, 7, 999, 1_000, 1_024_000, -12_345, 0.5].map(figure)).toEqual([
    '0',
    '7',
    '999',
    '1,000',
    '1,024,000',
    '-12,345',
    '0.5',
  ]);
  fc.assert(
    fc.property(fc.maxSafeInteger(), (value) => figure(value) === value.toLocaleString('en-US')),
    { numRuns: samples(1_000) },
  );
});
