import type { Paragraph, PhrasingContent, RootContent } from 'mdast';
import type { LedgerFinding } from '../types.ts';
import { codeBlock } from './escape.ts';
import { joined, labelled, paragraph, pill, text } from './nodes.ts';
import type { Detail } from './pages/detail.ts';
import { phrase, prose } from './prose/prose.ts';

/** The remedy with its diff, and what became of it when code tried it on the head and verifiers read it. */
export function fix(found: LedgerFinding, { diffs, longest }: Detail): RootContent[] {
  const remedy = found.finding.fix;
  if (remedy === null) return [];
  // What is said to apply is the diff that is shown.
  const diff = found.fix.mended ?? remedy.diff ?? '';
  return [
    ...labelled('Fix:', prose(remedy.text, longest)),
    ...(diff.trim() !== '' && diffs ? [codeBlock(diff.trimEnd(), 'diff', longest)] : []),
    ...check(found, longest),
  ];
}

/** What code and verifiers say of the remedy. */
export function check(found: LedgerFinding, longest: number): Paragraph[] {
  const parts = [...applied(found, longest), ...judged(found, longest)];
  return parts.length === 0
    ? []
    : [paragraph(pill('fix', 'fix checked'), text(': '), joined(parts, text('; ')), text('.'))];
}

function applied({ fix: { label, leavesQuote, problem } }: LedgerFinding, longest: number): PhrasingContent[][] {
  if (label === 'none') return [];
  if (label === 'fails')
    return [[text('does not apply: '), ...phrase(sentence(problem ?? 'no reason given'), longest)]];
  return [[text(leavesQuote ? 'applies; the quoted lines still stand after it' : 'applies to the head, not run')]];
}

function judged({ fixWorks, rulings }: LedgerFinding, longest: number): PhrasingContent[][] {
  if (fixWorks === null) return [];
  const wanted = fixWorks ? 'works' : 'fails';
  const judges = rulings.filter(({ fix: verdict }) => verdict === wanted);
  const names = [...new Set(judges.map(({ by }) => by))].map((by) => [pill('reviewer', by, longest)]);
  const who: PhrasingContent[] = names.length === 0 ? [text('a verifier')] : joined(names, text(', '));
  if (fixWorks) return [[text('read by '), ...who, text(': it removes the defect')]];
  const why = judges[0] === undefined ? [text('no reason given')] : phrase(sentence(judges[0].reason), longest);
  return [[text('a verifier showed that it does not work ('), ...who, text('): '), ...why]];
}

/** Without the full stop, because our own follows. */
function sentence(words: string): string {
  return words.trim().replace(/\.$/u, '');
}
