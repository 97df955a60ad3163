import { codeSpan, text } from '../escape.ts';
import { bullets, heading, paragraph } from '../nodes.ts';
import type { Section } from '../section.ts';

const most = { full: 10_000, short: 20, brief: 0 };

/** One line for every raw finding that does not stand under its own name. */
export const reconciliation: Section = {
  name: 'reconciliation',
  render({ ledger }, detail) {
    const merged = ledger.dispositions.flatMap(({ id, fate }) =>
      fate.type === 'merged' ? [[paragraph(codeSpan(id), text(` was merged into ${fate.into}. ${fate.reason}`))]] : [],
    );
    if (merged.length === 0 || detail === 'brief') return [];
    const rest = merged.length - most[detail];
    return [
      heading(3, text('Reconciliation')),
      bullets([...merged.slice(0, most[detail]), ...(rest > 0 ? [[paragraph(text(`and ${rest} more`))]] : [])]),
    ];
  },
};
