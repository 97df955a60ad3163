import { expect, it } from 'vitest';
import { inDollars } from './money.ts';

it('says an amount in figures that anybody reads, however small it is', () => {
  expect([0, 0.00000012, 0.0031, 0.0099, 0.01, 1.239, 1_234].map(inDollars)).toEqual([
    '$0.00',
    '$0.00000012',
    '$0.0031',
    '$0.0099',
    '$0.01',
    '$1.24',
    '$1234.00',
  ]);
});
