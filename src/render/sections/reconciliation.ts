import type { PhrasingContent } from 'mdast';
import { counted } from '../counts.ts';
import { codeSpan, phrase } from '../escape.ts';
import { list, paragraph, text, upTo } from '../nodes.ts';
import type { Section } from '../section.ts';

/** Nothing that a reviewer said disappears without a line here. */
export const reconciliation: Section = {
  title: 'Reconciliation',
  render({ ledger: { dispositions } }, { reconciliation: isShown, longest, entries }) {
    if (!isShown) return null;
    const merged = dispositions.flatMap(({ id, item, into, fate, reason }): PhrasingContent[][] =>
      fate === 'kept'
        ? []
        : [
            [
              codeSpan(id, longest),
              text(` (${item}) was ${fate} into `),
              ...phrase(into, longest),
              text(': '),
              ...phrase(reason, longest),
            ],
          ],
    );
    const kept = dispositions.length - merged.length;
    const sum = `${counted(dispositions.length, 'raw item')}: ${kept} kept, ${merged.length} merged.`;
    return [paragraph(text(sum)), ...(merged.length === 0 ? [] : [list(upTo(merged, entries))])];
  },
};
