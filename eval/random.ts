import { createHash } from 'node:crypto';

/** Gives the next number, at least 0 and below 1. */
export type Random = () => number;

/** The number that belongs to a key: the same key always gives the same one. At least 0 and below 1. */
export function drawOf(...key: readonly (string | number)[]): number {
  return createHash('sha256').update(key.join('\u0000')).digest().readUInt32BE(0) / 2 ** 32;
}

/** A sequence of numbers that depends on the seed only (xorshift, 32 bits). */
export function seeded(...seed: readonly (string | number)[]): Random {
  let state = Math.floor(drawOf(...seed) * 2 ** 32) | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** A copy in random order. */
export function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  const copy = [...items];
  for (let index = copy.length - 1; index > 0; index -= 1) {
    const other = Math.floor(random() * (index + 1));
    [copy[index], copy[other]] = [copy[other] as Item, copy[index] as Item];
  }
  return copy;
}
