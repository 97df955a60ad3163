import { textLikeness } from '../../lib/text-likeness.ts';
import { type Known, linkFindings, type Pairing } from './link.ts';
import { overlap } from './quoted-code.ts';

/** A finding as it is compared where code alone does not tell. */
export interface Told extends Known {
  /** How it fails. */
  readonly claim: string;
  /** The lines where its code stands now; null where it was not found. */
  readonly lines: { readonly startLine: number; readonly endLine: number } | null;
}

/** Two findings, by their indexes, that may be one. */
export interface AlikePair {
  readonly at: number;
  readonly index: number;
  /** The greatest first among those of one finding. */
  readonly strength: number;
}

/** Texts less alike than this are hardly ever about one thing: of 18 pairs that were, the least alike has 0.36. */
const alikeText = 0.35;
/** Code, or lines, that two have in common for the most part. */
const mostly = 0.5;

/**
 * Which findings of this round may be earlier ones, and code cannot tell: a model is asked about these, and no others. An
 * earlier one that code is sure of is not asked about. A later one that code is sure of is: two earlier ones can be one.
 * Measured (`eval/rounds.ts`): all of 18 pairs that were one are among these or linked by code, in 8 pairs a round.
 */
export function alikePairs(
  earlier: readonly Told[],
  later: readonly Told[],
  { canBeOne = () => true }: Pick<Pairing, 'canBeOne'> = {},
): readonly AlikePair[] {
  const links = linkFindings(earlier, later, { canBeOne });
  const sure = new Set([...links.values()].filter(({ isSure }) => isSure).map(({ at }) => at));
  const likeness = textLikeness([...earlier, ...later].map(({ title, claim }) => `${title}\n${title}\n${claim}`));
  const pairs = earlier.flatMap((one, at) =>
    later.flatMap((other, index): AlikePair[] => {
      if (sure.has(at)) return [];
      const alikeness = () => likeness(at, earlier.length + index);
      const isLinked = links.get(index)?.at === at;
      const isAlike = isLinked || areAlike(one, other, alikeness, canBeOne(at, index));
      return isAlike ? [{ at, index, strength: (isLinked ? 1 : 0) + alikeness() }] : [];
    }),
  );
  return pairs.toSorted((one, other) => other.strength - one.strength);
}

/** @param canBeOne of code that stands in two places each has its own defect */
function areAlike(one: Told, other: Told, alikeness: () => number, canBeOne: boolean): boolean {
  if (canBeOne && overlap(one.quote, other.quote) >= mostly) return true;
  const isUnknown = one.path === '' || other.path === '';
  if (one.path !== other.path) return isUnknown && alikeness() >= alikeText;
  return shareOfLines(one.lines, other.lines) >= mostly || alikeness() >= alikeText;
}

/** The share of the shorter stretch of lines that the other one has. */
function shareOfLines(one: Told['lines'], other: Told['lines']): number {
  if (one === null || other === null) return 0;
  const common = Math.min(one.endLine, other.endLine) - Math.max(one.startLine, other.startLine) + 1;
  const shorter = Math.min(one.endLine - one.startLine, other.endLine - other.startLine) + 1;
  return Math.max(0, common) / shorter;
}
