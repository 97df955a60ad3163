import type GithubSlugger from 'github-slugger';
import type { Element, ElementContent, Text as HastText } from 'hast';
import { h } from 'hastscript';
import type {
  Blockquote,
  Code,
  Heading,
  InlineCode,
  Link,
  ListItem,
  Nodes,
  Paragraph,
  Parents,
  PhrasingContent,
  RootContent,
  Table,
  Text,
} from 'mdast';
import { type Handlers, type State, toHast } from 'mdast-util-to-hast';
import type { Details, EntryMark, Pill } from '../node-types.ts';
import { paragraph } from '../nodes.ts';
import { timelineSvg } from '../timeline/timeline-svg.ts';
import { type CodeBlocks, diffBlock, plainBlock } from './code-blocks.ts';

/** What the parts of one page share. */
export interface Page {
  readonly blocks: CodeBlocks;
  /** Hands out ids that no other element of the page has. */
  readonly slugger: GithubSlugger;
}

/** The nodes of sections as elements of the page. Raw HTML is no part of it: such a node is left out. */
export function elements(nodes: readonly RootContent[], page: Page): ElementContent[] {
  const root = toHast({ type: 'root', children: [...nodes] }, { handlers: handlers(page), allowDangerousHtml: false });
  const children: readonly unknown[] = root.type === 'root' ? root.children : [];
  return children.filter((node): node is ElementContent => !isLineEnd(node));
}

/** The elements of a line, without one around them. */
export function phrasing(nodes: readonly PhrasingContent[], page: Page): ElementContent[] {
  const [line] = elements([paragraph([...nodes])], page);
  return line?.type === 'element' ? line.children : [];
}

/** What the node marks, when it is one that begins an entry. */
export function entryOf(node: Nodes | undefined): EntryMark | null {
  return (node?.type === 'text' || node?.type === 'strong' ? node.data?.entry : null) ?? null;
}

function isLineEnd(node: unknown): boolean {
  return typeof node === 'object' && node !== null && 'value' in node && node.value === '\n';
}

function handlers({ blocks, slugger }: Page): Handlers {
  const named = (children: readonly PhrasingContent[]): { id?: string } => {
    const entry = entryOf(children[0]);
    return entry === null ? {} : { id: slugger.slug(entry.id, true) };
  };
  return {
    blockquote: (state: State, node: Blockquote) =>
      node.data?.alert === undefined
        ? h('blockquote', {}, state.all(node))
        : h('div.alert', { className: [node.data.alert] }, state.all(node)),
    code: (_: State, node: Code) => {
      const excerpt = node.data?.excerpt;
      if (excerpt !== undefined) return blocks.excerpt(excerpt);
      return node.lang === 'diff' ? diffBlock(node.value) : plainBlock(node.value);
    },
    details: (state: State, node: Details) => {
      const summary = state.all({ type: 'paragraph', children: node.summary });
      return h('details', {}, h('summary', {}, summary), h('div', {}, state.all(node)));
    },
    heading: (state: State, node: Heading) => h(`h${node.depth}`, named(node.children), state.all(node)),
    inlineCode: (_: State, node: InlineCode) =>
      node.data?.pill === undefined ? h('code', {}, node.value) : pill(node.data.pill, node.value),
    link: (state: State, node: Link) => {
      const label = state.all(node);
      if (node.url.startsWith('#')) return h('a', { href: node.url }, label);
      if (!/^https?:\/\//u.test(node.url)) return label;
      return h('a', { href: node.url, rel: ['noopener', 'noreferrer'] }, label);
    },
    // The library's own looks at all items of the list for each of them.
    listItem: (state: State, node: ListItem) => {
      const [only, ...more] = node.children;
      if (only?.type !== 'paragraph' || more.length > 0) return h('li', {}, state.all(node));
      return h('li', named(only.children), state.all(only));
    },
    paragraph: (state: State, node: Paragraph) => {
      const words = h('p', named(node.children), state.all(node));
      const timeline = node.data?.timeline;
      if (timeline === undefined) return words;
      const ids = { title: slugger.slug('timeline-title'), description: slugger.slug('timeline-description') };
      return h('figure', {}, timelineSvg(timeline, ids), h('figcaption', {}, words));
    },
    // Sections leave no white space to trim.
    text: (_: State, node: Text, parent: Parents | undefined): (Element | HastText)[] => [
      ...(node.value === ' ' && isBetweenPills(node, parent) ? [h('span.between', {}, ',')] : []),
      { type: 'text', value: node.value },
    ],
    table,
  };
}

/** Badges are told apart by their grounds, and by a comma where nobody sees those. */
function isBetweenPills(node: Text, parent: Parents | undefined): boolean {
  const beside: readonly Nodes[] = parent?.children ?? [];
  const at = beside.indexOf(node);
  return [beside[at - 1], beside[at + 1]].every((each) => each?.type === 'inlineCode' && each.data?.pill !== undefined);
}

/** The colour says what an emoji says in Markdown. */
function pill(mark: Pill, label: string): Element {
  switch (mark.kind) {
    case 'severity':
      return h('span.pill', { className: [mark.severity] }, mark.severity);
    case 'standing':
      return h('span.pill.standing', { className: [mark.isConfirmed ? 'sure' : 'unsure'] }, label);
    default:
      return h('span.pill', { className: [mark.kind] }, label);
  }
}

/** Cells lie far apart, and have a bar between them where nobody sees that. */
export function bar(): Element {
  return h('span.between', { ariaHidden: 'true' }, ' |');
}

/** The first row is the head; the first cell of each other row names it. */
function table(state: State, node: Table): Element {
  const [head, ...body] = node.children.map(({ children: cells }) =>
    cells.map((cell, index) => [...state.all(cell), ...(index === cells.length - 1 ? [] : [bar()])]),
  );
  const top = (head ?? []).map((cell) => h('th', { scope: 'col' }, cell));
  const rows = body.map((cells) =>
    h(
      'tr',
      {},
      cells.map((cell, index) => (index === 0 ? h('th', { scope: 'row' }, cell) : h('td', {}, cell))),
    ),
  );
  return h(
    'div.scroll',
    { tabIndex: 0, role: 'group', ariaLabel: `Table with ${top.length} columns` },
    h('table', {}, h('thead', {}, h('tr', {}, top)), rows.length === 0 ? [] : h('tbody', {}, rows)),
  );
}
