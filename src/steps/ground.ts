import type { FileText, Snapshot } from '../git/repo.ts';
import { visible } from '../lib/visible.ts';
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
  if (stated.isSettled) return stated.grounding;
  const other = await groundOn(finding, finding.side === 'new' ? 'old' : 'new', sides);
  // Line numbers of one side are no evidence for the other: there the code counts as moved.
  return other.grounding.quote === 'missing' ? stated.grounding : { ...other.grounding, quote: 'relocated' };
}

/** Settled: the other side need not be looked at, because this one has the code, be it in too many places. */
interface Attempt {
  readonly grounding: Grounding;
  readonly isSettled: boolean;
}

async function groundOn(finding: Finding, side: Finding['side'], { head, base }: Sides): Promise<Attempt> {
  const missing = (problem: string, isSettled = false): Attempt => ({
    grounding: { quote: 'missing', anchor: null, problem },
    isSettled,
  });
  const where = side === 'new' ? 'at the head' : 'at the merge base';
  const { path, text } = await readStated(side === 'new' ? head : base, finding.path);
  if (!text.found) return missing(`The path could not be read ${where}: ${text.note}`);
  const placed = placeQuotation(text.lines, finding.quote, finding);
  if (placed.place === 'missing') return missing(`The quoted code does not stand in the file ${where}.`);
  if (placed.place === 'ambiguous')
    return missing(
      `The quoted code fits ${placed.count} places of the file ${where}, and the stated lines do not settle which is meant.`,
      true,
    );
  const { place, startLine, endLine } = placed;
  return {
    grounding: { quote: place, anchor: { path, side, startLine, endLine }, problem: null },
    isSettled: true,
  };
}

/** Reviewers see paths with unseen characters written out: such a name must not keep findings from the gate. */
async function readStated(
  snapshot: Snapshot,
  stated: string,
): Promise<{ readonly path: string; readonly text: FileText }> {
  const text = await snapshot.readWhole(stated);
  if (text.found) return { path: stated, text };
  const plain = stated.replace(/^(?:\.?\/)+/, '');
  const entries = await snapshot.list();
  const [only, ...others] = entries.filter(({ path }) => path === plain || visible(path) === plain);
  if (only === undefined || others.length > 0) return { path: stated, text };
  return { path: only.path, text: await snapshot.readWhole(only.path) };
}
