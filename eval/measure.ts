import type { Case } from './cases.ts';
import { baseline, oracle, ours, strictOracle } from './clusterings.ts';
import { goldenKept, losses } from './conservation.ts';
import { choices, everything, type Rule, reportCounts, verified, votes } from './consolidation.ts';
import { type Fed, feed, ledBySeed } from './feed.ts';
import { judged } from './judged.ts';
import { pairCounts } from './pairs.ts';
import { clusterings as names, type Precisions, rankings } from './ranking.ts';
import { type Counts, mean, sum } from './scores.ts';
import { confirms, verifiers } from './verifiers.ts';

/** So many times each simulated verifier judges each finding anew. */
export const seeds = 10;
/** The same for the ranking of each three tools. */
const rankingSeeds = 2;

/** Counts by the name of what was done. */
export type Sums = Readonly<Record<string, Counts>>;

/** Everything that is measured of one pull request. Scores are made of sums over any choice of these. */
export interface Measured {
  readonly id: string;
  readonly pairs: Sums;
  readonly reports: Sums;
  /** The part of `reports` that each three tools have. */
  readonly triples: readonly Sums[];
  /** Mean average precision over every three tools. */
  readonly ranking: Precisions;
  /** The same with all tools at once. */
  readonly rankingOfAll: Precisions;
  readonly losses: readonly string[];
  readonly golden: { readonly raised: number; readonly open: number };
}

export function verifiedName(verifier: { readonly name: string }, clustering: string): string {
  return `three tools, verifier ${verifier.name}, ${clustering}`;
}

/** Some tools, their findings, and the candidates that each clustering makes of these. */
interface Team {
  readonly tools: readonly string[];
  readonly fed: readonly Fed[];
  readonly candidates: Readonly<Record<string, readonly (readonly Fed[])[]>>;
}

/** Measures each pull request by itself. `all` is what the baseline counts words over. */
export function measure(cases: readonly Case[], all: readonly Case[]): readonly Measured[] {
  const [base, lower] = [baseline(all), baseline(all, 0.25)];
  return cases.map((one) => {
    const teamOf = (tools: readonly string[]): Team => {
      const fed = feed(one, tools);
      const made = ours(fed);
      const candidates = {
        [names.ours]: made,
        [names.baseline]: base(fed),
        [names.oracle]: oracle(fed),
        'strict oracle clusters': strictOracle(fed, made),
      };
      return { tools, fed, candidates };
    };
    const tools = Object.keys(one.reviewers);
    const everyone = teamOf(tools);
    const teams = choices(tools, 3).map(teamOf);
    const triples = teams.map((team) => reportsOf(one, team));
    return {
      id: one.id,
      pairs: {
        [names.ours]: pairCounts(everyone.fed, everyone.candidates[names.ours] ?? []),
        [names.baseline]: pairCounts(everyone.fed, everyone.candidates[names.baseline] ?? []),
        'the same at .25, where it is best on all': pairCounts(everyone.fed, lower(everyone.fed)),
      },
      reports: { 'one tool': sum(tools.map((tool) => single(one, tool))), ...sumsOf(triples) },
      triples,
      ranking: meanOf(teams.map((team) => rankings(one.id, team.candidates, team.fed, rankingSeeds))),
      rankingOfAll: rankings(one.id, everyone.candidates, everyone.fed, seeds),
      ...conserved(one, [everyone, ...teams]),
    };
  });
}

function single(one: Case, tool: string): Counts {
  return reportCounts(
    feed(one, [tool]).map((each) => [each]),
    one,
  );
}

function reportsOf(one: Case, { candidates }: Team): Sums {
  const count = (name: string, rule: Rule) =>
    sum(
      Array.from({ length: seeds }, (_, seed) =>
        reportCounts(rule(ledBySeed(candidates[name] ?? [], one.id, seed), seed), one),
      ),
    );
  const judgedBy = verifiers.flatMap((verifier) =>
    Object.keys(candidates).map((name) => [verifiedName(verifier, name), count(name, verified(verifier, one.id))]),
  );
  return {
    'union of three, baseline clusters': count(names.baseline, everything),
    'union of three, our clusters': count(names.ours, everything),
    'two-of-three vote, baseline clusters': count(names.baseline, votes(2)),
    'two-of-three vote, our clusters': count(names.ours, votes(2)),
    ...Object.fromEntries(judgedBy),
  };
}

/** Adds up what has the same name. */
export function sumsOf(all: readonly Sums[]): Sums {
  return Object.fromEntries(
    Object.keys(all[0] ?? {}).map((name) => [name, sum(all.flatMap((sums) => sums[name] ?? []))]),
  );
}

/** The mean of what has the same name; what has nothing relevant does not count. */
export function meanOf(all: readonly Precisions[]): Precisions {
  return Object.fromEntries(
    Object.keys(all[0] ?? {}).map((name) => {
      const found = all.flatMap((precisions) => precisions[name] ?? []);
      return [name, found.length === 0 ? null : mean(found)];
    }),
  );
}

/** Looks for losses in the ledgers of all teams, under every verifier and none. */
function conserved(one: Case, teams: readonly Team[]): Pick<Measured, 'losses' | 'golden'> {
  const lost: string[] = [];
  let [raised, open] = [0, 0];
  for (const { tools, fed, candidates } of teams)
    for (const verifier of [null, ...verifiers]) {
      const verdict = verifier === null ? null : (lead: Fed) => confirms(verifier, lead, one.id, 0);
      const ledger = judged(candidates[names.ours] ?? [], fed, verdict);
      lost.push(...losses(ledger, fed).map((loss) => `${one.id}, ${tools.join('+')}: ${loss}`));
      const kept = goldenKept(ledger, fed);
      raised += kept.raised;
      open += kept.open;
    }
  return { losses: lost, golden: { raised, open } };
}
