import type { LedgerFinding, Ruling } from '../../types.ts';
import { narrowed } from '../texts/shortened.ts';

const mostNames = 3;

/** `Claude, Codex`; of many the first ones, and how many more there are. */
export function namesOf(names: readonly string[], columns = 40): string {
  const short = names.slice(0, mostNames).map((name) => narrowed(name, columns));
  const more = names.length - short.length;
  return `${short.join(', ')}${more === 0 ? '' : ` and ${more} more`}`;
}

/** Who found it, in a few words. */
export function finders({ rule, raisedBy }: LedgerFinding, columns?: number): string {
  return rule === null ? namesOf(raisedBy, columns) : 'code';
}

const unchecked: Readonly<Partial<Record<LedgerFinding['standing'], string>>> = {
  raw: 'not verified',
  unproven: 'unproven',
  unverified: 'unverified',
};

/** Who checked it and with which end, in a few words. */
export function checkers(found: LedgerFinding, columns?: number): string {
  if (found.rule !== null) return 'code';
  return unchecked[found.standing] ?? `✓ ${confirmers(found, columns)}`;
}

/** The same as the end of a sentence. */
export function checked(found: LedgerFinding): string {
  if (found.rule !== null) return `found by code: ${narrowed(found.rule, 50)}`;
  return unchecked[found.standing] ?? `confirmed by ${confirmers(found)}`;
}

/** Without a verifier, what holds it is that several vendors raised it. */
function confirmers({ rulings, sources }: LedgerFinding, columns = 40): string {
  if (sources.length === 0) return 'an earlier round';
  const confirming = rulings.filter(({ verdict }) => verdict === 'confirmed');
  if (confirming.length === 0) return 'several vendors';
  return namesOf([...new Set(confirming.map((ruling) => named(ruling, columns)))], columns + ownVendor.length);
}

const ownVendor = ' (same vendor)';

/** Whoever shares a vendor with a finder is labelled so. */
function named({ by, isOtherVendor }: Ruling, columns: number): string {
  return `${narrowed(by, columns)}${isOtherVendor ? '' : ownVendor}`;
}
