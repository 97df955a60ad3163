import { cluster } from '../src/steps/cluster/cluster.ts';
import { averageLink, baselineThreshold, cosines, tfIdf, type Vector } from './baseline.ts';
import type { Case } from './cases.ts';
import type { Fed } from './feed.ts';

/** Puts findings into groups. The first of a group leads it. */
export type Clustering = (fed: readonly Fed[]) => readonly (readonly Fed[])[];

/** The real step, without a model. */
export const ours: Clustering = (fed) => {
  const known = new Map(fed.map((one) => [one.finding.id, one]));
  const order = [...new Set(fed.map(({ tool }) => tool))];
  return cluster(
    fed.map(({ finding }) => finding),
    order,
  ).map(({ sources }) => sources.flatMap(({ id }) => known.get(id) ?? []));
};

/** The baseline, with words weighed over all findings of the given cases. */
export function baseline(cases: readonly Case[], threshold = baselineThreshold): Clustering {
  const texts = cases.flatMap(({ reviewers }) =>
    Object.values(reviewers).flatMap((all) => all.map(({ text }) => text)),
  );
  const vectorOf = tfIdf(texts);
  const vectors = new Map<string, Vector>(texts.map((text) => [text, vectorOf(text)]));
  return (fed) =>
    averageLink(cosines(fed.map(({ labelled }) => vectors.get(labelled.text) ?? new Map())), threshold).map((group) =>
      group.toSorted((one, other) => one - other).flatMap((index) => fed[index] ?? []),
    );
}

/** SIMULATED: by the labels. Findings of one golden issue are one, and every false one stands for itself. */
export const oracle: Clustering = (fed) => [
  ...Map.groupBy(fed, ({ labelled, finding }) => labelled.golden[0] ?? finding.id).values(),
];

/** SIMULATED: as the oracle for true findings; false ones as our step, which made `made`, puts them together. */
export function strictOracle(fed: readonly Fed[], made: readonly (readonly Fed[])[]): readonly (readonly Fed[])[] {
  const isTrue = ({ labelled }: Fed) => labelled.golden.length > 0;
  const wrong = made.map((group) => group.filter((one) => !isTrue(one))).filter((group) => group.length > 0);
  return [...oracle(fed.filter(isTrue)), ...wrong];
}
