import type { List, PhrasingContent, RootContent } from 'mdast';
import { type LedgerObservation, type Report, rawItemLists, readRawItemId } from '../types.ts';
import { submitted } from './completed.ts';
import { counted } from './counted.ts';
import { codeSpan } from './escape.ts';
import { entryLabel, joined, list, paragraph, pill, pills, text, upTo } from './nodes.ts';
import type { Detail } from './pages/detail.ts';
import { phrase, prose } from './prose/prose.ts';
import { unrepeated } from './texts/unrepeated.ts';

/** The observations of one kind, in the order of the ledger. */
export function observed(report: Report, item: LedgerObservation['item']): LedgerObservation[] {
  return report.ledger.observations.filter((observation) => observation.item === item);
}

/** Id and title in words of others, then badges and where. The title is left out where the entry that it repeats has it. */
export function observationLine(report: Report, observation: LedgerObservation, longest: number): PhrasingContent[] {
  const { id, path, pathProblem, scope, raisedBy, sameAs } = observation;
  const title = unrepeated(observation.title, repeatedTexts(report, observation));
  const by = raisedBy.map((name) => pill('reviewer', name, longest));
  return [
    entryLabel(id),
    ...(title === '' ? [] : [text(' '), ...phrase(title, longest)]),
    text(' — '),
    ...(scope === null ? [] : [pill('kind', scope), text(' ')]),
    text('by '),
    ...pills(by),
    ...(path === null ? [] : [text(' in '), codeSpan(path, longest)]),
    ...(pathProblem === null ? [] : [text(' (not placed: '), ...phrase(pathProblem, longest), text(')')]),
    ...(sameAs === null ? [] : [text(` (says the same as ${sameAs})`)]),
  ];
}

/** What explains an observation, without what is said before it: its title, and the entry that it repeats. */
export function bodyOf(report: Report, observation: LedgerObservation): string {
  return unrepeated(observation.body, [observation.title, ...repeatedTexts(report, observation)]);
}

/** What the page says of the entry that an observation repeats. */
function repeatedTexts({ ledger }: Report, { sameAs }: LedgerObservation): readonly string[] {
  const finding = ledger.findings.find(({ id }) => id === sameAs)?.finding;
  const other = ledger.observations.find(({ id }) => id === sameAs);
  const failure = finding === undefined ? [] : [finding.title, finding.failure, finding.body];
  return other === undefined ? [...failure, failure.slice(1).join(' ')] : [other.title, other.body];
}

/** A numbered list with the words of the reviewers, or the titles alone, or how many there are. */
export function numbered(
  report: Report,
  items: readonly LedgerObservation[],
  detail: Detail,
  more: (item: LedgerObservation) => string = () => '',
): RootContent[] {
  const { longest, entries } = detail;
  const depth = detail.depth.observation;
  if (items.length === 0) return [];
  if (depth === 'count') return [paragraph(text(`${counted(items.length, 'entry', 'entries')}, not listed here.`))];
  const said = items.map((item) => {
    const [first, ...rest] = depth === 'full' ? prose(bodyOf(report, item), longest) : [];
    const isLine = first?.type === 'paragraph';
    const line: PhrasingContent[] = [
      ...observationLine(report, item, longest),
      ...(isLine ? [text(': '), ...first.children] : []),
      text(more(item)),
    ];
    return { line, rest: first === undefined || isLine ? rest : [first, ...rest] };
  });
  const lines = list(
    upTo(
      said.map(({ line }) => line),
      entries,
    ),
    true,
  );
  const children = lines.children.map((child, at) => {
    const rest = at < entries ? (said[at]?.rest ?? []) : [];
    return rest.length === 0 ? child : { ...child, children: [...child.children, ...rest] };
  });
  const all = { ...lines, children };
  return [depth === 'full' ? withOtherWords(all, report, items, detail) : all];
}

/** Under each item of a list what other reviewers wrote of it. */
export function withOtherWords(all: List, report: Report, items: readonly LedgerObservation[], detail: Detail): List {
  const children = all.children.map((child, index) => {
    const item = items[index];
    const isShown = item !== undefined && index < detail.entries;
    return isShown ? { ...child, children: [...child.children, ...otherWords(report, item, detail)] } : child;
  });
  return { ...all, children };
}

/** What other reviewers wrote of the same, where it says more: merged is who said it, not what was said. */
export function otherWords(report: Report, observation: LedgerObservation, { longest, entries }: Detail): List[] {
  const shown = [observation.title, observation.body, ...repeatedTexts(report, observation)];
  const items = observation.sources.slice(1).flatMap((id): PhrasingContent[][] => {
    const raw = readRawItemId(id);
    const review = raw === null ? undefined : submitted(report).find(({ reviewer }) => reviewer.name === raw.reviewer);
    const words = raw === null ? undefined : review?.submission[rawItemLists[observation.item]][raw.index];
    if (raw === null || words === undefined) return [];
    const title = unrepeated(words.title, shown);
    const body = unrepeated(words.body, [...shown, words.title]);
    shown.push(words.title, words.body);
    const said = [title, body].filter((one) => one.trim() !== '').map((one) => phrase(one, longest));
    return said.length === 0
      ? []
      : [[...pills([pill('reviewer', raw.reviewer, longest)]), text(': '), ...joined(said, text(' — '))]];
  });
  return items.length === 0 ? [] : [list(upTo(items, entries))];
}
