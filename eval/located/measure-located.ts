import type { Counts } from '../scores.ts';
import type { FedFinding } from './feed-located.ts';
import type { LocatedCase } from './located-cases.ts';

const nearLines = 12;

type Groups = readonly (readonly FedFinding[])[];

/**
 * Duplicate pairs over all pairs of findings of two reviewers: two are a pair when they were put into one golden issue.
 * Not counted as wrong is what the data cannot judge: a pair of which neither was put anywhere, and one where an issue
 * credits the other reviewer with a finding that could not be linked, which may be this one.
 */
export function locatedPairs(fed: readonly FedFinding[], groups: Groups, { golden }: LocatedCase): Counts {
  const groupOf = new Map(groups.flatMap((group) => group.map((one) => [one, group] as const)));
  const linked = new Set(fed.flatMap(({ reviewer, located }) => located.golden.map((id) => `${id} ${reviewer}`)));
  const credited = new Map(golden.map(({ id, creditedReviewers }) => [id, creditedReviewers]));
  const mayBeOf = (one: FedFinding, { reviewer }: FedFinding) =>
    one.located.golden.some((id) => credited.get(id)?.includes(reviewer) && !linked.has(`${id} ${reviewer}`));
  let [right, reported, wanted] = [0, 0, 0];
  for (const [one, other] of pairsOfTwoReviewers(fed)) {
    const isPair = one.located.golden.some((id) => other.located.golden.includes(id));
    const isReported = groupOf.get(one) === groupOf.get(other);
    const isKnown =
      isPair ||
      (one.located.golden.length + other.located.golden.length > 0 && !mayBeOf(one, other) && !mayBeOf(other, one));
    wanted += isPair ? 1 : 0;
    right += isPair && isReported ? 1 : 0;
    reported += isReported && isKnown ? 1 : 0;
  }
  return { right, reported, found: right, wanted };
}

/** Golden issues that have a finding, but are shown by no group: its first finding is of another one. */
export function hiddenIssues(fed: readonly FedFinding[], groups: Groups): { hidden: number; raised: number } {
  const raised = new Set(fed.flatMap(({ located }) => located.golden));
  const shown = new Set(groups.flatMap(([lead]) => lead?.located.golden ?? []));
  return { hidden: [...raised].filter((id) => !shown.has(id)).length, raised: raised.size };
}

/** Pairs of two authors on overlapping lines of one file, and how many of them are one group. */
export function overlappingJoins(fed: readonly FedFinding[], groups: Groups): { joined: number; overlapping: number } {
  const groupOf = new Map(groups.flatMap((group) => group.map((one) => [one, group] as const)));
  const pairs = pairsOfTwoReviewers(fed).filter(([one, other]) => linesBetween(one, other) === 0);
  return {
    joined: pairs.filter(([one, other]) => groupOf.get(one) === groupOf.get(other)).length,
    overlapping: pairs.length,
  };
}

/**
 * Pairs of two reviewers near each other that are not one by themselves, and how many become one when a third reviewer
 * repeats the words of both at the place of the first: what one dishonest reviewer can hide.
 */
export function bridgedPairs(
  fed: readonly FedFinding[],
  grouping: (fed: readonly FedFinding[]) => Groups,
): { bridged: number; apart: number } {
  const areOne = (all: readonly FedFinding[], one: FedFinding, other: FedFinding) =>
    grouping(all).some((group) => group.includes(one) && group.includes(other));
  const apart = pairsOfTwoReviewers(fed).filter(
    ([one, other]) => linesBetween(one, other) <= nearLines && !areOne([one, other], one, other),
  );
  const bridged = apart.filter(([one, other]) => areOne([one, other, bridge(one, other)], one, other));
  return { bridged: bridged.length, apart: apart.length };
}

function bridge({ located, finding }: FedFinding, other: FedFinding): FedFinding {
  const title = `${finding.finding.title} ${other.finding.finding.title}`;
  const body = `${finding.finding.body}\n${other.finding.finding.body}`;
  const reviewer = 'bridge';
  return {
    reviewer,
    located,
    finding: { ...finding, id: `${reviewer}:F1`, reviewer, finding: { ...finding.finding, title, body } },
  };
}

/** How far apart two findings are; 0 where their lines overlap, infinite in two files and without lines. */
export function linesBetween(one: FedFinding, other: FedFinding): number {
  const [here, there] = [one.finding.grounding.anchor, other.finding.grounding.anchor];
  if (here === null || there === null || here.path !== there.path) return Number.POSITIVE_INFINITY;
  return Math.max(0, Math.max(here.startLine, there.startLine) - Math.min(here.endLine, there.endLine));
}

function pairsOfTwoReviewers(fed: readonly FedFinding[]): (readonly [FedFinding, FedFinding])[] {
  return fed.flatMap((one, index) =>
    fed
      .slice(index + 1)
      .filter(({ reviewer }) => reviewer !== one.reviewer)
      .map((other) => [one, other] as const),
  );
}
