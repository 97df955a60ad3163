import {
  type Candidate,
  type Disposition,
  isOpen,
  isUnsettled,
  type LedgerFinding,
  rankOf,
  severest,
} from '../../types.ts';
import type { ClaimDecision, Decision } from '../decide/decide.ts';
import { rawSeverityOf } from '../decide/decide.ts';
import type { Terms } from '../decide/terms.ts';
import { weightAtGate, worstFirst } from '../decide/worst-first.ts';

/** One candidate of a group, and what was decided of it. */
export interface Part {
  readonly candidate: Candidate;
  readonly decision: Decision;
}

/** The part that speaks for a group: a group blocks if one of its parts does. */
function speaker(parts: readonly Part[], { policy }: Terms): Part {
  const compare = worstFirst(policy);
  const [first] = parts.toSorted((left, right) => compare(left.decision, right.decision));
  if (first === undefined) throw new Error('a group without a candidate');
  return first;
}

/** A group of candidates as one finding. @param order names of the reviewers, as configured */
export function consolidate(parts: readonly Part[], order: readonly string[], terms: Terms): LedgerFinding {
  const { candidate, decision } = speaker(parts, terms);
  const { shown } = decision;
  const claims = parts.flatMap((part) => part.decision.claims);
  // Who raised only what was closed gets no credit for what stands.
  const credited = claims.filter((claim) => !isOpen(decision) || isOpen(claim));
  const raised = new Set(credited.map(({ claim }) => claim.reviewer));
  const sources = parts.flatMap((part) => part.candidate.sources);
  const isUnfound = decision.anchor === null;
  return {
    id: '',
    fingerprint: '',
    rule: null,
    standing: decision.standing,
    severity: decision.severity,
    rawSeverity:
      credited.length > 0 ? severest(credited.map(({ claim }) => claim.finding.severity)) : rawSeverityOf(candidate),
    voices: leastAnswered(parts, decision, terms),
    kind: decision.kind,
    origin: decision.origin,
    problem: isUnfound ? shown.grounding.problem : null,
    anchor: decision.anchor,
    excerpt: null,
    reach: null,
    finding: shown.finding,
    fix: shown.grounding.fix,
    fixWorks: decision.fixWorks,
    rulings: parts.flatMap((part) => part.decision.rulings),
    sources: sources.map(({ id }) => id),
    raisedBy: order.filter((name) => raised.has(name)),
    reasons: [...new Set([...parts.flatMap((part) => part.decision.reasons), ...stillOpen(parts, decision)])],
  };
}

/** Of all that is open at the gate, what the fewest voices answered: nothing passes behind its neighbour's voices. */
function leastAnswered(parts: readonly Part[], decision: Decision, { policy }: Terms): number {
  const open = parts.filter((part) => weightAtGate(part.decision, policy) === 1);
  return Math.min(
    ...(open.length > 0 ? open.map((part) => part.decision) : [decision]).map(({ answered }) => answered),
  );
}

/** What is severer than what is shown, and that nobody has settled. */
function stillOpen(parts: readonly Part[], { severity }: Decision): readonly string[] {
  return parts
    .flatMap((part) => part.decision.claims)
    .filter((claim) => isUnsettled(claim) && rankOf(claim.severity) < rankOf(severity))
    .map((one) => `${one.claim.id} of it, which would be ${one.severity}, is ${one.standing}.`);
}

/** The fate of each claim of a group. */
export function fatesOf(parts: readonly Part[], finding: LedgerFinding, terms: Terms): readonly Disposition[] {
  const { shown } = speaker(parts, terms).decision;
  return parts.flatMap(({ decision }) =>
    decision.claims.map((one): Disposition => {
      const isShown = one.claim === shown;
      const fixFails = decision.rulings.some(({ about, fix }) => about === one.claim.id && fix === 'fails');
      return {
        id: one.claim.id,
        item: 'finding',
        into: finding.id,
        from: one.claim.finding.severity,
        ...fateOf(one, { finding, isShown, shownId: shown.id }),
        facts: [
          ...(isShown ? [] : ['merged' as const]),
          ...(fixFails && decision.fixWorks === false ? ['fix-refuted' as const] : []),
        ],
      };
    }),
  );
}

function fateOf(
  decision: ClaimDecision,
  { finding, isShown, shownId }: { finding: LedgerFinding; isShown: boolean; shownId: string },
): Pick<Disposition, 'fate' | 'to' | 'reason'> {
  const { finding: raw, grounding } = decision.claim;
  const reason = decision.reasons.join(' ');
  if (decision.standing === 'refuted') return { fate: 'refuted', to: null, reason };
  if (decision.standing === 'intended') return { fate: 'moved', to: 'concern', reason };
  const to = finding.severity;
  const why = reason || (grounding.quote === 'missing' ? 'Its quotation was not found.' : 'Others judged it so.');
  if (rankOf(to) > rankOf(raw.severity)) return { fate: 'demoted', to, reason: why };
  if (isShown && rankOf(to) < rankOf(raw.severity)) return { fate: 'promoted', to, reason: why };
  if (!isShown) return { fate: 'merged', to, reason: `One change fixes it and ${shownId}.` };
  if (isUnsettled(decision)) return { fate: 'unverified', to, reason };
  return { fate: 'kept', to, reason };
}
