import { isApart } from '../../rounds/links/link.ts';
import { type LedgerFinding, rankOf } from '../../types.ts';
import type { CheckedPrior } from '../recheck/recheck.ts';

/** Says who declined a finding and why, by the comment that did; null where nobody knows. */
export type Words = (comment: number | null) => string | null;

/** Whoever rates it higher now has more against it than what was declined. */
export function isDeclinedStill({ placed: { prior }, status }: CheckedPrior, again: LedgerFinding | null): boolean {
  return status === 'declined' && (again === null || rankOf(again.severity) >= rankOf(prior.severity));
}

/** What a person declined, and counts again. */
export function wasDeclined({ placed: { prior, changedCaller } }: CheckedPrior, words: Words): readonly string[] {
  if (prior.declined === null) return [];
  const what =
    changedCaller === undefined
      ? 'does not stand as it was then'
      : `\`${changedCaller.path}\`, which showed how it can happen, has changed since`;
  return [`It was declined, and ${what}. ${words(prior.declined) ?? ''}`.trim()];
}

/** A finding of its own in lines of one that was declined: nothing hides it, and a reader wants to know of the other. */
export function likeDeclined(
  { anchor }: LedgerFinding,
  checked: readonly CheckedPrior[],
  words: Words,
): readonly string[] {
  return checked.flatMap(({ placed, status }) => {
    const isNear =
      status === 'declined' && anchor !== null && placed.anchor !== null && !isApart(anchor, placed.anchor);
    return isNear ? [`Like ${placed.prior.id}. ${words(placed.prior.declined) ?? ''}`.trim()] : [];
  });
}
