import type { PhrasingContent, RootContent } from 'mdast';
import { type LedgerObservation, type Report, rawItemLists, readRawItemId } from '../types.ts';
import { completed } from './completed.ts';
import { counted } from './counted.ts';
import { codeSpan, phrase } from './escape.ts';
import { entryLabel, joined, list, paragraph, pill, text, upTo } from './nodes.ts';
import type { Detail } from './pages/detail.ts';

/** The observations of one kind, in the order of the ledger. */
export function observed(report: Report, item: LedgerObservation['item']): LedgerObservation[] {
  return report.ledger.observations.filter((observation) => observation.item === item);
}

/** Id and title in words of others, then badges and where. */
export function observationLine(
  { id, title, path, pathProblem, scope, raisedBy, sameAs }: LedgerObservation,
  longest: number,
): PhrasingContent[] {
  const badges = [
    ...(scope === null ? [] : [pill('kind', scope)]),
    ...raisedBy.map((name) => pill('reviewer', name, longest)),
  ];
  return [
    entryLabel(id),
    text(' '),
    ...phrase(title, longest),
    text(' — '),
    ...joined(
      badges.map((badge) => [badge]),
      text(' '),
    ),
    ...(path === null ? [] : [text(' '), codeSpan(path, longest)]),
    ...(pathProblem === null ? [] : [text(' (not placed: '), ...phrase(pathProblem, longest), text(')')]),
    ...(sameAs === null ? [] : [text(` (says the same as ${sameAs})`)]),
  ];
}

/** A numbered list with the words of the reviewers, or the titles alone, or how many there are. */
export function numbered(
  items: readonly LedgerObservation[],
  { depth: { observation: depth }, longest, entries }: Detail,
  more: (item: LedgerObservation) => string = () => '',
): RootContent[] {
  if (items.length === 0) return [];
  if (depth === 'count') return [paragraph(text(`${counted(items.length, 'entry', 'entries')}, not listed here.`))];
  const lines = items.map((item): PhrasingContent[] => [
    ...observationLine(item, longest),
    ...(depth === 'full' ? [text(': '), ...phrase(item.body, longest)] : []),
    text(more(item)),
  ]);
  return [list(upTo(lines, entries), true)];
}

/** What other reviewers wrote of the same, where it differs: merged is who said it, not what was said. */
export function otherWords(
  report: Report,
  observation: LedgerObservation,
  { longest, entries }: Detail,
): RootContent[] {
  const { item, body, sources } = observation;
  const items = sources.flatMap((id): PhrasingContent[][] => {
    const raw = readRawItemId(id);
    if (raw === null) return [];
    const review = completed(report).find(({ reviewer }) => reviewer.name === raw.reviewer);
    const words = review?.submission[rawItemLists[item]][raw.index]?.body;
    return words === undefined || words === body
      ? []
      : [[pill('reviewer', raw.reviewer, longest), text(': '), ...phrase(words, longest)]];
  });
  return items.length === 0 ? [] : [list(upTo(items, entries))];
}
