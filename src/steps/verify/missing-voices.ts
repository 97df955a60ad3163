import { type Candidate, type GroundedFinding, isOpen, type Ruling, rankOf, reaches } from '../../types.ts';
import { claimsOf, voicesToClose, wantsVoices } from '../decide/claims.ts';
import { type ClaimDecision, decided } from '../decide/decide.ts';
import type { Terms } from '../decide/terms.ts';

/** A claim that is not settled, and how many voices on it are missing; those under way count as missing still. */
export interface Unsettled {
  readonly claim: GroundedFinding;
  readonly missing: number;
  /** True when it is critical, or a voice says so: such a claim is judged alone. */
  readonly isCritical: boolean;
  /** True when everybody has answered who was wanted, and it is still open: one more fresh session may settle it. */
  readonly isLast: boolean;
}

/**
 * The claim of a candidate that is to be put to voices next; null when none is. Claims come in turn, the severest first:
 * the next one when the one before it was closed, for whoever closes a candidate must close each of its claims.
 */
export function unsettledClaim(
  candidate: Candidate,
  rulings: readonly Ruling[],
  terms: Terms,
  isUnderWay: (claim: GroundedFinding) => boolean,
): Unsettled | null {
  const isBegun = (claim: GroundedFinding) => isUnderWay(claim) || rulings.some(({ about }) => about === claim.id);
  const inTurn = claimsOf(candidate).toSorted(
    (left, right) =>
      rankOf(left.finding.severity) - rankOf(right.finding.severity) || Number(isBegun(right)) - Number(isBegun(left)),
  );
  for (const claim of inTurn) {
    if (!wantsVoices(claim, candidate, terms.policy)) continue;
    const decision = decided(claim, candidate, rulings, terms);
    const missing = missingOn(decision, terms);
    if (missing > 0) return asked(decision, missing);
    if (!isClosed(decision)) return decision.row === 'unsettled' ? asked(decision, 0) : null;
  }
  return null;
}

function asked({ claim, voices }: ClaimDecision, missing: number): Unsettled | null {
  const isRaw = claim.finding.severity === 'critical';
  if (missing === 0 && !isRaw) return null;
  const isCritical = isRaw || voices.some(({ rating }) => rating === 'critical');
  return { claim, missing, isCritical, isLast: missing === 0 };
}

/** Settled for good: it counts no more, or less than it was raised with. */
function isClosed({ claim, standing, severity, row }: ClaimDecision): boolean {
  if (row === 'unsettled') return false;
  return !isOpen({ standing }) || rankOf(severity) > rankOf(claim.finding.severity);
}

/** Verdicts that are wanted on a claim before it is left as it is. */
function missingOn({ claim, row, voices, standing, ...outcome }: ClaimDecision, { policy }: Terms): number {
  const { severity } = claim.finding;
  const isRaisedByTwo = standing === 'confirmed' && outcome.severity !== severity;
  const answered = voices.filter(({ hasAnswered }) => hasAnswered).length;
  switch (row) {
    case 'refuted':
    case 'deliberate':
    case 'lowered':
    case 'milder':
    case 'older':
      return 0;
    case 'confirmed':
      // To raise it is a voice for it; one verifier looks at it nevertheless, and as many as could close it when it is older.
      if (answered > 0) return 0;
      return claim.grounding.origin === 'pre-existing' ? voicesToClose(severity) : 1;
    case 'raised':
      return isRaisedByTwo ? 0 : Math.max(0, 2 - answered);
    default: {
      const canGate = severity === 'critical' || (answered > 0 && reaches(severity, policy.failOn));
      return Math.max(0, (canGate ? 2 : 1) - answered);
    }
  }
}
