import { fingerprint } from '../../lib/fingerprint.ts';
import type { LedgerFinding } from '../../types.ts';

/** The cited lines as git has them; null when the excerpt does not show them all. */
export function citedLines({ anchor, excerpt }: LedgerFinding): readonly string[] | null {
  if (anchor === null || excerpt === null) return null;
  const from = anchor.startLine - excerpt.startLine;
  const lines = excerpt.lines.slice(Math.max(0, from), anchor.endLine - excerpt.startLine + 1);
  return from >= 0 && lines.length === anchor.endLine - anchor.startLine + 1 ? lines : null;
}

/** What a finding is known by in the next run. `nth`: of those with the same content, from 1, in the order of the file. */
export interface Identity {
  readonly content: string;
  readonly nth: number;
}

/**
 * Path, cited code and kind: neither the number of the line nor the words of a model, which differ in each run. A
 * reviewer may quote with gaps, so the code is git's where the excerpt has it.
 */
export function identities(findings: readonly LedgerFinding[]): ReadonlyMap<LedgerFinding, Identity> {
  const seen = new Map<string, number>();
  const inOrder = findings.toSorted((a, b) => (a.anchor?.startLine ?? 0) - (b.anchor?.startLine ?? 0));
  return new Map(
    inOrder.map((found) => {
      const quote = citedLines(found)?.join('\n') ?? found.finding.quote;
      const content = fingerprint({ path: found.anchor?.path ?? '', kind: found.kind, quote });
      const nth = (seen.get(content) ?? 0) + 1;
      seen.set(content, nth);
      return [found, { content, nth }] as const;
    }),
  );
}
