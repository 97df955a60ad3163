import { z } from 'zod';
import { otherWords, spellings } from './primitives.ts';

/** The most severe first. */
export const severities = ['critical', 'important', 'suggestion'] as const;
export const Severity = z.enum(severities).register(spellings, {
  words: otherWords({
    critical: 'blocker blocking fatal high severe highest showstopper p0 s0 sev0',
    important: 'major medium moderate warning error p1 p2',
    suggestion: 'minor low lowest nit nitpick trivial info informational optional note style p3 p4',
  }),
  amongOthers: true,
  otherwise: 'important',
});
export type Severity = z.infer<typeof Severity>;

/** How severe, from 0: a lower number is more severe. */
export function rankOf(severity: Severity): number {
  return severities.indexOf(severity);
}

/** Of none it is `suggestion`. */
export function severest(all: readonly Severity[]): Severity {
  return severities.find((severity) => all.includes(severity)) ?? 'suggestion';
}

export function isAtLeast(severity: Severity, lowest: Severity): boolean {
  return rankOf(severity) <= rankOf(lowest);
}
