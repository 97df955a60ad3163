import { isOpen, type Report } from '../../types.ts';

/** The one reason that decided: the editor's clause where it held, else the gate's own, or the finding that asks for fixes. */
export function decisive({ prose, gate, verdict, ledger }: Report): string {
  const first = gate.reasons[0] ?? 'no reason given';
  if (gate.outcome === 'incomplete') return first;
  const words = prose?.verdictReason ?? null;
  if (words !== null) return words;
  const worst = gate.outcome === 'clean' && verdict !== 'Merge as-is' ? ledger.findings.find(isOpen) : undefined;
  return worst === undefined ? first : `${worst.id} (${worst.severity}): ${worst.finding.title}`;
}
