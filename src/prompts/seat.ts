import { visible } from '../lib/visible.ts';
import type { ChangedFile } from '../types.ts';

/** Where a session of a reviewer stands among all reviews: what sets it apart from the others follows from that alone. */
export interface Seat {
  /** Place of the reviewer in the configured list, from 0. */
  readonly place: number;
  /** How many reviewers are configured. */
  readonly of: number;
  /** Which of the reviewer's own sessions this is, from 1. */
  readonly pass: number;
}

/** What a reviewer looks at most closely. Reviewers who all look at the same things all overlook the same things. */
export const lenses = [
  'data and state: what is stored, cached, migrated or computed, and what is left of it when a step fails or runs twice',
  'boundaries: input from outside, errors, limits, permissions, secrets',
  'callers and contracts: who uses what changed, what they rely on, what runs at the same time',
  'tests and operations: what no test would notice, configuration, start, upgrade, what is seen when it fails',
] as const;

/** The lens of a session. A second pass has the one after that of the first. */
export function lensOf({ place, pass }: Seat): string {
  return lenses[(place + pass - 1) % lenses.length] ?? lenses[0];
}

const longestPath = 120;

/**
 * Where a session begins and how it goes on, as it is told: attention wanes over a long change, so every reviewer starts
 * at another place of the list, and a second pass goes back from there. The path is JSON, so that it cannot end its frame.
 * @returns null where there is nothing to order
 */
export function readingOrder(changes: readonly Pick<ChangedFile, 'path'>[], { place, of, pass }: Seat): string | null {
  if (changes.length < 2) return null;
  const start = Math.floor((place * changes.length) / of) % changes.length;
  const path = visible(changes[start]?.path ?? '');
  const name = path.length > longestPath ? '' : ` (${JSON.stringify(path)})`;
  const way = pass % 2 === 0 ? 'go up the list, then on from its end' : 'go down the list, then on from its top';
  return `Begin with changed file ${start + 1}${name}, ${way}.`;
}
