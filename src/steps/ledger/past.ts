import type { Closed, LedgerFinding, Past, Remembered } from '../../types.ts';
import type { GroundContext } from '../ground/ground.ts';
import type { CheckedPrior } from '../recheck/recheck.ts';
import { inFixOf } from './in-fix.ts';

/** What a finding that no earlier round had may come from. */
export interface Origins {
  readonly checked: readonly CheckedPrior[];
  /** Commits of the change since the last round; null where nobody knows. */
  readonly since: ReadonlySet<string> | null;
  readonly round: number;
}

/**
 * Where a new finding comes from: the fix of an earlier one has brought it, or it was a part of one that is fixed by now but
 * for another part. Else it is named what it is most like. None of that makes it the other one.
 * @param alike the earlier ones that it has anything in common with, the most first
 */
export async function pastOf(
  found: LedgerFinding,
  alike: readonly CheckedPrior[],
  { checked, since, round }: Origins,
  context: GroundContext,
): Promise<Past> {
  const none = { since: round, after: null, splitFrom: null, like: null };
  if (found.rule !== null) return none;
  const after = await inFixOf(found, { checked, since }, context);
  if (after !== null) return { ...none, after };
  const split = alike.find(({ status }) => status === 'partly-fixed');
  if (split !== undefined) return { ...none, splitFrom: split.placed.prior.id };
  return { ...none, like: alike[0]?.placed.prior.id ?? null };
}

/** What an earlier round said of it. */
export function pastOfPrior({ since, after, splitFrom }: Remembered): Past {
  return { since, after: after ?? null, splitFrom: splitFrom ?? null, like: null };
}

/** Of one that had been closed; null: it had not. */
export function pastOfClosed(closed: Closed | undefined): Past | null {
  return closed === undefined ? null : { since: closed.since, after: null, splitFrom: null, like: null };
}

/** The same in a sentence, for people; of one that is like a declined one more is said elsewhere. */
export function pastWords({ after, splitFrom, like }: Past, checked: readonly CheckedPrior[] = []): readonly string[] {
  if (after !== null) return [`In the fix of ${after}.`];
  if (splitFrom !== null) return [`A part of ${splitFrom}, the rest of which is fixed or a finding of its own.`];
  const isDeclined = checked.some(({ placed, status }) => placed.prior.id === like && status === 'declined');
  return like === null || isDeclined ? [] : [`Like ${like}, and nothing shows that they are one.`];
}
