import type { Case } from './cases.ts';
import type { Fed } from './feed.ts';
import type { Counts } from './scores.ts';
import { confirms, type Verifier } from './verifiers.ts';

/** What of the candidates of one pull request is reported. */
export type Rule = (candidates: readonly (readonly Fed[])[], seed: number) => readonly (readonly Fed[])[];

export const everything: Rule = (candidates) => candidates;

/** What at least so many tools found. */
export function votes(least: number): Rule {
  return (candidates) => candidates.filter((sources) => new Set(sources.map(({ tool }) => tool)).size >= least);
}

/** What a verifier confirms of the leads. */
export function verified(verifier: Verifier, caseId: string): Rule {
  return (candidates, seed) =>
    candidates.filter(([lead]) => lead !== undefined && confirms(verifier, lead, caseId, seed));
}

/**
 * Counts reported candidates by what their leads say, for that is what a report shows: one is right when its lead
 * names a golden issue that no candidate before it named. So a duplicate that was not put together is wrong, and an
 * issue that was put behind another one is not found.
 */
export function reportCounts(reported: readonly (readonly Fed[])[], { golden }: Case): Counts {
  const named = new Set<string>();
  let right = 0;
  for (const [lead] of reported) {
    const fresh = lead?.labelled.golden.filter((id) => !named.has(id)) ?? [];
    if (fresh.length > 0) right += 1;
    for (const id of fresh) named.add(id);
  }
  return { right, reported: reported.length, found: named.size, wanted: golden.length };
}

/** Every choice of so many of the tools, in their order. */
export function choices(tools: readonly string[], size: number): readonly (readonly string[])[] {
  if (size === 0) return [[]];
  return tools.flatMap((tool, index) => choices(tools.slice(index + 1), size - 1).map((rest) => [tool, ...rest]));
}
