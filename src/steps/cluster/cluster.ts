import { type Bond, linkByTies } from '../../lib/link-by-ties.ts';
import { comparison, type Likeness } from '../../lib/text-likeness.ts';
import { type Candidate, type GroundedFinding, placeOf, rankOf } from '../../types.ts';

/** Findings this far apart can still be about one thing, when they say the same. */
const nearLines = 12;

/**
 * How alike two texts must be to be one by themselves, by how their places lie to each other. Location alone never
 * makes two findings one. `unknown`: at least one of them is not in the code. `same`: both are about that very text.
 */
const thresholds = { same: 0, overlapping: 0.31, near: 0.35, elsewhere: 0.54, unknown: 0.4 };
/** How the places of two statements lie to each other. */
export type Proximity = keyof typeof thresholds;
/** No two are in one group that are less than this share as alike as it takes, whoever stands between them. */
const leastShare = 0.85;
/** Texts so alike are one, also when one reviewer wrote both. */
const nearlyIdentical = 0.85;

/**
 * Puts findings together that one code change would fix, without a model (decision 21): same file and side, and the
 * same words, the more of them the farther apart. Every finding is in exactly one candidate, whatever the order in
 * which they come. A finding changes nothing among those that no chain of like findings ties to it.
 * @param order names of the reviewers, as configured
 */
export function cluster(findings: readonly GroundedFinding[], order: readonly string[]): readonly Candidate[] {
  const sorted = [...findings].sort((left, right) => rank(left, right, order));
  const said = sorted.map((found) => ({
    found,
    reviewer: found.reviewer,
    title: found.finding.title,
    body: `${found.finding.failure}\n${found.finding.body}`,
    quote: found.finding.quote,
  }));
  return groupAlike(said, (one, other) => proximity(one.found, other.found)).map((group) => {
    const sources = group.flatMap((index) => sorted[index] ?? []);
    const [lead] = sources;
    if (lead === undefined) throw new Error('a candidate without a source');
    return { lead, sources };
  });
}

/** What somebody says, as it is compared. */
export interface Statement {
  readonly reviewer: string;
  readonly title: string;
  readonly body: string;
  /** What says nothing of whether two are one, because both name it: the code that they are about. */
  readonly quote: string;
}

/**
 * Puts statements together that say the same, in groups of their indexes; each is in exactly one.
 * @param proximity how the places of two lie to each other; null: they are never one
 */
export function groupAlike<Said extends Statement>(
  said: readonly Said[],
  proximity: (one: Said, other: Said) => Proximity | null,
): number[][] {
  const compare = comparisonOf(said);
  const bond = (left: number, right: number) => {
    const [one, other] = [said[left], said[right]];
    const where = one === undefined || other === undefined ? null : proximity(one, other);
    if (where === null) return null;
    return bondOf(where, one?.reviewer === other?.reviewer, compare(left, right));
  };
  return linkByTies(said.length, bond);
}

/** Whether two statements by their indexes would be one by themselves, if two reviewers made them. */
export function sayTheSame(said: readonly Statement[]): (left: number, right: number, where: Proximity) => boolean {
  const compare = comparisonOf(said);
  return (left, right, where) => bondOf(where, false, compare(left, right))?.isTie ?? false;
}

function comparisonOf(said: readonly Statement[]): ReturnType<typeof comparison> {
  // Twice the title, which says what it is; the rest also says what is around it.
  return comparison(said.map(({ title, body, quote }) => ({ text: `${title}\n${title}\n${body}`, quote })));
}

function bondOf(where: Proximity, isOneReviewer: boolean, { whole, besides }: Likeness): Bond | null {
  const isCopy = whole >= nearlyIdentical;
  if (isOneReviewer) {
    // A reviewer who says the same of two places means two.
    const isOne = where === 'same' || (isCopy && (where === 'overlapping' || where === 'unknown'));
    return isOne ? { surplus: whole - thresholds[where], isTie: true } : null;
  }
  const alike = isCopy ? whole : besides;
  const threshold = thresholds[where];
  if (alike < threshold * leastShare) return null;
  return { surplus: alike - threshold, isTie: alike >= threshold };
}

function proximity(one: GroundedFinding, two: GroundedFinding): Proximity | null {
  const [here, there] = [placeOf(one), placeOf(two)];
  if (here.path !== there.path || here.side !== there.side) return null;
  const [left, right] = [one.grounding.anchor, two.grounding.anchor];
  if (left === null || right === null) return 'unknown';
  const gap = Math.max(left.startLine, right.startLine) - Math.min(left.endLine, right.endLine);
  return gap <= 0 ? 'overlapping' : gap <= nearLines ? 'near' : 'elsewhere';
}

let ids: Intl.Collator | null = null;

/** The lead first: severest, grounded, traced, then as configured. Ids settle the rest. */
function rank(left: GroundedFinding, right: GroundedFinding, order: readonly string[]): number {
  const of = ({ finding, grounding, reviewer }: GroundedFinding) => [
    rankOf(finding.severity),
    grounding.quote === 'missing' ? 1 : 0,
    finding.evidence === 'traced' ? 0 : 1,
    order.indexOf(reviewer),
  ];
  const [one, two] = [of(left), of(right)];
  for (const [index, value] of one.entries()) {
    const difference = value - (two[index] ?? 0);
    if (difference !== 0) return difference;
  }
  ids ??= new Intl.Collator('en', { numeric: true });
  return ids.compare(left.id, right.id);
}
