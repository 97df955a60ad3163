import { type AlikePair, alikePairs, type Told } from '../../rounds/links/alike.ts';
import { isApart } from '../../rounds/links/link.ts';
import { type Anchor, type Candidate, placeOf, type Remembered } from '../../types.ts';

/** A finding of an earlier round, where findings of this one are put together. */
export interface EarlierFinding {
  readonly prior: Remembered;
  /** Where its code stands now; null where that is not found. */
  readonly anchor: Anchor | null;
  /** Where its file is now, under whatever name. */
  readonly path: string;
}

/** A finding of this round and one of an earlier round that may be one: code cannot tell. */
export interface MaybeOne {
  readonly candidate: Candidate;
  readonly earlier: EarlierFinding;
}

/** What a model said of two that may be one; null where it was not asked, or did not answer. */
export interface Tie {
  /** Raw id of what leads the candidate of this round. */
  readonly source: string;
  /** Id of the finding of an earlier round. */
  readonly prior: string;
  readonly said: 'one' | 'two' | null;
}

/** What a model said of findings of earlier rounds. */
export interface Ties {
  /** Those that have most in common first. */
  readonly ties: readonly Tie[];
  /** Ids of findings of earlier rounds that turn out to be one, two or more in each group. */
  readonly sameBefore: readonly (readonly string[])[];
}

/** Of whom a model has to say whether they are one, those first that have most in common. What code found needs no word. */
export function maybeOne(candidates: readonly Candidate[], earlier: readonly EarlierFinding[]): readonly MaybeOne[] {
  const before = earlier.filter(({ prior }) => prior.rule === null);
  const canBeOne = (at: number, index: number) =>
    !isApart(before[at]?.anchor ?? null, candidates[index]?.lead.grounding.anchor ?? null);
  const pairs = alikePairs(before.map(toldBefore), candidates.map(toldNow), { canBeOne });
  return pairs.flatMap(({ at, index }: AlikePair) => {
    const [candidate, one] = [candidates[index], before[at]];
    return candidate === undefined || one === undefined ? [] : [{ candidate, earlier: one }];
  });
}

function toldBefore({ prior, anchor, path }: EarlierFinding): Told {
  const { fingerprint, kind, title, claim, quote } = prior;
  return { fingerprint, kind, title, claim, quote, path: anchor?.path ?? path, lines: anchor };
}

/** What it will be known by is made of what git has of its code, later: here its code alone speaks. */
function toldNow({ lead }: Candidate): Told {
  const { kind, title, failure, quote } = lead.finding;
  return {
    fingerprint: lead.id,
    kind,
    title,
    claim: failure,
    quote,
    path: placeOf(lead).path,
    lines: lead.grounding.anchor,
  };
}
