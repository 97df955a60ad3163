import type { Memory } from '../../types.ts';

/** Sorts memories of one pull request, the older one first. */
export function byAge(one: Memory, other: Memory): number {
  return one.round - other.round || one.sequence - other.sequence;
}
