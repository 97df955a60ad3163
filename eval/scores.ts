import type { Random } from './random.ts';

/**
 * How many were reported and how many of them are right; how many there were to find and how many of them were found.
 * One report can find two things.
 */
export interface Counts {
  readonly right: number;
  readonly reported: number;
  readonly found: number;
  readonly wanted: number;
}

export interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export function sum(counts: Iterable<Counts>): Counts {
  let [right, reported, found, wanted] = [0, 0, 0, 0];
  for (const one of counts) {
    right += one.right;
    reported += one.reported;
    found += one.found;
    wanted += one.wanted;
  }
  return { right, reported, found, wanted };
}

/** Precision of nothing reported, and recall of nothing wanted, are 0. */
export function score({ right, reported, found, wanted }: Counts): Score {
  const precision = reported === 0 ? 0 : right / reported;
  const recall = wanted === 0 ? 0 : found / wanted;
  const both = precision + recall;
  return { precision, recall, f1: both === 0 ? 0 : (2 * precision * recall) / both };
}

/**
 * Average precision of a ranking: the mean, over what is relevant, of the precision down to its rank.
 * @param relevant by rank, the first first
 * @returns null when nothing is relevant
 */
export function averagePrecision(relevant: readonly boolean[]): number | null {
  let [found, total] = [0, 0];
  for (const [index, isRelevant] of relevant.entries()) {
    if (!isRelevant) continue;
    found += 1;
    total += found / (index + 1);
  }
  return found === 0 ? null : total / found;
}

export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((total, value) => total + value, 0) / values.length;
}

/** The middle 95 % of a statistic over resampled pull requests. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Paired bootstrap by pull request: draws as many pull requests as there are, with repetition, and computes the
 * statistic of the drawn ones. What is compared within a statistic sees the same pull requests each time.
 */
export function bootstrap<Item>(
  items: readonly Item[],
  statistic: (drawn: readonly Item[]) => number,
  { random, rounds = 2000 }: { readonly random: Random; readonly rounds?: number },
): Interval {
  const values = Array.from({ length: rounds }, () =>
    statistic(items.map(() => items[Math.floor(random() * items.length)] as Item)),
  ).sort((left, right) => left - right);
  const at = (share: number) => values[Math.min(rounds - 1, Math.floor(share * rounds))] ?? Number.NaN;
  return { low: at(0.025), high: at(0.975) };
}
