import { textLikeness } from '../lib/text-likeness.ts';
import type { Anchor, Kind } from '../types.ts';

/** What a finding is told by from round to round. */
export interface Known {
  readonly fingerprint: string;
  /** Where its code stands now; empty where nobody knows. */
  readonly path: string;
  readonly kind: Kind;
  readonly title: string;
  readonly quote: string;
}

/** Two defects of one quotation have titles less alike than this. */
const alikeOfOneQuotation = 0.26;
/** Titles so alike are of one finding, in one file and of one kind. */
const alike = 0.7;
/** The same of titles whose code is mostly the same. */
const alikeInPlace = 0.6;
const mostlySame = 0.8;
/** Fewer letters and digits of a line say nothing of which place is meant. */
const leastLetters = 4;
/** Code of a file that nobody knows is told by so much of it. */
const leastCode = 40;

/**
 * Which findings of this round are which of earlier ones. Measured on findings of many rounds (`eval/rounds.ts`): no two
 * that were different became one. Never the rule by which findings of one round are put together: there a wrong tie costs
 * a line in the report, here it would give a new defect the past of an old one (decision 136).
 * @param canBeOne of the indexes of an earlier and a later one: whether what is known of their places lets them be one
 * @returns the index of the earlier one by the index of the later one; each is taken once, the best tie first
 */
export function linkFindings(
  earlier: readonly Known[],
  later: readonly Known[],
  canBeOne: (earlier: number, later: number) => boolean = () => true,
): ReadonlyMap<number, number> {
  const likeness = textLikeness([...earlier, ...later].map(({ title }) => title));
  const ties = earlier.flatMap((one, at) =>
    later.flatMap((other, index) => {
      const strength = canBeOne(at, index) ? tie(one, other, () => likeness(at, earlier.length + index)) : null;
      return strength === null ? [] : [{ at, index, strength }];
    }),
  );
  const linked = new Map<number, number>();
  const taken = new Set<number>();
  for (const { at, index } of ties.toSorted((one, other) => other.strength - one.strength)) {
    if (linked.has(index) || taken.has(at)) continue;
    linked.set(index, at);
    taken.add(at);
  }
  return linked;
}

/** Code that stands in two places has two defects, in whatever words: one must not take the place of the other. */
export function isApart(one: Anchor | null, other: Anchor | null): boolean {
  if (one === null || other === null || one.side !== other.side) return false;
  return one.path !== other.path || one.endLine < other.startLine || other.endLine < one.startLine;
}

/** How strong two are one; null: they are not. */
function tie(one: Known, other: Known, likeness: () => number): number | null {
  if (one.kind !== other.kind) return null;
  const [code, otherCode] = [bare(one.quote), bare(other.quote)];
  const isSameCode = one.fingerprint === other.fingerprint || (code === otherCode && lettersIn(code) >= leastLetters);
  const alikeness = likeness();
  if (one.path !== other.path) {
    const isUnknown = one.path === '' || other.path === '';
    const isOne = isUnknown && isSameCode && code.length >= leastCode && alikeness >= alikeOfOneQuotation;
    return isOne ? 2 + alikeness : null;
  }
  if (isSameCode && alikeness >= alikeOfOneQuotation) return 3 + alikeness;
  const least = overlap(one.quote, other.quote) >= mostlySame ? alikeInPlace : alike;
  return alikeness >= least ? 1 + alikeness : null;
}

/** The share of lines of the shorter quotation that the other one has. */
function overlap(one: string, other: string): number {
  const [lines, others] = [linesOf(one), linesOf(other)];
  const common = [...lines].filter((line) => others.has(line)).length;
  return common === 0 ? 0 : common / Math.min(lines.size, others.size);
}

function linesOf(quote: string): ReadonlySet<string> {
  return new Set(
    quote
      .split('\n')
      .map(bare)
      .filter((line) => lettersIn(line) >= leastLetters),
  );
}

function bare(code: string): string {
  return code.replace(/\s+/gu, '');
}

function lettersIn(code: string): number {
  return code.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}
