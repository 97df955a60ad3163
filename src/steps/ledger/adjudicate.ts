import {
  type Candidate,
  type Disposition,
  type GroundedFinding,
  isOpen,
  isUnsettled,
  type Ledger,
  type LedgerFinding,
  type Policy,
  placeOf,
  type RawReview,
  type Ruling,
  rankOf,
  rawItems,
  severest,
  standings,
} from '../../types.ts';
import { type Decision, decide, rawSeverityOf, shownSource, termsOf } from '../decide/decide.ts';
import type { LimitationPlaces } from '../ground/place-limitations.ts';
import { checkLedger } from './check-ledger.ts';
import { joinConcerns } from './join-concerns.ts';
import { consolidateObservations } from './observations.ts';
import { unreadable } from './unreadable.ts';

export interface Case {
  /** Candidates that are one finding, second claims split off: what a model joined stays judged part by part. */
  readonly groups: readonly (readonly Candidate[])[];
  readonly rulings: readonly Ruling[];
  readonly reviews: readonly RawReview[];
  readonly policy: Policy;
  readonly limitations?: LimitationPlaces;
}

/** One candidate of a group, and what was decided of it. */
interface Part {
  readonly candidate: Candidate;
  readonly decision: Decision;
}

/**
 * The ledger: every raw item gets exactly one fate. Pure: the same reviews and rulings make the same ledger, in whatever
 * order they came.
 * @throws {Error} when the ledger breaks one of its own rules, which is a bug
 */
export function adjudicate({ groups, rulings, reviews, policy, limitations }: Case): Ledger {
  const order = reviews.map(({ reviewer }) => reviewer.name);
  const providers = new Map(reviews.map(({ reviewer }) => [reviewer.name, reviewer.provider]));
  const terms = termsOf(
    reviews.map(({ reviewer }) => reviewer),
    policy,
  );
  const inOrder = rulings.toSorted(
    (left, right) => compareText(left.about, right.about) || compareText(left.by, right.by),
  );
  const found = groups
    .map((group) => group.map((candidate): Part => ({ candidate, decision: decide(candidate, inOrder, terms) })))
    .map((parts) => ({ parts, finding: consolidate(parts, order) }))
    .sort((left, right) => compare(left.finding, right.finding, providers))
    .map(({ parts, finding }, index) => ({ parts, finding: { ...finding, id: `F${index + 1}` } }));
  const fates = new Map(found.flatMap(({ parts, finding }) => fatesOf(parts, finding)).map((fate) => [fate.id, fate]));
  const consolidated = joinConcerns(
    consolidateObservations(reviews, limitations),
    found.map(({ finding }) => finding),
  );
  for (const fate of [...consolidated.dispositions, ...unreadable(reviews)]) fates.set(fate.id, fate);
  const dispositions = rawItems(reviews).map(({ id }) => {
    const fate = fates.get(id);
    if (fate === undefined) throw new Error(`${id} has no fate`);
    return fate;
  });
  const ledger: Ledger = {
    findings: found.map(({ finding }) => finding),
    observations: consolidated.observations,
    dispositions,
  };
  checkLedger(ledger, reviews);
  return ledger;
}

/** The part that speaks for a group: open before settled, then the severest, then the best established. */
function speaker(parts: readonly Part[]): Part {
  const [first] = [...parts].sort(({ decision: left }, { decision: right }) => {
    return (
      Number(isOpen(right)) - Number(isOpen(left)) ||
      rankOf(left.severity) - rankOf(right.severity) ||
      standings.indexOf(left.standing) - standings.indexOf(right.standing)
    );
  });
  if (first === undefined) throw new Error('a group without a candidate');
  return first;
}

