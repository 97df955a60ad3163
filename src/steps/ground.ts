import type { Snapshot } from '../git/repo.ts';
import type { Finding, GroundedFinding, Grounding, RawReview } from '../types.ts';
import { placeQuotation } from './quotation.ts';

/** The two states of the repository that a finding can speak of. */
export interface Sides {
  readonly head: Snapshot;
  readonly base: Snapshot;
}

/** Holds every raw finding against the code: no model has a say in where a finding stands. */
export async function ground(reviews: readonly RawReview[], sides: Sides): Promise<readonly GroundedFinding[]> {
  const raw = reviews.flatMap((review) =>
    review.outcome === 'completed'
      ? review.submission.findings.map((finding, index) => ({
          id: `${review.reviewer.name}:F${index + 1}`,
          reviewer: review.reviewer.name,
          finding,
        }))
      : [],
  );
  return Promise.all(raw.map(async (item) => ({ ...item, grounding: await groundFinding(item.finding, sides) })));
}

async function groundFinding(finding: Finding, sides: Sides): Promise<Grounding> {
  const stated = await groundOn(finding, finding.side, sides);
  if (stated.quote !== 'missing') return stated;
  const other = await groundOn(finding, finding.side === 'new' ? 'old' : 'new', sides);
  return other.quote === 'missing' ? stated : { ...other, quote: 'relocated' };
}

async function groundOn(finding: Finding, side: Finding['side'], { head, base }: Sides): Promise<Grounding> {
  const missing = (problem: string): Grounding => ({ quote: 'missing', anchor: null, problem });
  const where = side === 'new' ? 'at the head' : 'at the merge base';
  const text = await (side === 'new' ? head : base).read(finding.path);
  if (!text.found) return missing(`The path could not be read ${where}: ${text.note}`);
  const placed = placeQuotation(text.lines, finding.quote, finding);
  if (placed.place === 'missing') return missing(`The quoted code does not stand in the file ${where}.`);
  if (placed.place === 'ambiguous')
    return missing(
      `The quoted code stands in ${placed.count} places of the file ${where}, none of them the stated line.`,
    );
  const { place, startLine, endLine } = placed;
  return { quote: place, anchor: { path: finding.path, side, startLine, endLine }, problem: null };
}
