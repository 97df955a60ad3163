import type { Element, ElementContent } from 'hast';
import { element, isElement, textOf, words } from './element.ts';

/** A heading of the page, for the table of contents. */
export interface Entry {
  readonly id: string;
  readonly label: string;
  /** Findings and observations with an id, within a section. */
  readonly entries: readonly Entry[];
}

/** Hands out ids that no other element of the page has. */
export class Ids {
  readonly #taken = new Set<string>();

  take(wanted: string): string {
    let id = wanted;
    for (let count = 2; this.#taken.has(id); count++) id = `${wanted}-${count}`;
    this.#taken.add(id);
    return id;
  }

  has(id: string): boolean {
    return this.#taken.has(id);
  }
}

/** A titled section as a landmark of the page, with an article for each entry that begins with a third-level heading. */
export function outlined(
  title: string,
  nodes: readonly ElementContent[],
  ids: Ids,
): { readonly section: Element; readonly entry: Entry } {
  const id = ids.take(slug(title));
  const entries: Entry[] = [];
  const parts = split(nodes).map((part): ElementContent[] => {
    const [first] = part;
    if (first === undefined || !isElement(first, 'h3')) return named(part, ids);
    const label = textOf(first.children);
    const own = prefixOf(first);
    if (own === undefined) return named(part, ids);
    const anchor = ids.take(own);
    entries.push({ id: anchor, label, entries: [] });
    return [entryArticle(first, part.slice(1), anchor, own)];
  });
  const heading = element('h2', { id }, words(title));
  const [only] = nodes;
  const isEmpty = nodes.length === 1 && only !== undefined && isElement(only, 'p') && textOf([only]) === 'None.';
  return {
    section: element(
      'section',
      { ariaLabelledBy: [id], ...(isEmpty ? { className: ['empty'] } : {}) },
      heading,
      ...parts,
    ),
    entry: { id, label: title, entries },
  };
}

/** An entry as a card. It wears the colour of the first severity that its badges name. */
function entryArticle(heading: Element, inside: readonly ElementContent[], id: string, own: string): Element {
  const severity = severityOf(inside);
  const title = withoutPrefix(heading.children, `${own}. `);
  return element(
    'article',
    { className: ['entry', ...(severity === null ? [] : [severity])], ariaLabelledBy: [id] },
    element('h3', { id }, element('a', { className: ['own'], href: `#${id}` }, own), ' ', title),
    inside,
  );
}

/** Observations have their id in bold before their title: it becomes the target of references. */
function named(nodes: readonly ElementContent[], ids: Ids): ElementContent[] {
  return nodes.map((node): ElementContent => {
    if (node.type !== 'element' || !['p', 'ul', 'ol', 'li', 'h4'].includes(node.tagName)) return node;
    const [first] = node.children;
    const own = node.tagName === 'h4' ? prefixOf(node) : ownId(first);
    if (own === undefined || ids.has(own)) return { ...node, children: named(node.children, ids) };
    return { ...node, properties: { ...node.properties, id: ids.take(own) } };
  });
}

/** `F1` of a heading such as `F1. Title`. */
function prefixOf(heading: Element): string | undefined {
  return /^([A-Z]\d{1,6})\. /u.exec(textOf(heading.children))?.[1];
}

function ownId(node: ElementContent | undefined): string | undefined {
  if (node === undefined || !isElement(node, 'strong')) return undefined;
  return /^([A-Z]\d{1,6})\.$/u.exec(textOf([node]))?.[1];
}

function severityOf(nodes: readonly ElementContent[]): string | null {
  const badges = nodes.slice(0, 1).flatMap((node) => (node.type === 'element' ? node.children : []));
  for (const badge of badges) {
    if (badge.type !== 'element' || !Array.isArray(badge.properties['className'])) continue;
    const severity = badge.properties['className'].find(
      (name) => name === 'critical' || name === 'important' || name === 'suggestion',
    );
    if (severity !== undefined) return String(severity);
  }
  return null;
}

function withoutPrefix(nodes: readonly ElementContent[], prefix: string): ElementContent[] {
  const [first, ...rest] = nodes;
  if (first?.type !== 'text' || !first.value.startsWith(prefix)) return [...nodes];
  return [words(first.value.slice(prefix.length)), ...rest];
}

/** The nodes before the first third-level heading, then each such heading with what follows it. */
function split(nodes: readonly ElementContent[]): ElementContent[][] {
  const parts: ElementContent[][] = [[]];
  for (const node of nodes) {
    if (isElement(node, 'h3')) parts.push([]);
    parts.at(-1)?.push(node);
  }
  return parts.filter((part) => part.length > 0);
}

function slug(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-|-$/gu, '');
}

/** An id in an original review may be one of its own. */
const notLinked = new Set(['details', 'a', 'h1', 'h2', 'h3', 'h4', 'code', 'pre', 'summary', 'figcaption']);

function isLeftAlone(node: Element): boolean {
  const { className } = node.properties;
  const isPill = Array.isArray(className) && className.includes('pill');
  return notLinked.has(node.tagName) || isPill || ownId(node) !== undefined;
}

/** Makes ids such as `F1` in running text links to what they name, where the page has it. */
export function withReferences(nodes: readonly ElementContent[], ids: Ids): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type === 'element')
      return [isLeftAlone(node) ? node : { ...node, children: withReferences(node.children, ids) }];
    if (node.type !== 'text') return [];
    return node.value
      .split(/(?<![\w:.#-])([A-Z]\d{1,6})(?![\w-])/u)
      .map((part, index) =>
        index % 2 === 1 && ids.has(part) ? element('a', { href: `#${part}` }, part) : words(part),
      );
  });
}
