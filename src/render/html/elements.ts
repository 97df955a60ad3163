import type { Element, ElementContent } from 'hast';
import type { Blockquote, Code, InlineCode, Link, ListItem, RootContent, Table, Text } from 'mdast';
import { type Handlers, type State, toHast } from 'mdast-util-to-hast';
import type { Details, Pill } from '../node-types.ts';
import { type CodeBlocks, diffBlock, plainBlock } from './code-blocks.ts';
import { element, words } from './element.ts';

/** The nodes of sections as elements of the page. Raw HTML is no part of it: such a node is left out. */
export function elements(nodes: readonly RootContent[], blocks: CodeBlocks): ElementContent[] {
  const root = toHast(
    { type: 'root', children: [...nodes] },
    { handlers: handlers(blocks), allowDangerousHtml: false },
  );
  const children: readonly unknown[] = root.type === 'root' ? root.children : [];
  return children.filter((node): node is ElementContent => !isLineEnd(node));
}

function isLineEnd(node: unknown): boolean {
  return typeof node === 'object' && node !== null && 'value' in node && node.value === '\n';
}

function handlers(blocks: CodeBlocks): Handlers {
  return {
    blockquote: (state: State, node: Blockquote) =>
      node.data?.alert === undefined
        ? element('blockquote', {}, state.all(node))
        : element('div', { className: ['alert', node.data.alert] }, state.all(node)),
    code: (_: State, node: Code) => {
      const excerpt = node.data?.excerpt;
      if (excerpt !== undefined) return blocks.excerpt(excerpt);
      return node.lang === 'diff' ? diffBlock(node.value) : plainBlock(node.value);
    },
    details: (state: State, node: Details) => {
      const summary = state.all({ type: 'paragraph', children: node.summary });
      return element('details', {}, element('summary', {}, summary), element('div', {}, state.all(node)));
    },
    inlineCode: (_: State, node: InlineCode) =>
      node.data?.pill === undefined ? element('code', {}, node.value) : pill(node.data.pill, node.value),
    link: (state: State, node: Link) => {
      const label = state.all(node);
      if (!/^https?:\/\//u.test(node.url)) return label;
      return element('a', { href: node.url, rel: ['noopener', 'noreferrer'] }, label);
    },
    // The library's own looks at all items of the list for each of them.
    listItem: (state: State, node: ListItem) => {
      const [only, ...more] = node.children;
      const isLine = only?.type === 'paragraph' && more.length === 0;
      return element('li', {}, state.all(isLine ? only : node));
    },
    // Sections leave no white space to trim.
    text: (_: State, node: Text) => words(node.value),
    table,
  };
}

/** The colour says what an emoji says in Markdown. */
function pill(kind: Pill, label: string): Element {
  const shown = label.replace(/^\p{Extended_Pictographic}\u{fe0f}?\s+/u, '');
  const certainty = kind === 'standing' ? [shown.startsWith('confirmed') ? 'sure' : 'unsure'] : [];
  return element('span', { className: ['pill', kind, ...certainty] }, shown);
}

/** The first row is the head; the first cell of each other row names it. */
function table(state: State, node: Table): Element {
  const [head, ...body] = node.children.map((row) => row.children.map((cell) => state.all(cell)));
  const top = (head ?? []).map((cell) => element('th', { scope: 'col' }, cell));
  const rows = body.map((cells) =>
    element(
      'tr',
      {},
      cells.map((cell, index) => (index === 0 ? element('th', { scope: 'row' }, cell) : element('td', {}, cell))),
    ),
  );
  return element(
    'div',
    { className: ['scroll'], tabIndex: 0, role: 'group', ariaLabel: `Table with ${top.length} columns` },
    element(
      'table',
      {},
      element('thead', {}, element('tr', {}, top)),
      ...(rows.length === 0 ? [] : [element('tbody', {}, rows)]),
    ),
  );
}
