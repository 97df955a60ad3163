import { z } from 'zod';

/** The most severe first. */
export const severities = ['critical', 'important', 'suggestion'] as const;
export const Severity = z.enum(severities);
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
