import { createHash } from 'node:crypto';
import { citedLines, isOpen, type Ledger, type LedgerFinding, placeOf } from '../types.ts';

/**
 * Gives each finding what it is known by in the next round: path, kind and cited code. Neither the numbers of lines nor
 * the words of a model have a part in it, for they differ in each round; a reviewer may quote with gaps, so the code is
 * git's where the excerpt has it. Findings of the same content are told apart by a count. Open ones are counted first:
 * what is settled takes no name from them.
 * @param mask what is done to every text before it is published: a hash of a secret would let others try guesses
 */
export function identify(ledger: Ledger, mask: (text: string) => string): Ledger {
  const seen = new Map<string, number>();
  const known = new Map(
    ledger.findings.toSorted(inOrder).map((found) => {
      const content = contentHash(found, mask);
      const nth = (seen.get(content) ?? 0) + 1;
      seen.set(content, nth);
      return [found, nth === 1 ? content : `${content}-${nth}`] as const;
    }),
  );
  const findings = ledger.findings.map((found) => ({ ...found, fingerprint: known.get(found) ?? '' }));
  return { ...ledger, findings };
}

/** Open before settled, the head before deleted code, then as the lines of the file. */
function inOrder(left: LedgerFinding, right: LedgerFinding): number {
  const isDeleted = (found: LedgerFinding) => placeOf(found).side === 'old';
  return (
    Number(isOpen(right)) - Number(isOpen(left)) ||
    Number(isDeleted(left)) - Number(isDeleted(right)) ||
    (placeOf(left).startLine ?? 0) - (placeOf(right).startLine ?? 0)
  );
}

/** 16 hexadecimal digits, the same however the code is indented; no secret, and not meant to withstand forgery. */
function contentHash(found: LedgerFinding, mask: (text: string) => string): string {
  const code = citedLines(found)?.map(mask).join('\n') ?? mask(found.finding.quote);
  const content = JSON.stringify([mask(placeOf(found).path), found.kind, code.replace(/\s+/gu, '')]);
  return createHash('sha256').update(content.toWellFormed()).digest('hex').slice(0, 16);
}
