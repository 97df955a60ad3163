import { indentation } from '../../lib/indentation.ts';
import type { Excerpt, LedgerFinding } from '../../types.ts';

const keywords = new Set([
  'if',
  'for',
  'while',
  'switch',
  'catch',
  'return',
  'with',
  'function',
  'elif',
  'when',
  'until',
]);
/** Only whole names are looked at: else a name as long as a file would be looked at from each of its letters. */
const called = /(?<![\p{L}\p{N}_$])([\p{L}_$][\p{L}\p{N}_$]*)\s*\(/gu;

/**
 * What a second quotation is: the way to the defect where it calls what the defective lines stand in, as far as their text
 * tells; else what somebody showed it by.
 */
export function reachLabel({ anchor, excerpt, reach }: Pick<LedgerFinding, 'anchor' | 'excerpt' | 'reach'>): string {
  if (anchor === null || excerpt === null || reach === null) return 'Shown by:';
  const calls = new Set(namesIn(citedIn(reach.excerpt, reach.anchor)));
  return headsOf(excerpt, anchor.startLine).some((name) => calls.has(name)) ? 'How it is reached:' : 'Shown by:';
}

/** Names before a bracket in the lines above that are indented less than the defective ones: what declares their block. */
function headsOf({ startLine, lines }: Excerpt, citedFrom: number): string[] {
  const at = citedFrom - startLine;
  const depth = indentation(lines[at] ?? '');
  return namesIn(lines.slice(0, at).filter((line) => line.trim() !== '' && indentation(line) < depth));
}

function citedIn({ startLine, lines }: Excerpt, anchor: { readonly startLine: number; readonly endLine: number }) {
  return lines.slice(anchor.startLine - startLine, anchor.endLine - startLine + 1);
}

function namesIn(lines: readonly string[]): string[] {
  return lines
    .flatMap((line) => [...line.matchAll(called)].map(([, name = '']) => name))
    .filter((name) => !keywords.has(name));
}
