import { type Candidate, type GroundedFinding, isAtLeast, type Ruling, type Severity, severest } from '../../types.ts';
import { isGrounded } from './claims.ts';
import { isSoleVendor, type Terms, vendorNamed } from './terms.ts';

/** All that one vendor says of one claim: its severest word counts. */
export interface Voice {
  /** Names of whoever spoke, for the report. */
  readonly names: readonly string[];
  /** False: a fresh session of the finder's vendor, the second voice where only one other vendor answered. */
  readonly isOther: boolean;
  /** What it ruled on this claim itself; no ruling speaks against another claim. */
  readonly rulings: readonly Ruling[];
  /** It came to a verdict on the claim, or left it open. */
  readonly hasAnswered: boolean;
  readonly confirms: boolean;
  /** It called the claim false, and has no severer word for it. */
  readonly refutes: boolean;
  /** The severest of its ratings and of what it raised itself; null: it rated nothing. */
  readonly rating: Severity | null;
  /** The severest rating with which it confirms this claim; null: it does not. */
  readonly confirmedAt: Severity | null;
  /** The claims of the same defect that it raised itself. */
  readonly raised: readonly GroundedFinding[];
  /** Everything by which it confirms, also of claims that are at least as severe. */
  readonly confirmations: readonly Ruling[];
}

/**
 * The voices on a claim: verifiers, and vendors that raised the same defect. A vendor is one voice however many reviewers,
 * sessions and claims it has. Where only one vendor is configured, each of its sessions is one.
 * @param rulings all that were given
 */
export function voicesOn(
  claim: GroundedFinding,
  candidate: Candidate,
  rulings: readonly Ruling[],
  terms: Terms,
): readonly Voice[] {
  const own = rulings.filter(({ about }) => about === claim.id);
  const carried = carriedOver(claim, candidate, rulings);
  if (isSoleVendor(terms))
    return [
      ...own.map((ruling) => voiceOf(claim, { rulings: [ruling], carried: [], raised: [], isOther: true })),
      ...carried.map((ruling) => voiceOf(claim, { rulings: [], carried: [ruling], raised: [], isOther: true })),
    ];
  const finder = vendorNamed(claim.reviewer, terms);
  const raisedBy = Map.groupBy(candidate.sources, ({ reviewer }) => vendorNamed(reviewer, terms));
  const vendors = new Set([...raisedBy.keys(), ...[...own, ...carried].map(({ vendor }) => vendor)]);
  const spoken = [...vendors].map((vendor) =>
    voiceOf(claim, {
      rulings: own.filter((ruling) => ruling.vendor === vendor),
      carried: carried.filter((ruling) => ruling.vendor === vendor),
      raised: vendor === finder ? [] : (raisedBy.get(vendor) ?? []).filter((other) => speaksOf(claim, other)),
      isOther: vendor !== finder,
    }),
  );
  const others = spoken.filter(({ isOther }) => isOther);
  const answering = others.filter(({ hasAnswered, raised }) => hasAnswered || raised.length > 0);
  return answering.length === 1 ? spoken : others;
}

/**
 * Whether a claim of another vendor on the same defect is a word on this one. What is milder speaks against it, and only the one that
 * quotes the same lines is sure to mean the same: who joined them may have erred. Decision 222 has the share, and where it is from.
 */
function speaksOf({ finding, grounding }: GroundedFinding, other: GroundedFinding): boolean {
  if (isAtLeast(other.finding.severity, finding.severity)) return true;
  const [here, there] = [grounding.anchor, other.grounding.anchor];
  if (here === null || there === null || here.path !== there.path || here.side !== there.side) return false;
  const shared = Math.min(here.endLine, there.endLine) - Math.max(here.startLine, there.startLine) + 1;
  const all = Math.max(here.endLine, there.endLine) - Math.min(here.startLine, there.startLine) + 1;
  return shared * 3 >= all * 2;
}

/**
 * A confirmation also holds for claims that are not more severe: it is one of the defect. It lowers none of them, so what is
 * confirmed and rated lower is confirmed here without a rating, and it says nothing where its vendor came to a verdict on
 * the claim itself.
 */
function carriedOver(claim: GroundedFinding, candidate: Candidate, rulings: readonly Ruling[]): readonly Ruling[] {
  const { severity } = claim.finding;
  const severer = new Set(
    candidate.sources
      .filter(({ id, finding }) => id !== claim.id && isAtLeast(finding.severity, severity))
      .map(({ id }) => id),
  );
  const settled = new Set(
    rulings
      .filter(({ about, verdict }) => about === claim.id && (verdict === 'confirmed' || verdict === 'refuted'))
      .map(({ vendor }) => vendor),
  );
  return rulings.filter((ruling) => {
    return !settled.has(ruling.vendor) && severer.has(ruling.about) && ruling.verdict === 'confirmed';
  });
}

interface Words {
  readonly rulings: readonly Ruling[];
  readonly carried: readonly Ruling[];
  readonly raised: readonly GroundedFinding[];
  readonly isOther: boolean;
}

function voiceOf({ finding }: GroundedFinding, { rulings, carried, raised, isOther }: Words): Voice {
  const confirmed = rulings.filter(({ verdict }) => verdict === 'confirmed');
  const confirming = [
    // Who confirms without a rating confirms it as it was raised; a severer claim is no reason to raise this one.
    ...confirmed.map(({ severity }) => severity ?? finding.severity),
    // No claim that it is carried from is milder: without a rating it was confirmed as severe as this one at the least.
    ...carried.flatMap(({ severity }) =>
      isAtLeast(severity ?? finding.severity, finding.severity) ? [finding.severity] : [],
    ),
  ];
  const ratings = [
    ...raised.map((source) => source.finding.severity),
    ...confirming,
    ...rulings.flatMap(({ verdict, severity }) => (verdict === 'unproven' && severity !== null ? [severity] : [])),
  ];
  return {
    names: [...new Set([...rulings, ...carried].map(({ by }) => by).concat(raised.map(({ reviewer }) => reviewer)))],
    isOther,
    rulings,
    hasAnswered: rulings.some(({ verdict }) => verdict !== 'unverified'),
    confirms: confirmed.length + carried.length > 0,
    refutes: ratings.length === 0 && rulings.some(({ verdict }) => verdict === 'refuted'),
    rating: ratings.length === 0 ? null : severest(ratings),
    confirmedAt: confirming.length === 0 ? null : severest(confirming),
    raised,
    confirmations: [...confirmed, ...carried],
  };
}

/** Whether a vendor that raised it so severe itself is a voice for it: code must have found one of the two quotations. */
export function isRaisedToo(claim: GroundedFinding, { raised }: Voice): boolean {
  return raised.some(
    (other) => isAtLeast(other.finding.severity, claim.finding.severity) && (isGrounded(claim) || isGrounded(other)),
  );
}
