import { type Fed, ledBySeed } from './feed.ts';
import { judged } from './judged.ts';
import { seeded, shuffled } from './random.ts';
import { averagePrecision, mean } from './scores.ts';
import { confirms, verifiers } from './verifiers.ts';

/** Names of clusterings, as they are looked up and printed. */
export const clusterings = {
  ours: 'our clusters',
  oracle: 'oracle clusters',
  baseline: 'TF-IDF, average link .35',
} as const;

type Candidates = readonly (readonly Fed[])[];

/** Average precision by the name of the order; null where nothing is relevant. */
export type Precisions = Readonly<Record<string, number | null>>;

export const orders = {
  random: 'random order',
  byTools: 'by number of tools, our clusters',
  byToolsBaseline: 'by number of tools, baseline clusters',
  unverified: 'our order, nobody verifies',
  verified: (name: string) => `our order, verifier ${name}`,
} as const;

/**
 * Average precisions of the orders that candidates can be put in, each the mean over the seeds. What is equal for an
 * order stays in a random one, which is the same for all orders of a seed.
 */
export function rankings(
  caseId: string,
  candidates: Readonly<Record<string, Candidates>>,
  fed: readonly Fed[],
  seeds: number,
): Precisions {
  const team = [...new Set(fed.map(({ tool }) => tool))];
  const drawn = Array.from({ length: seeds }, (_, seed): Precisions => {
    const random = seeded('ranking', caseId, seed, ...team);
    const mixed = shuffled(ledBySeed(candidates[clusterings.ours] ?? [], caseId, seed), random);
    const based = shuffled(ledBySeed(candidates[clusterings.baseline] ?? [], caseId, seed), random);
    return {
      [orders.random]: rankingPrecision(mixed),
      [orders.byToolsBaseline]: rankingPrecision(byTools(based)),
      [orders.byTools]: rankingPrecision(byTools(mixed)),
      [orders.unverified]: rankingPrecision(asReported(mixed, fed, null)),
      ...Object.fromEntries(
        verifiers.map((verifier) => [
          orders.verified(verifier.name),
          rankingPrecision(asReported(mixed, fed, (lead) => confirms(verifier, lead, caseId, seed))),
        ]),
      ),
    };
  });
  return Object.fromEntries(
    Object.keys(drawn[0] ?? {}).map((name) => {
      const found = drawn.flatMap((each) => each[name] ?? []);
      return [name, found.length === 0 ? null : mean(found)];
    }),
  );
}

/**
 * Average precision of ranked candidates: one is relevant when its lead names a golden issue that none above it names.
 * Null when none is.
 */
export function rankingPrecision(ranked: Candidates): number | null {
  const named = new Set<string>();
  return averagePrecision(
    ranked.map(([lead]) => {
      const fresh = lead?.labelled.golden.filter((id) => !named.has(id)) ?? [];
      for (const id of fresh) named.add(id);
      return fresh.length > 0;
    }),
  );
}

/** By the number of tools, the most first; equals stay as they come. */
export function byTools(candidates: Candidates): Candidates {
  const tools = (sources: readonly Fed[]) => new Set(sources.map(({ tool }) => tool)).size;
  return candidates.toSorted((one, other) => tools(other) - tools(one));
}

/** In the order of the ledger, that real adjudication makes. */
function asReported(candidates: Candidates, fed: readonly Fed[], verdict: ((lead: Fed) => boolean) | null): Candidates {
  const known = new Map(candidates.flatMap((sources) => sources.map(({ finding }) => [finding.id, sources] as const)));
  return judged(candidates, fed, verdict).findings.flatMap(({ sources: [first = ''] }) => {
    const sources = known.get(first);
    return sources === undefined ? [] : [sources];
  });
}