function consolidate(parts: readonly Part[], order: readonly string[]): LedgerFinding {
  const { candidate, decision } = speaker(parts);
  const shown = shownSource(candidate);
  // Who raised only what was refuted gets no credit for what stands.
  const credited = parts.filter((part) => !isOpen(decision) || isOpen(part.decision));
  const raised = new Set(credited.flatMap((part) => part.candidate.sources.map(({ reviewer }) => reviewer)));
  const sources = parts.flatMap((part) => part.candidate.sources);
  return {
    id: '',
    fingerprint: '',
    standing: decision.standing,
    severity: decision.severity,
    rawSeverity: severest(credited.map((part) => rawSeverityOf(part.candidate))),
    kind: decision.kind,
    origin: decision.origin,
    problem: decision.standing === 'ungrounded' ? shown.grounding.problem : null,
    anchor: shown.grounding.anchor,
    excerpt: null,
    reach: null,
    finding: shown.finding,
    fix: shown.grounding.fix,
    fixWorks: decision.fixWorks,
    rulings: parts.flatMap((part) => part.decision.rulings),
    sources: sources.map(({ id }) => id),
    raisedBy: order.filter((name) => raised.has(name)),
    reasons: [...new Set(parts.flatMap((part) => part.decision.reasons))],
  };
}

/** Open findings first, severest first, confirmed before unproven, raised by more vendors first, then by place. */
function compare(left: LedgerFinding, right: LedgerFinding, providers: ReadonlyMap<string, string>): number {
  const vendors = ({ raisedBy }: LedgerFinding) => new Set(raisedBy.map((name) => providers.get(name))).size;
  return (
    Number(isOpen(right)) - Number(isOpen(left)) ||
    rankOf(left.severity) - rankOf(right.severity) ||
    standings.indexOf(left.standing) - standings.indexOf(right.standing) ||
    vendors(right) - vendors(left) ||
    compareText(placeOf(left).path, placeOf(right).path) ||
    (left.anchor?.startLine ?? 0) - (right.anchor?.startLine ?? 0) ||
    compareText(left.sources[0] ?? '', right.sources[0] ?? '')
  );
}

function compareText(left: string, right: string): number {
  return left.localeCompare(right, 'en', { numeric: true });
}

function fatesOf(parts: readonly Part[], finding: LedgerFinding): Disposition[] {
  const shown = shownSource(speaker(parts).candidate);
  return parts.flatMap(({ candidate, decision }) =>
    candidate.sources.map((source): Disposition => {
      const isShown = source === shown;
      const fixFails = decision.rulings.some(({ about, fix }) => about === source.id && fix === 'fails');
      return {
        id: source.id,
        item: 'finding',
        into: finding.id,
        from: source.finding.severity,
        ...fateOf(source, { decision, finding, isShown, shown }),
        facts: [
          ...(isShown ? [] : ['merged' as const]),
          ...(fixFails && decision.fixWorks === false ? ['fix-refuted' as const] : []),
        ],
      };
    }),
  );
}

function fateOf(
  { finding: { severity }, grounding }: GroundedFinding,
  of: { decision: Decision; finding: LedgerFinding; isShown: boolean; shown: GroundedFinding },
): Pick<Disposition, 'fate' | 'to' | 'reason'> {
  const { decision, finding, isShown, shown } = of;
  const reason = decision.reasons.join(' ');
  if (decision.standing === 'refuted') return { fate: 'refuted', to: null, reason };
  if (decision.standing === 'intended') return { fate: 'moved', to: 'concern', reason };
  const to = finding.severity;
  const why = reason || (grounding.quote === 'missing' ? 'Its quotation was not found.' : 'Others judged it so.');
  if (rankOf(to) > rankOf(severity)) return { fate: 'demoted', to, reason: why };
  if (isShown && rankOf(to) < rankOf(severity)) return { fate: 'promoted', to, reason: why };
  if (!isShown) return { fate: 'merged', to, reason: `One change fixes it and ${shown.id}.` };
  if (isUnsettled(decision)) return { fate: 'unverified', to, reason };
  return { fate: 'kept', to, reason };
}
