import type { LedgerFinding } from '../types.ts';

/** `Raised by Claude, Gemini`, or by which rule code found it. Plain text. */
export function raisedBy({ rule, raisedBy: names }: LedgerFinding): string {
  return rule === null ? `Raised by ${names.join(', ')}` : `Found by code (${rule})`;
}
