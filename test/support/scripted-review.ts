import type { Anchor, AskedSubmission, ClaimedPlace, CoverageLine, Finding } from '../../src/types.ts';

/** Takes the receipts out of a prompt, as an honest reviewer copies them: one coverage line for each. */
export function coverageFrom(prompt: string, note = 'Read in full.'): CoverageLine[] {
  const lines = new Map<string, CoverageLine>();
  let path = '';
  for (const row of prompt.split('\n')) {
    path = /^=== (.+) \(\S.*\) ===$/u.exec(row)?.[1] ?? path;
    const receipt = /^=== receipt ([0-9a-f]{8})(?: for \d+ files)? ===$/u.exec(row)?.[1];
    if (receipt !== undefined) lines.set(receipt, { path, receipt, note });
  }
  return [...lines.values()];
}

/** A finding with what most scripts do not care for filled in. */
export function scriptedFinding(
  finding: Pick<Finding, 'path' | 'startLine' | 'quote' | 'title'> & Partial<Finding>,
): Finding {
  return {
    severity: 'critical',
    kind: 'regression',
    endLine: (finding.startLine ?? 1) + finding.quote.split('\n').length - 1,
    side: 'new',
    cause: null,
    failure: 'Written by hand for a test: any input that reaches this line.',
    body: 'Written by hand for a test.',
    fix: null,
    evidence: 'traced',
    ...finding,
  };
}

/** The stated place, as if code had found the quotation there. */
export function anchorOf({ path, side, startLine, endLine }: ClaimedPlace): Anchor {
  return { path, side, startLine: startLine ?? 1, endLine: endLine ?? startLine ?? 1 };
}

/** A submission that acknowledges every file of the prompt. */
export function scriptedSubmission(
  prompt: string,
  findings: readonly Finding[],
  more: Partial<AskedSubmission> = {},
): AskedSubmission {
  return {
    findings: [...findings],
    concerns: [],
    strengths: [],
    testing: [],
    documentation: [],
    limitations: [],
    coverage: coverageFrom(prompt),
    ...more,
  };
}
