import {
  type Disposition,
  type LedgerObservation,
  type Observation,
  ObservationKind,
  type RawReview,
  rawItemId,
  rawItemLetters,
  rawItemLists,
  type SubmittedReview,
} from '../../types.ts';
import { groupAlike } from '../cluster/cluster.ts';
import type { ObservationPlace, ObservationPlaces } from '../ground/place-observations.ts';
import { proximityOf, wordsOfKind } from './observation-proximity.ts';

interface Raw extends Observation, ObservationPlace {
  readonly id: string;
  readonly reviewer: string;
  readonly rank: number;
  readonly scope: LedgerObservation['scope'];
  readonly quote: string | null;
}

/** What is not a defect, put together where reviewers say the same (decision 21), the first-ranked first. */
export function consolidateObservations(
  reviews: readonly RawReview[],
  places: ObservationPlaces = new Map(),
): { readonly observations: readonly LedgerObservation[]; readonly dispositions: readonly Disposition[] } {
  const observations = ObservationKind.options.flatMap((item) => ofKind(item, reviews, places));
  return { observations, dispositions: observations.flatMap((one) => fates(one, places)) };
}

function ofKind(
  item: ObservationKind,
  reviews: readonly RawReview[],
  places: ObservationPlaces,
): readonly LedgerObservation[] {
  const raw = reviews.flatMap((review) => (review.outcome === 'failed' ? [] : rawOf(item, review, places)));
  const order = reviews.map(({ reviewer }) => reviewer.name);
  const sorted = raw.toSorted(
    (left, right) => left.rank - right.rank || order.indexOf(left.reviewer) - order.indexOf(right.reviewer),
  );
  const said = sorted.map((one) => ({
    ...one,
    body: `${one.body}\n${one.quote ?? ''}`,
    quote: wordsOfKind[item],
  }));
  return groupAlike(said, (one, other) => proximityOf(item, one, other)).map((group, index) =>
    consolidated(
      `${rawItemLetters[item]}${index + 1}`,
      item,
      group.flatMap((at) => sorted[at] ?? []),
      order,
    ),
  );
}

/** The first whose comment code found leads, or the first of all. */
function consolidated(
  id: string,
  item: ObservationKind,
  group: readonly Raw[],
  order: readonly string[],
): LedgerObservation {
  const lead = group.find(({ anchor }) => anchor !== null) ?? group[0];
  if (lead === undefined) throw new Error('an observation without a source');
  const sources = [lead, ...group.filter((one) => one !== lead)];
  const raised = new Set(sources.map(({ reviewer }) => reviewer));
  const { title, body, scope, quote } = lead;
  const path = sources.find((one) => one.path !== null)?.path ?? null;
  return {
    id,
    item,
    title,
    path,
    pathProblem: path === null ? (sources.find(({ problem }) => problem !== null)?.problem ?? null) : null,
    body,
    scope,
    sameAs: null,
    quotation: quote === null ? null : { quote, ...placeOfAll(sources), excerpt: null },
    sources: sources.map((one) => one.id),
    raisedBy: order.filter((name) => raised.has(name)),
  };
}

/** All of the comment that somebody quoted a part of. It is as old as the youngest line of it. */
function placeOfAll([lead, ...others]: readonly Raw[]): Pick<Raw, 'anchor' | 'origin'> {
  if (lead === undefined || lead.anchor === null) return { anchor: null, origin: null };
  const own = [lead, ...others].flatMap(({ anchor, origin }) => (anchor === null ? [] : [{ anchor, origin }]));
  return {
    anchor: {
      ...lead.anchor,
      startLine: Math.min(...own.map(({ anchor }) => anchor.startLine)),
      endLine: Math.max(...own.map(({ anchor }) => anchor.endLine)),
    },
    origin: own.find(({ origin }) => origin === 'introduced')?.origin ?? lead.origin,
  };
}

function rawOf(item: ObservationKind, { reviewer, submission }: SubmittedReview, places: ObservationPlaces): Raw[] {
  return submission[rawItemLists[item]].map((each, rank): Raw => {
    const id = rawItemId(reviewer.name, item, rank);
    return {
      id,
      reviewer: reviewer.name,
      rank,
      title: each.title,
      body: each.body,
      scope: 'scope' in each ? each.scope : null,
      quote: 'quote' in each ? each.quote : null,
      ...(places.get(id) ?? { path: each.path, problem: null, anchor: null, origin: null }),
    };
  });
}

function fates({ id: into, item, sources }: LedgerObservation, places: ObservationPlaces): Disposition[] {
  const [lead] = sources;
  return sources.map((id) => {
    const isLead = id === lead;
    const problem = places.get(id)?.problem ?? null;
    return {
      id,
      item,
      into,
      fate: isLead ? 'kept' : 'merged',
      from: null,
      to: null,
      reason: [...(isLead ? [] : [`Says the same as ${lead}.`]), ...(problem === null ? [] : [problem])].join(' '),
      facts: [...(isLead ? [] : ['merged' as const]), ...(problem === null ? [] : ['unplaced' as const])],
    };
  });
}
