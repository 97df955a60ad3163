import type { Element, ElementContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { h } from 'hastscript';
import type { Heading, RootContent } from 'mdast';
import type { EntryMark } from '../node-types.ts';
import { elements, entryOf, type Page, phrasing } from './elements.ts';

/** A heading of the page, for the table of contents. */
export interface ContentsEntry {
  readonly id: string;
  readonly label: string;
  /** Findings with a heading of their own, within a section. */
  readonly entries: readonly ContentsEntry[];
}

interface Outlined<Kind> {
  readonly shown: Kind;
  readonly entry: ContentsEntry;
}

/** A titled section as a landmark of the page, with an article for each entry that has a third-level heading. */
export function outlined(
  title: string,
  { nodes, isEmpty }: { readonly nodes: readonly RootContent[]; readonly isEmpty: boolean },
  page: Page,
): Outlined<Element> {
  const id = page.slugger.slug(title);
  const entries: ContentsEntry[] = [];
  const parts = split(nodes).map(([first, ...inside]): ElementContent[] => {
    const mark = first.type === 'heading' && first.depth === 3 ? entryOf(first.children[0]) : null;
    if (first.type !== 'heading' || mark === null) return elements([first, ...inside], page);
    const { shown, entry } = article(mark, first, inside, page);
    entries.push(entry);
    return [shown];
  });
  const section = h(
    'section',
    { ariaLabelledBy: [id], className: isEmpty ? ['empty'] : null },
    h('h2', { id }, title),
    parts,
  );
  return { shown: section, entry: { id, label: title, entries } };
}

/** An entry as a card, in the colour of its severity. */
function article(
  { id: own, severity }: EntryMark,
  { children: [, ...title] }: Heading,
  inside: readonly RootContent[],
  page: Page,
): Outlined<Element> {
  const id = page.slugger.slug(own, true);
  const words = phrasing(title, page);
  const shown = h(
    'article.entry',
    { className: severity === null ? [] : [severity], ariaLabelledBy: [id] },
    h('h3', { id }, h('a.own', { href: `#${id}` }, own), ' ', words),
    elements(inside, page),
  );
  return { shown, entry: { id, label: `${own}. ${textOf(h(null, words))}`, entries: [] } };
}

type Part = readonly [first: RootContent, ...inside: RootContent[]];

/** The nodes before the first third-level heading, then each such heading with what follows it. */
function split(nodes: readonly RootContent[]): Part[] {
  const parts: [RootContent, ...RootContent[]][] = [];
  for (const node of nodes) {
    const last = parts.at(-1);
    if (last === undefined || (node.type === 'heading' && node.depth === 3)) parts.push([node]);
    else last.push(node);
  }
  return parts;
}
