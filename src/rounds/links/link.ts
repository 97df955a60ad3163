import { textLikeness } from '../../lib/text-likeness.ts';
import type { Anchor, Kind } from '../../types.ts';
import { bare, overlap, saysSomething } from './quoted-code.ts';

/** What a finding is told by from round to round. */
export interface Known {
  readonly fingerprint: string;
  /** Where its code stands now; empty where nobody knows. */
  readonly path: string;
  readonly kind: Kind;
  readonly title: string;
  readonly quote: string;
}

/** What is known of two by their indexes besides what they say, an earlier one first. */
export interface Pairing {
  /** Whether what is known of their places lets code take them for one. */
  readonly canBeOne?: (earlier: number, later: number) => boolean;
  /** What a model that was asked said of them; null where it was not asked, or did not answer. */
  readonly answer?: (earlier: number, later: number) => 'one' | 'two' | null;
}

/** Two defects of one quotation have titles less alike than this. */
const alikeOfOneQuotation = 0.26;
/** Titles so alike are of one finding, in one file and of one kind, where one is the other with words left out. */
const alike = 0.7;
/** The same of any titles whose code is mostly the same. */
const alikeInPlace = 0.6;
const mostlySame = 0.8;
/** Code of a file that nobody knows is told by so much of it. */
const leastCode = 40;

/** Two that are one: how sure that is, and whether code is so sure that nobody need be asked. */
interface Tie {
  readonly strength: number;
  readonly isSure: boolean;
}

/** A later finding that is an earlier one. */
export interface Link {
  readonly at: number;
  /** False: the code is the same, and little else tells that they are one, or a model said so. */
  readonly isSure: boolean;
}

/**
 * Which findings of this round are which of earlier ones. Measured on findings of many rounds (`eval/rounds.ts`): no two
 * that were different became one by code. Never the rule by which findings of one round are put together: there a wrong tie
 * costs a line in the report, here it would give a new defect the past of an old one (decision 136). Where a model was asked,
 * its word comes after what code is sure of, and before what it is not.
 * @returns the earlier one by the index of the later one; each is taken once, the best tie first
 */
export function linkFindings(
  earlier: readonly Known[],
  later: readonly Known[],
  { canBeOne = () => true, answer = () => null }: Pairing = {},
): ReadonlyMap<number, Link> {
  const likeness = textLikeness([...earlier, ...later].map(({ title }) => title));
  const ties = earlier.flatMap((one, at) =>
    later.flatMap((other, index) => {
      const alikeness = () => likeness(at, earlier.length + index);
      const byCode = canBeOne(at, index) ? tie(one, other, alikeness) : null;
      const found = byCode?.isSure === true ? byCode : told(answer(at, index), byCode, alikeness);
      return found === null ? [] : [{ at, index, ...found }];
    }),
  );
  const linked = new Map<number, Link>();
  const taken = new Set<number>();
  for (const { at, index, isSure } of ties.toSorted((one, other) => other.strength - one.strength)) {
    if (linked.has(index) || taken.has(at)) continue;
    linked.set(index, { at, isSure });
    taken.add(at);
  }
  return linked;
}

function told(answer: 'one' | 'two' | null, byCode: Tie | null, alikeness: () => number): Tie | null {
  if (answer === 'two') return null;
  return byCode ?? (answer === 'one' ? { strength: alikeness(), isSure: false } : null);
}

/** Code that stands in two places has two defects, in whatever words: one must not take the place of the other. */
export function isApart(one: Anchor | null, other: Anchor | null): boolean {
  if (one === null || other === null || one.side !== other.side) return false;
  return one.path !== other.path || one.endLine < other.startLine || other.endLine < one.startLine;
}

/** Whether two are one, as code tells; null: they are not. */
function tie(one: Known, other: Known, likeness: () => number): Tie | null {
  const isUnknown = one.path === '' || other.path === '';
  if (one.kind !== other.kind || (one.path !== other.path && !isUnknown)) return null;
  const [code, otherCode] = [bare(one.quote), bare(other.quote)];
  const isSameCode = one.fingerprint === other.fingerprint || (code === otherCode && saysSomething(code));
  const alikeness = likeness();
  if (one.path !== other.path) {
    const isOne = isSameCode && code.length >= leastCode && alikeness >= alikeOfOneQuotation;
    return isOne ? { strength: 2 + alikeness, isSure: alikeness >= alike } : null;
  }
  if (isSameCode && alikeness >= alikeOfOneQuotation) return { strength: 3 + alikeness, isSure: alikeness >= alike };
  const isSame = overlap(one.quote, other.quote) >= mostlySame;
  const isOne = isSame ? alikeness >= alikeInPlace : alikeness >= alike && isShortened(one.title, other.title);
  return isOne ? { strength: 1 + alikeness, isSure: alikeness >= alike } : null;
}

const articles = new Set(['a', 'an', 'the']);

/**
 * Whether one title is the other with words left out. Defects of one place differ in a word, `parsed` or `printed`, or in
 * the order of words; one that is told again in the same words loses or gains some.
 */
function isShortened(one: string, other: string): boolean {
  const [left, right] = [wordsOf(one), wordsOf(other)];
  const [shorter, longer] = left.length <= right.length ? [left, right] : [right, left];
  let next = 0;
  for (const word of longer) if (word === shorter[next]) next += 1;
  return next === shorter.length;
}

function wordsOf(title: string): readonly string[] {
  return (title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !articles.has(word));
}
