import { z } from 'zod';

/**
 * What became of a finding.
 * `ungrounded`: its file does not exist, or it is a suggestion whose quotation is not there. `refuted`. `intended`:
 * documented as deliberate, so a concern. `pre-existing`: older than the change. `confirmed`. `unproven`: verified without
 * a result. `unverified`: no verifier came to a verdict. `raw`: verification was not asked for. `fact`: established by
 * code, and the configuration does not make it count. `declined`: a person decided so, in an earlier round.
 */
export const standings = [
  'confirmed',
  'raw',
  'unproven',
  'unverified',
  'pre-existing',
  'fact',
  'intended',
  'refuted',
  'ungrounded',
  'declined',
] as const;
export const Standing = z.enum(standings);
export type Standing = z.infer<typeof Standing>;

/** Findings of these standings count: they are listed by severity, and at or above `fail-on` they keep the gate shut. */
const openStandings: readonly Standing[] = ['confirmed', 'raw', 'unproven', 'unverified'];

/** A finding of the ledger, or what was decided of a candidate. */
interface Decided {
  readonly standing: Standing;
}

/** Whether a finding counts. */
export function isOpen({ standing }: Decided): boolean {
  return openStandings.includes(standing);
}

/** Confirmed, or raw where nothing is verified: at or above `fail-on` it blocks. No other standing ever does. */
export function stands({ standing }: Decided): boolean {
  return standing === 'confirmed' || standing === 'raw';
}

/** What a clean gate, of a round or of what one left, says of findings that people declined, after a blank; empty where there are none. */
export function declinedSentence(declined: readonly { readonly id: string; readonly severity: string }[]): string {
  if (declined.length === 0) return '';
  const named = declined.slice(0, 8).map(({ id, severity }) => `${id} (${severity})`);
  const more = declined.length - named.length;
  return ` Declined by people: ${named.join(', ')}${more === 0 ? '' : ` and ${more} more`}.`;
}

/** Neither confirmed nor refuted: at or above `fail-on` that is neither blocking nor clean. */
export function isUnsettled({ standing }: Decided): boolean {
  return standing === 'unproven' || standing === 'unverified';
}
