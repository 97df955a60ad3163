import { createHash } from 'node:crypto';

/** A number from 0 up to 1 for each text: as good as drawn, and the same for the same text in the same run. */
export type Spread = (of: string) => number;

/** @param seed random text of the run */
export function spreadBy(seed: string): Spread {
  return (of) => createHash('sha256').update(`${seed}\n${of}`).digest().readUInt32BE() / 2 ** 32;
}
