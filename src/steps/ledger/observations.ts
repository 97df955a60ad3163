import { textLikeness } from '../../lib/text-likeness.ts';
import {
  type Disposition,
  type LedgerObservation,
  type Observation,
  ObservationKind,
  type RawReview,
  rawItemId,
  rawItemLetters,
  rawItemLists,
} from '../../types.ts';
import type { LimitationPlaces } from '../ground/place-limitations.ts';

/** Observations this alike, of two reviewers, are shown as one. */
const alike = 0.5;

interface Raw extends Observation {
  readonly id: string;
  readonly reviewer: string;
  readonly rank: number;
  readonly scope: LedgerObservation['scope'];
  readonly quote: string | null;
}

/** What is not a defect, put together where two reviewers say the same, the first-ranked first. */
export function consolidateObservations(
  reviews: readonly RawReview[],
  places: LimitationPlaces = new Map(),
): { readonly observations: readonly LedgerObservation[]; readonly dispositions: readonly Disposition[] } {
  const made = ObservationKind.options.map((item) => ofKind(item, reviews, places));
  return {
    observations: made.flatMap(({ observations }) => observations),
    dispositions: made.flatMap(({ dispositions }) => dispositions),
  };
}

function ofKind(item: ObservationKind, reviews: readonly RawReview[], places: LimitationPlaces) {
  const raw = reviews.flatMap((review) => (review.outcome === 'failed' ? [] : rawOf(item, review)));
  const order = reviews.map(({ reviewer }) => reviewer.name);
  const sorted = raw.toSorted(
    (left, right) => left.rank - right.rank || order.indexOf(left.reviewer) - order.indexOf(right.reviewer),
  );
  const similarity = textLikeness(sorted.map(({ title, body }) => `${title}\n${body}`));
  const groups: number[][] = [];
  for (const [index, one] of sorted.entries()) {
    const same = groups.find((group) =>
      group.every((member) => {
        const other = sorted[member];
        if (other === undefined || other.reviewer === one.reviewer) return false;
        const isElsewhere = other.path !== null && one.path !== null && other.path !== one.path;
        return !isElsewhere && similarity(index, member) >= alike;
      }),
    );
    if (same === undefined) groups.push([index]);
    else same.push(index);
  }
  const observations = groups.map((group, at): LedgerObservation => {
    const sources = group.flatMap((index) => sorted[index] ?? []);
    const [lead] = sources;
    if (lead === undefined) throw new Error('an observation without a source');
    const { title, path, body, scope, quote } = lead;
    const raised = new Set(sources.map(({ reviewer }) => reviewer));
    return {
      id: `${rawItemLetters[item]}${at + 1}`,
      item,
      title,
      path,
      body,
      scope,
      sameAs: null,
      quotation:
        quote === null ? null : { quote, ...(places.get(lead.id) ?? { anchor: null, origin: null }), excerpt: null },
      sources: sources.map(({ id }) => id),
      raisedBy: order.filter((name) => raised.has(name)),
    };
  });
  return { observations, dispositions: observations.flatMap(fates) };
}

function rawOf(item: ObservationKind, review: Extract<RawReview, { outcome: 'completed' }>): Raw[] {
  const { reviewer, submission } = review;
  return submission[rawItemLists[item]].map((each, rank) => ({
    id: rawItemId(reviewer.name, item, rank),
    reviewer: reviewer.name,
    rank,
    title: each.title,
    path: each.path,
    body: each.body,
    scope: 'scope' in each ? each.scope : null,
    quote: 'quote' in each ? each.quote : null,
  }));
}

function fates({ id: into, item, sources }: LedgerObservation): Disposition[] {
  const [lead] = sources;
  return sources.map((id) => ({
    id,
    item,
    into,
    fate: id === lead ? 'kept' : 'merged',
    from: null,
    to: null,
    reason: id === lead ? '' : `Says the same as ${lead}.`,
    facts: id === lead ? [] : ['merged'],
  }));
}
