import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { samples } from '../../test/support/samples.ts';
import { type Bond, linkByTies } from './link-by-ties.ts';

/** A table of surpluses by `left-right`; 0 and more are ties, null never meets, what is not named is apart but may meet. */
function bonds(table: Readonly<Record<string, number | null>>) {
  return (left: number, right: number): Bond | null => {
    const surplus = table[`${left}-${right}`];
    if (surplus === null) return null;
    return { surplus: surplus ?? -0.1, isTie: (surplus ?? -0.1) >= 0 };
  };
}

describe('joining along ties', () => {
  it('joins what a tie connects, in the order of first members', () => {
    expect(linkByTies(5, bonds({ '1-4': 0.2, '0-2': 0.1 }))).toEqual([[0, 2], [1, 4], [3]]);
  });

  it('joins a third that one of two is tied to, when the other may meet it', () => {
    expect(linkByTies(3, bonds({ '0-1': 0.2, '1-2': 0.1 }))).toEqual([[0, 1, 2]]);
    expect(linkByTies(3, bonds({ '0-1': 0.2, '1-2': 0.1, '0-2': null }))).toEqual([[0, 1], [2]]);
  });

  it('gives a member that two ties claim to the stronger one', () => {
    expect(linkByTies(3, bonds({ '0-1': 0.1, '1-2': 0.2, '0-2': null }))).toEqual([[0], [1, 2]]);
  });

  it('joins two groups only when all of them may meet', () => {
    const two = { '0-1': 0.3, '2-3': 0.3, '1-2': 0.1 };
    expect(linkByTies(4, bonds(two))).toEqual([[0, 1, 2, 3]]);
    expect(linkByTies(4, bonds({ ...two, '0-3': null }))).toEqual([
      [0, 1],
      [2, 3],
    ]);
  });

  it('puts each member into one group, no two that may not meet into the same, and leaves no tie that could be kept', () => {
    const surplus = fc.option(fc.integer({ min: -3, max: 3 }), { freq: 3 });
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9 }),
        fc.array(surplus, { minLength: 81, maxLength: 81 }),
        (size, drawn) => {
          const bond = (left: number, right: number): Bond | null => {
            const value = drawn[left * 9 + right] ?? null;
            return value === null ? null : { surplus: value, isTie: value >= 0 };
          };
          const groups = linkByTies(size, bond);
          expect(groups.flat().toSorted((one, other) => one - other)).toEqual([...Array(size).keys()]);
          const mayMeet = (one: number, other: number) => bond(Math.min(one, other), Math.max(one, other)) !== null;
          for (const group of groups)
            for (const one of group) for (const other of group) expect(one === other || mayMeet(one, other)).toBe(true);
          for (const [at, one] of groups.entries())
            for (const other of groups.slice(at + 1)) {
              const isTied = one.some((left) =>
                other.some((right) => bond(Math.min(left, right), Math.max(left, right))?.isTie),
              );
              const allMeet = one.every((left) => other.every((right) => mayMeet(left, right)));
              expect(isTied && allMeet).toBe(false);
            }
        },
      ),
      { numRuns: samples(2_000) },
    );
  });
});
