import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { seeded } from '../random.ts';
import { bootstrap, type Counts, score, sum } from '../scores.ts';
import { feedLocated } from './feed-located.ts';
import { type LocatedCase, readLocatedCases } from './located-cases.ts';
import { bridgedPairs, hiddenIssues, locatedPairs, overlappingJoins } from './measure-located.ts';
import { ours, rivals } from './rivals.ts';

/** What must hold of findings with places. */
const bars = { precision: 0.85, recall: 0.65, hidden: 0.02, joins: 0.1, bridged: 0.2 };

interface Measured {
  readonly pairs: Counts;
  readonly hidden: number;
  readonly raised: number;
  readonly bridged: number;
  readonly apart: number;
}

/**
 * Prints how findings with places are put together, beside what is usual elsewhere.
 * @param directory holds `siblings/cases.json` and `aacr/cases.json`; what is not there is not held
 * @returns whether all bars are met
 */
export function evaluateLocated(directory: string, print: (line: string) => void): boolean {
  const [siblings, aacr] = ['siblings', 'aacr'].map((name) => join(directory, name, 'cases.json'));
  const held = [
    ...(siblings !== undefined && existsSync(siblings) ? heldPairs(readLocatedCases(siblings), print) : []),
    ...(aacr !== undefined && existsSync(aacr) ? heldJoins(readLocatedCases(aacr), print) : []),
  ];
  for (const { name, reached, isMet } of held) print(`${isMet ? 'met   ' : 'MISSED'} located: ${name}: ${reached}`);
  return held.every(({ isMet }) => isMet);
}

interface Held {
  readonly name: string;
  readonly reached: string;
  readonly isMet: boolean;
}

function heldPairs(cases: readonly LocatedCase[], print: (line: string) => void): readonly Held[] {
  // Rounds of one pull request repeat its findings: what is drawn anew is pull requests.
  const byPullRequest = [...Map.groupBy(cases, (one) => `${one.repository}#${one.pullRequest}`).values()];
  print('');
  print(
    `Findings with places: ${cases.length} reports of ${byPullRequest.length} pull requests, pairs of two reviewers.`,
  );
  print("The author's own consolidation is the truth; what it does not judge is not counted. 95 %: by pull request.");
  print(`${''.padEnd(52)}P    R    F1   right / reported / wanted`);
  for (const [name, grouping] of Object.entries({ 'our clusters': ours, ...rivals })) {
    const counts = sum(
      cases.map((one) => {
        const fed = feedLocated(one);
        return locatedPairs(fed, grouping(fed), one);
      }),
    );
    const { precision, recall, f1 } = score(counts);
    const figures = [precision, recall, f1].map(short).join(' ');
    print(`  ${name.padEnd(50)}${figures} ${counts.right} / ${counts.reported} / ${counts.wanted}`);
  }
  const measured = byPullRequest.map(measureOurs);
  const { pairs, hidden, raised, bridged, apart } = total(measured);
  const random = seeded('located');
  const interval = (of: (measured: Measured) => number) => {
    const { low, high } = bootstrap(measured, (drawn) => of(total(drawn)), { random });
    return `95 % ${short(low)} to ${short(high)}`;
  };
  const [precision, recall] = [score(pairs).precision, score(pairs).recall];
  print('');
  return [
    {
      name: 'precision of pairs',
      reached: `${short(precision)}, needed ${bars.precision} (${interval((of) => score(of.pairs).precision)})`,
      isMet: precision >= bars.precision,
    },
    {
      name: 'recall of pairs',
      reached: `${short(recall)}, needed ${bars.recall} (${interval((of) => score(of.pairs).recall)})`,
      isMet: recall >= bars.recall,
    },
    {
      name: 'issues hidden behind another one',
      reached: `${hidden} of ${raised}, at most ${bars.hidden * 100} %`,
      isMet: hidden <= bars.hidden * raised,
    },
    {
      name: 'pairs that one more reviewer brings together by repeating both',
      reached: `${bridged} of ${apart}, at most ${bars.bridged * 100} %`,
      isMet: bridged <= bars.bridged * apart,
    },
  ];
}

function heldJoins(cases: readonly LocatedCase[], print: (line: string) => void): readonly Held[] {
  let [joined, overlapping] = [0, 0];
  for (const one of cases) {
    const fed = feedLocated(one);
    const counts = overlappingJoins(fed, ours(fed));
    joined += counts.joined;
    overlapping += counts.overlapping;
  }
  print(`Comments on overlapping lines that are nearly always two issues: ${cases.length} pull requests.`);
  return [
    {
      name: 'overlapping pairs joined',
      reached: `${joined} of ${overlapping}, at most ${bars.joins * 100} %`,
      isMet: joined <= bars.joins * overlapping,
    },
  ];
}

function measureOurs(cases: readonly LocatedCase[]): Measured {
  return total(
    cases.map((one) => {
      const fed = feedLocated(one);
      const groups = ours(fed);
      return { pairs: locatedPairs(fed, groups, one), ...hiddenIssues(fed, groups), ...bridgedPairs(fed, ours) };
    }),
  );
}

function total(measured: readonly Measured[]): Measured {
  const all = (of: (one: Measured) => number) => measured.reduce((added, one) => added + of(one), 0);
  return {
    pairs: sum(measured.map(({ pairs }) => pairs)),
    hidden: all(({ hidden }) => hidden),
    raised: all(({ raised }) => raised),
    bridged: all(({ bridged }) => bridged),
    apart: all(({ apart }) => apart),
  };
}

function short(value: number): string {
  return value.toFixed(3).replace(/^0/, '');
}
