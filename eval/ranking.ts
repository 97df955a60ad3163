import type { Fed } from './feed.ts';
import { averagePrecision } from './scores.ts';

/**
 * Average precision of ranked candidates: one is relevant when its lead names a golden issue that none above it names.
 * Null when none is.
 */
export function rankingPrecision(ranked: readonly (readonly Fed[])[]): number | null {
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
export function byTools(candidates: readonly (readonly Fed[])[]): readonly (readonly Fed[])[] {
  const tools = (sources: readonly Fed[]) => new Set(sources.map(({ tool }) => tool)).size;
  return candidates.toSorted((one, other) => tools(other) - tools(one));
}
