import { describe, expect, it } from 'vitest';
import { seeded } from './random.ts';
import { averagePrecision, bootstrap, mean, score, sum } from './scores.ts';

describe('scores', () => {
  it('adds up and scores', () => {
    const counts = sum([
      { right: 1, reported: 2, found: 1, wanted: 4 },
      { right: 2, reported: 2, found: 3, wanted: 4 },
    ]);
    // 3 of 4 reports are right, 4 of 8 issues found; 2 * .75 * .5 / 1.25.
    const { precision, recall, f1 } = score(counts);
    expect([precision, recall]).toEqual([0.75, 0.5]);
    expect(f1).toBeCloseTo(0.6);
    expect(score({ right: 0, reported: 0, found: 0, wanted: 0 })).toEqual({ precision: 0, recall: 0, f1: 0 });
  });

  it('averages the precision down to each relevant rank', () => {
    // Relevant at ranks 1, 3 and 4: (1/1 + 2/3 + 3/4) / 3.
    expect(averagePrecision([true, false, true, true])).toBeCloseTo((1 + 2 / 3 + 3 / 4) / 3);
    expect(averagePrecision([false, true])).toBe(0.5);
    expect(averagePrecision([false])).toBeNull();
  });

  it('draws pull requests with repetition, as many as there are', () => {
    const sizes = new Set<number>();
    const range = bootstrap(
      [0, 10],
      (drawn) => {
        sizes.add(drawn.length);
        return mean(drawn);
      },
      { random: seeded(1), rounds: 400 },
    );
    expect([...sizes]).toEqual([2]);
    // Both ends are drawn a quarter of the times each.
    expect(range).toEqual({ low: 0, high: 10 });
    expect(bootstrap([3, 3, 3], mean, { random: seeded(1) })).toEqual({ low: 3, high: 3 });
  });

  it('draws the same for the same seed, about evenly', () => {
    const drawn = (seed: number) => Array.from({ length: 2000 }, seeded(seed));
    expect(drawn(5)).toEqual(drawn(5));
    expect(drawn(5)).not.toEqual(drawn(6));
    expect(mean(drawn(5))).toBeGreaterThan(0.47);
    expect(mean(drawn(5))).toBeLessThan(0.53);
  });
});
