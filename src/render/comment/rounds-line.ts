import type { RootContent } from 'mdast';
import type { Report } from '../../types.ts';
import { figure } from '../counted.ts';
import { paragraph, text } from '../nodes.ts';
import { byStatus, statusWords } from '../sections/prior-rounds.ts';

/** Most ids of one status that are named. */
const mostIds = 8;

/** What became of the findings of earlier rounds, in one line; nothing where there are none. */
export function roundsLine({ rounds: { round }, ledger }: Report): RootContent[] {
  const priors = (ledger.priors ?? []).toSorted(byStatus);
  if (priors.length === 0) return [];
  const groups = [...Map.groupBy(priors, ({ status }) => status)].map(([status, those]) => {
    const ids = those.slice(0, mostIds).map(({ id }) => id);
    const more = those.length - ids.length;
    return `${ids.join(', ')}${more === 0 ? '' : ` and ${figure(more)} more`} ${statusWords[status]}`;
  });
  return [paragraph(text(`Round ${round}, of earlier findings: ${groups.join('; ')}.`))];
}
