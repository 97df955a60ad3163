import {
  type Candidate,
  type CodeFinding,
  isOpen,
  type Ledger,
  type LedgerFinding,
  type Policy,
  placeOf,
  type RawReview,
  type Reviewer,
  type Ruling,
  rankOf,
  rawItems,
  standings,
} from '../../types.ts';
import { decide } from '../decide/decide.ts';
import { type Terms, termsOf, vendorNamed } from '../decide/terms.ts';
import type { ObservationPlaces } from '../ground/place-observations.ts';
import { checkLedger } from './check-ledger.ts';
import { codeEntries } from './code-findings.ts';
import { consolidate, fatesOf, type Part } from './consolidate-parts.ts';
import type { Entry } from './entry.ts';
import { joinObservations } from './join-observations.ts';
import { consolidateObservations } from './observations.ts';
import { unreadable } from './unreadable.ts';

export interface Case {
  /** Candidates that are one finding: what a model joined stays judged part by part. */
  readonly groups: readonly (readonly Candidate[])[];
  readonly rulings: readonly Ruling[];
  readonly reviews: readonly RawReview[];
  /** All that could verify; left out: those that reviewed. Vendors are counted among them. */
  readonly verifiers?: readonly Reviewer[];
  readonly policy: Policy;
  /** Where code found what observations name; those that are not here are taken at their word. */
  readonly places?: ObservationPlaces;
  /** What code found by rules of its own. */
  readonly codeFindings?: readonly CodeFinding[];
}

/**
 * The ledger: every raw item gets exactly one fate. Pure: the same reviews and rulings make the same ledger, in whatever
 * order they came.
 * @throws {Error} when the ledger breaks one of its own rules, which is a bug
 */
export function adjudicate({ groups, rulings, reviews, verifiers, policy, places, codeFindings = [] }: Case): Ledger {
  const reviewers = verifiers ?? reviews.map(({ reviewer }) => reviewer);
  const terms = termsOf(reviewers, policy);
  const byCode = codeEntries(codeFindings, policy);
  const numbered = [...groupEntries(groups, rulings, reviewers, terms), ...byCode]
    .sort((left, right) => compare(left.finding, right.finding, terms))
    .map(({ finding, fates }, index) => ({ fates, finding: { ...finding, id: `F${index + 1}` } }));
  const fates = new Map(numbered.flatMap(({ fates: of, finding }) => of(finding)).map((fate) => [fate.id, fate]));
  const findings = numbered.map(({ finding }) => finding);
  const consolidated = joinObservations(consolidateObservations(reviews, places), findings);
  for (const fate of [...consolidated.dispositions, ...unreadable(reviews)]) fates.set(fate.id, fate);
  const codeItems = byCode.flatMap(({ finding }) => finding.sources.map((id) => ({ id, item: 'finding' as const })));
  const dispositions = [...rawItems(reviews), ...codeItems].map(({ id }) => {
    const fate = fates.get(id);
    if (fate === undefined) throw new Error(`${id} has no fate`);
    return fate;
  });
  const ledger: Ledger = { findings, observations: consolidated.observations, dispositions };
  checkLedger(ledger, reviews, codeItems);
  return ledger;
}

function groupEntries(
  groups: Case['groups'],
  rulings: readonly Ruling[],
  reviewers: readonly Reviewer[],
  terms: Terms,
): readonly Entry[] {
  const inOrder = rulings.toSorted(
    (left, right) => compareText(left.about, right.about) || compareText(left.by, right.by),
  );
  const order = reviewers.map(({ name }) => name);
  return groups.map((group): Entry => {
    const parts = group.map((candidate): Part => ({ candidate, decision: decide(candidate, inOrder, terms) }));
    return { finding: consolidate(parts, order, terms), fates: (finding) => fatesOf(parts, finding, terms) };
  });
}

/** Open findings first, severest first, confirmed before unproven, raised by more vendors first, then by place. */
function compare(left: LedgerFinding, right: LedgerFinding, terms: Terms): number {
  const vendors = ({ raisedBy }: LedgerFinding) => new Set(raisedBy.map((name) => vendorNamed(name, terms))).size;
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
