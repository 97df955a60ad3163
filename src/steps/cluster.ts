import { type Candidate, type GroundedFinding, severities } from '../types.ts';
import { type Similarity, textSimilarity, words } from './similarity.ts';

/** Findings this far apart can still be about one thing, when they say the same. */
const nearLines = 12;
/** What texts must have in common, by how their places lie to each other. Location alone never makes two one. */
const thresholds = { overlapping: 0.25, near: 0.32, elsewhere: 0.55 };
/**
 * What must be alike besides the words of the quoted code: two defects of one line both name its identifiers, and
 * differ in what they say of them.
 */
const leastBesidesCode = 0.14;
/** Texts so alike are one, also when one reviewer wrote both. */
const nearlyIdentical = 0.85;

/**
 * Puts findings together that one code change would fix (design decision 8), without a model: same file, near places
 * and the same words. Every finding is in exactly one candidate, whatever the order in which they come.
 * @param order names of the reviewers, as configured
 */
export function cluster(findings: readonly GroundedFinding[], order: readonly string[]): readonly Candidate[] {
  const sorted = [...findings].sort((left, right) => rank(left, right, order));
  const similarity = textSimilarity(
    sorted.map(({ finding }) => `${finding.title}\n${finding.failure}\n${finding.body}`),
  );
  const code = sorted.map(({ finding }) => new Set(words(finding.quote).keys()));
  const groups: number[][] = [];
  for (const index of sorted.keys()) {
    // Average link: a chain of loosely like findings does not grow into one.
    const scored = groups.map((group) => ({
      group,
      score:
        group.reduce((total, member) => total + margin(index, member, { findings: sorted, code, similarity }), 0) /
        group.length,
    }));
    const best = scored.filter(({ score }) => score >= 0).sort((left, right) => right.score - left.score)[0];
    if (best === undefined) groups.push([index]);
    else best.group.push(index);
  }
  return groups.map((group) => {
    const sources = group.flatMap((index) => sorted[index] ?? []);
    const [lead] = sources;
    if (lead === undefined) throw new Error('a candidate without a source');
    return { lead, sources };
  });
}

interface Texts {
  readonly findings: readonly GroundedFinding[];
  /** Words of each finding's quotation. */
  readonly code: readonly ReadonlySet<string>[];
  readonly similarity: Similarity;
}

/** How far two findings are above what it takes to be one; below zero they are two. */
function margin(left: number, right: number, { findings, code, similarity }: Texts): number {
  const [one, two] = [findings[left], findings[right]];
  if (one === undefined || two === undefined) return Number.NEGATIVE_INFINITY;
  const [here, there] = [placeOf(one), placeOf(two)];
  if (here.path !== there.path || here.side !== there.side) return Number.NEGATIVE_INFINITY;
  const alike = similarity(left, right);
  if (alike >= nearlyIdentical || one.reviewer === two.reviewer) return alike - nearlyIdentical;
  const where = proximity(one, two);
  const enough = alike - thresholds[where];
  if (where === 'elsewhere') return enough;
  const quoted = new Set([...(code[left] ?? []), ...(code[right] ?? [])]);
  return Math.min(enough, similarity(left, right, quoted) - leastBesidesCode);
}

/** Where code found it; only what was not found stands where its reviewer said. */
function placeOf({ finding, grounding }: GroundedFinding): { readonly path: string; readonly side: string } {
  return grounding.anchor ?? finding;
}

function proximity(one: GroundedFinding, two: GroundedFinding): 'overlapping' | 'near' | 'elsewhere' {
  const [left, right] = [one.grounding.anchor, two.grounding.anchor];
  if (left === null || right === null) return 'elsewhere';
  const gap = Math.max(left.startLine, right.startLine) - Math.min(left.endLine, right.endLine);
  return gap <= 0 ? 'overlapping' : gap <= nearLines ? 'near' : 'elsewhere';
}

/** The lead first: severest, grounded, traced, then as configured. Ids settle the rest. */
function rank(left: GroundedFinding, right: GroundedFinding, order: readonly string[]): number {
  const of = ({ finding, grounding, reviewer }: GroundedFinding) => [
    severities.indexOf(finding.severity),
    grounding.quote === 'missing' ? 1 : 0,
    finding.evidence === 'traced' ? 0 : 1,
    order.indexOf(reviewer),
  ];
  const [one, two] = [of(left), of(right)];
  for (const [index, value] of one.entries()) {
    const difference = value - (two[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return left.id.localeCompare(right.id, 'en', { numeric: true });
}
