import { byTools, rankingPrecision } from './ranking.ts';
import type { Case } from './cases.ts';
import { baseline, type Clustering, oracle, ours, strictOracle } from './clusterings.ts';
import { goldenKept, losses } from './conservation.ts';
import { choices, everything, reportCounts, type Rule, verified, votes } from './consolidation.ts';
import { feed, type Fed } from './feed.ts';
import { judged } from './judged.ts';
import { pairCounts } from './pairs.ts';
import { seeded, shuffled } from './random.ts';
import { type Counts, mean, sum } from './scores.ts';
import { confirms, type Verifier, verifiers } from './verifiers.ts';

/** So many times each simulated verifier judges each finding anew. */
export const seeds = 10;

/** Sums over the candidates of one pull request, by what was done with them. */
export type Sums = Readonly<Record<string, Counts>>;

/** Everything that is measured of one pull request. What is scored later is summed first, over any choice of these. */
export interface Measured {
  readonly id: string;
  readonly pairs: Sums;
  readonly reports: Sums;
  /** Average precisions; what has nothing relevant is left out of the mean. */
  readonly ranking: Readonly<Record<string, number | null>>;
  /** For each three tools: as `reports`, of ours and the oracle, by verifier. */
  readonly triples: readonly Sums[];
  readonly losses: readonly string[];
  readonly golden: { readonly raised: number; readonly open: number; readonly refuted: number };
}

/** Names of what is measured, as the table and the bars look them up. */
export const names = {
  ours: 'ours',
  baseline: 'TF-IDF, average link .35',
  single: 'one tool',
  union: 'union of three, deduplicated',
  vote: 'two-of-three vote',
  byTools: 'by number of tools',
  byToolsBaseline: 'by number of tools, baseline clusters',
  random: 'random order',
  unverified: 'ours, nobody verifies',
} as const;

export function verifiedName({ name }: Verifier, clustering: string): string {
  return `three tools, verifier ${name}, ${clustering}`;
}

/** Measures each pull request by itself. `all` is what the baseline counts words over. */
export function measure(cases: readonly Case[], all: readonly Case[]): readonly Measured[] {
  const base = baseline(all);
  return cases.map((one) => measureCase(one, base));
}

function measureCase(one: Case, base: Clustering): Measured {
  const tools = Object.keys(one.reviewers);
  const everyone = feed(one, tools);
  return {
    id: one.id,
    pairs: {
      [names.ours]: pairsOf(everyone, ours),
      [names.baseline]: pairsOf(everyone, base),
    },
    ...reportsOf(one, base),
    ranking: rankingOf(one, base),
    ...conserved(one),
  };
}

function pairsOf(fed: readonly Fed[], clustering: Clustering): Counts {
  const indexes = new Map(fed.map((each, index) => [each, index]));
  return pairCounts(
    fed,
    clustering(fed).map((group) => group.flatMap((each) => indexes.get(each) ?? [])),
  );
}

function reportsOf(one: Case, base: Clustering): Pick<Measured, 'reports' | 'triples'> {
  const tools = Object.keys(one.reviewers);
  const count = (candidates: readonly (readonly Fed[])[], rule: Rule, times: number) =>
    sum(Array.from({ length: times }, (_, seed) => reportCounts(rule(candidates, seed), one)));
  const clusterings: Readonly<Record<string, Clustering>> = {
    'our clusters': ours,
    'oracle clusters': oracle,
    'strict oracle clusters': strictOracle,
    'baseline clusters': base,
  };
  const triples = choices(tools, 3).map((team) => {
    const fed = feed(one, team);
    const made = Object.entries(clusterings).map(([name, clustering]) => [name, clustering(fed)] as const);
    const plain = made.find(([name]) => name === 'baseline clusters')?.[1] ?? [];
    return {
      [names.union]: count(plain, everything, 1),
      [names.vote]: count(plain, votes(2), 1),
      ...Object.fromEntries(
        verifiers.flatMap((verifier) =>
          made.map(([name, candidates]) => [
            verifiedName(verifier, name),
            count(candidates, verified(verifier, one.id), seeds),
          ]),
        ),
      ),
    };
  });
  const singles = tools.map((tool) =>
    count(
      feed(one, [tool]).map((each) => [each]),
      everything,
      1,
    ),
  );
  return { triples, reports: { [names.single]: sum(singles), ...sumsOf(triples) } };
}

/** Adds up what has the same name. */
export function sumsOf(all: readonly Sums[]): Sums {
  const every = new Set(all.flatMap((sums) => Object.keys(sums)));
  return Object.fromEntries([...every].map((name) => [name, sum(all.flatMap((sums) => sums[name] ?? []))]));
}

/** Tools are shuffled for each seed: equals are ranked as they come, and no order of tools may help. */
function rankingOf(one: Case, base: Clustering): Measured['ranking'] {
  const drawn = Array.from({ length: seeds }, (_, seed) => {
    const random = seeded('ranking', one.id, seed);
    const fed = feed(one, shuffled(Object.keys(one.reviewers), random));
    const candidates = ours(fed);
    const mixed = shuffled(candidates, random);
    return {
      [names.random]: rankingPrecision(mixed),
      [names.byTools]: rankingPrecision(byTools(mixed)),
      [names.byToolsBaseline]: rankingPrecision(byTools(shuffled(base(fed), random))),
      [names.unverified]: rankingPrecision(asReported(candidates, fed, null)),
      ...Object.fromEntries(
        verifiers.map((verifier) => [
          verifiedName(verifier, names.ours),
          rankingPrecision(asReported(candidates, fed, (lead) => confirms(verifier, lead, one.id, seed))),
        ]),
      ),
    };
  });
  const found = Object.keys(drawn[0] ?? {}).map((name) => {
    const precisions = drawn.flatMap((each) => each[name] ?? []);
    return [name, precisions.length === 0 ? null : mean(precisions)] as const;
  });
  return Object.fromEntries(found);
}

/** Candidates in the order of the ledger. */
function asReported(
  candidates: readonly (readonly Fed[])[],
  fed: readonly Fed[],
  verdict: ((lead: Fed) => boolean) | null,
): readonly (readonly Fed[])[] {
  const bySource = new Map(candidates.flatMap((sources) => sources.map(({ finding }) => [finding.id, sources] as const)));
  return judged(candidates, fed, verdict).findings.flatMap(({ sources: [first = ''] }) => {
    const sources = bySource.get(first);
    return sources === undefined ? [] : [sources];
  });
}

/** Looks for losses with all tools and with each three of them, under every verifier and none. */
function conserved(one: Case): Pick<Measured, 'losses' | 'golden'> {
  const tools = Object.keys(one.reviewers);
  const lost: string[] = [];
  let [raised, open] = [0, 0];
  for (const team of [tools, ...choices(tools, 3)]) {
    const fed = feed(one, team);
    const candidates = ours(fed);
    for (const verifier of [null, ...verifiers]) {
      const verdict = verifier === null ? null : (lead: Fed) => confirms(verifier, lead, one.id, 0);
      const ledger = judged(candidates, fed, verdict);
      lost.push(...losses(ledger, fed).map((loss) => `${one.id}, ${team.join('+')}: ${loss}`));
      const kept = goldenKept(ledger, fed);
      raised += kept.raised;
      open += kept.open;
    }
  }
  return { losses: lost, golden: { raised, open, refuted: raised - open } };
}
