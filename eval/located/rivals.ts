import { words } from '../../src/lib/text-likeness.ts';
import { cluster } from '../../src/steps/cluster/cluster.ts';
import type { FedFinding } from './feed-located.ts';
import { linesBetween } from './measure-located.ts';

/** Puts findings into groups; the first of a group leads it. */
type Grouping = (fed: readonly FedFinding[]) => readonly (readonly FedFinding[])[];

/** The real step, without a model. */
export const ours: Grouping = (fed) => {
  const known = new Map(fed.map((one) => [one.finding.id, one]));
  const order = [...new Set(fed.map(({ reviewer }) => reviewer))];
  return cluster(
    fed.map(({ finding }) => finding),
    order,
  ).map(({ sources }) => sources.flatMap(({ id }) => known.get(id) ?? []));
};

/** What is usual elsewhere, by its name: chains of pairs that a rule calls the same. */
export const rivals: Readonly<Record<string, Grouping>> = {
  'same file, overlapping lines, nothing else': chains((one, other) => linesBetween(one, other) === 0),
  'same file, equal quotation': chains(
    (one, other) =>
      linesBetween(one, other) < Number.POSITIVE_INFINITY &&
      bare(one.located.quote) !== '' &&
      bare(one.located.quote) === bare(other.located.quote),
  ),
  'same file, overlapping, Jaccard of words .15': chains(
    (one, other) => linesBetween(one, other) === 0 && jaccard(one, other) >= 0.15,
  ),
  'same file, within 12 lines, Jaccard of words .15': chains(
    (one, other) => linesBetween(one, other) <= 12 && jaccard(one, other) >= 0.15,
  ),
};

function chains(areOne: (one: FedFinding, other: FedFinding) => boolean): Grouping {
  return (fed) => {
    const groups: FedFinding[][] = [];
    for (const one of fed) {
      const touched = groups.filter((group) =>
        group.some((other) => other.reviewer !== one.reviewer && areOne(one, other)),
      );
      const joined = [...touched.flat(), one];
      for (const group of touched) groups.splice(groups.indexOf(group), 1);
      groups.push(joined);
    }
    return groups;
  };
}

function bare(quote: string): string {
  return quote.replaceAll(/\s+/g, '');
}

function jaccard(one: FedFinding, other: FedFinding): number {
  const wordsOf = ({ located }: FedFinding) => words(`${located.title}\n${located.body}`);
  const [left, right] = [wordsOf(one), wordsOf(other)];
  const shared = [...left].filter((word) => right.has(word)).length;
  return shared / Math.max(1, left.size + right.size - shared);
}
