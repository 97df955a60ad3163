import type { PhrasingContent } from 'mdast';
import type { Disposition } from '../../types.ts';
import { counted } from '../counted.ts';
import { codeSpan } from '../escape.ts';
import { details, list, paragraph, text } from '../nodes.ts';
import { phrase } from '../prose/prose.ts';
import type { Section } from '../section.ts';

const fates = ['kept', 'merged', 'demoted', 'promoted', 'moved', 'refuted', 'unverified', 'unreadable'] as const;

const mostInTheOpen = 8;

/** Nothing that a reviewer said disappears without a line here: one sentence for everything that was not simply kept. */
export const reconciliation: Section = {
  title: 'Reconciliation',
  nothing: () => 'No reviewer submitted anything, so there is nothing to reconcile.',
  render({ ledger: { dispositions } }, { reconciliation: isShown, longest, entries }) {
    if (!isShown) return null;
    if (dispositions.length === 0) return [];
    const changed = dispositions.filter(({ fate, facts }) => fate !== 'kept' || facts.length > 0);
    const counts = fates.flatMap((fate) => {
      const count = dispositions.filter((disposition) => disposition.fate === fate).length;
      return count === 0 ? [] : [`${count} ${fate}`];
    });
    const sum = `${counted(dispositions.length, 'raw item')}${counts.length === 0 ? '' : `: ${counts.join(', ')}`}.`;
    const lines = changed.slice(0, entries).map((disposition) => sentence(disposition, longest));
    const rest = changed.length - lines.length;
    const sentences = list(rest === 0 ? lines : [...lines, [text(`… and ${rest} more`)]]);
    return [
      paragraph(text(sum)),
      ...(changed.length === 0
        ? []
        : lines.length > mostInTheOpen
          ? [details([text('What was not simply kept')], [sentences])]
          : [sentences]),
    ];
  },
};

function sentence(disposition: Disposition, longest: number): PhrasingContent[] {
  const { id, item, facts, fate, reason } = disposition;
  const also = [
    facts.includes('merged') && fate !== 'merged' ? 'it was merged with another source' : '',
    facts.includes('fix-refuted') ? 'its remedy was shown not to work' : '',
    facts.includes('unplaced') ? 'what it names is not in the code' : '',
  ].filter((fact) => fact !== '');
  const words = reason.trim();
  return [
    codeSpan(id, longest),
    text(` (${item}) `),
    ...phrase(what(disposition), longest),
    text(also.length === 0 ? '' : `; ${also.join('; ')}`),
    ...(words === '' ? [text('.')] : [text(': '), ...phrase(words, longest)]),
  ];
}

function what({ fate, into, from, to }: Disposition): string {
  switch (fate) {
    case 'kept':
      return `was kept as ${into}`;
    case 'merged':
      return `was merged into ${into}`;
    case 'demoted':
    case 'promoted':
      return `was ${fate} from ${from ?? 'no severity'} to ${to ?? 'no severity'} in ${into}`;
    case 'moved':
      return `was moved to the ${to === 'concern' ? 'concerns' : 'observations'} as ${into}`;
    case 'refuted':
      return `was refuted (${into})`;
    case 'unverified':
      return `was kept as ${into}, which no verifier settled`;
    case 'unreadable':
      return `${from === null ? '' : `of severity ${from} `}could not be read`;
  }
}
