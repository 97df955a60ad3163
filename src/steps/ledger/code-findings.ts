import { type CodeFinding, codeFindingId, type Finding, type LedgerFinding, type Policy } from '../../types.ts';
import type { Entry } from './entry.ts';

/**
 * What code found, as entries of the ledger: facts, shown as important and in need of no voice. They count where the
 * configuration lists their rule, and only there.
 */
export function codeEntries(found: readonly CodeFinding[], policy: Policy): readonly Entry[] {
  const seen = new Map<string, number>();
  return found.map((one) => {
    const index = seen.get(one.rule) ?? 0;
    seen.set(one.rule, index + 1);
    const id = codeFindingId(one.rule, index);
    return {
      finding: entryOf(one, id, policy),
      fates: ({ id: into }) => [
        { id, item: 'finding', into, fate: 'kept', from: 'important', to: 'important', reason: '', facts: [] },
      ],
    };
  });
}

function entryOf(found: CodeFinding, id: string, { blockOn }: Policy): LedgerFinding {
  const { rule, title, path, anchor, quote, failure, body } = found;
  const finding: Finding = {
    severity: 'important',
    kind: 'gap',
    title,
    path,
    startLine: anchor?.startLine ?? null,
    endLine: anchor?.endLine ?? null,
    side: anchor?.side ?? 'new',
    quote,
    cause: null,
    failure,
    body,
    fix: null,
    evidence: 'traced',
  };
  return {
    id: '',
    fingerprint: '',
    rule,
    standing: blockOn.includes(rule) ? 'confirmed' : 'fact',
    severity: 'important',
    rawSeverity: 'important',
    voices: 0,
    kind: 'gap',
    origin: 'introduced',
    problem: null,
    anchor,
    excerpt: null,
    reach: null,
    finding,
    fix: { label: 'none', leavesQuote: false, problem: null, mended: null },
    fixWorks: null,
    rulings: [],
    sources: [id],
    raisedBy: [],
    reasons: [],
  };
}
