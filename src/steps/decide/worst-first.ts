import {
  isOpen,
  isUnsettled,
  type Policy,
  rankOf,
  reaches,
  type Severity,
  type Standing,
  standings,
  stands,
} from '../../types.ts';

interface Decided {
  readonly standing: Standing;
  readonly severity: Severity;
}

/** What it does to the gate by itself: 2 closes it, 1 leaves the review incomplete, 0 neither. */
export function weightAtGate(decided: Decided, { failOn }: Policy): 0 | 1 | 2 {
  if (!reaches(decided.severity, failOn)) return 0;
  return stands(decided) ? 2 : isUnsettled(decided) ? 1 : 0;
}

/**
 * Sorts what belongs together so that the worst comes first: it speaks for all. What blocks is worse than what is severer
 * and unproven, or an unproven part would open the gate for a confirmed one.
 */
export function worstFirst(policy: Policy): (left: Decided, right: Decided) => number {
  return (left, right) =>
    weightAtGate(right, policy) - weightAtGate(left, policy) ||
    Number(isOpen(right)) - Number(isOpen(left)) ||
    rankOf(left.severity) - rankOf(right.severity) ||
    standings.indexOf(left.standing) - standings.indexOf(right.standing);
}
