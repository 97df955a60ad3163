import { z } from 'zod';

/**
 * What became of a finding.
 * `ungrounded`: its file does not exist, or it is a suggestion whose quotation is not there. `refuted`. `intended`:
 * documented as deliberate, so a concern. `pre-existing`: older than the change. `confirmed`. `unproven`: verified without
 * a result. `unverified`: no verifier came to a verdict. `raw`: verification was not asked for. `fact`: established by
 * code, and the configuration does not make it count.
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

/** Neither confirmed nor refuted: at or above `fail-on` that is neither blocking nor clean. */
export function isUnsettled({ standing }: Decided): boolean {
  return standing === 'unproven' || standing === 'unverified';
}
