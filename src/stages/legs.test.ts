import { describe, expect, it } from 'vitest';
import type { Slice } from '../steps/print/print-change.ts';
import type { Reviewer } from '../types.ts';
import { legsFor } from './legs.ts';

const reviewersOf = (count: number) => Array.from({ length: count }, (_, at) => ({ name: `R${at + 1}` }) as Reviewer);
const slicesOf = (count: number) => Array.from({ length: count }, (_, at) => ({ part: at + 1, of: count }) as Slice);
const told = (reviewers: number, slices: number, most: number) =>
  legsFor(reviewersOf(reviewers), slicesOf(slices), most).map(
    ({ leg, reviewer, slices: own }) => `${leg} ${reviewer.name} ${own.map(({ part }) => part).join(',')}`,
  );

describe('the jobs of a review', () => {
  it('are one for each session, while there are enough', () => {
    expect(told(2, 2, 64)).toEqual(['1 R1 1', '2 R1 2', '3 R2 1', '4 R2 2']);
    expect(told(0, 1, 64)).toEqual([]);
  });

  it('hold several sessions of one reviewer where there are fewer', () => {
    expect(told(2, 5, 5)).toEqual(['1 R1 1,2', '2 R1 3,4,5', '3 R2 1,2', '4 R2 3,4,5']);
  });

  it('have each slice once a reviewer, none without a session, whatever there is of each', () => {
    for (const reviewers of [1, 2, 3, 6])
      for (const slices of [1, 2, 7, 20, 100])
        for (const most of [6, 7, 64, 256]) {
          const legs = legsFor(reviewersOf(reviewers), slicesOf(slices), most);
          expect(legs.length).toBeLessThanOrEqual(most);
          expect(legs.map(({ leg }) => leg)).toEqual(legs.map((_, at) => at + 1));
          expect(Math.min(...legs.map((leg) => leg.slices.length))).toBeGreaterThan(0);
          const all = legs.flatMap((leg) => leg.slices.map(({ part }) => `${leg.reviewer.name} ${part}`));
          expect(all).toHaveLength(reviewers * slices);
          expect(new Set(all).size).toBe(reviewers * slices);
        }
  });

  it('are refused where a reviewer would have none', () => {
    expect(() => legsFor(reviewersOf(3), slicesOf(1), 2)).toThrow('Input `max-legs` is 2, and 3 reviewers need a job');
  });
});
