import type { BlockContent, Blockquote, Heading, Html, List, PhrasingContent, RootContent, Table } from 'mdast';
import { text } from './escape.ts';

/** A block of a page. */
export type Block = RootContent;

export function heading(depth: Heading['depth'], ...children: PhrasingContent[]): Heading {
  return { type: 'heading', depth, children };
}

export function paragraph(...children: PhrasingContent[]): BlockContent {
  return { type: 'paragraph', children };
}

export function strong(value: string): PhrasingContent {
  return { type: 'strong', children: [text(value)] };
}

export function bullets(items: readonly (readonly BlockContent[])[]): List {
  return {
    type: 'list',
    ordered: false,
    spread: false,
    children: items.map((children) => ({ type: 'listItem', spread: false, children: [...children] })),
  };
}

export function table(rows: readonly (readonly (readonly PhrasingContent[])[])[]): Table {
  return {
    type: 'table',
    children: rows.map((cells) => ({
      type: 'tableRow',
      children: cells.map((children) => ({ type: 'tableCell', children: [...children] as never })),
    })),
  };
}

/** Our own markup, never a text of others. */
function html(value: string): Html {
  return { type: 'html', value };
}

/** Folded blocks. The title is our own text. */
export function details(title: string, blocks: readonly Block[]): Block[] {
  return [html(`<details><summary>${title.replace(/[<>&]/g, '')}</summary>`), ...blocks, html('</details>')];
}

const alerts = { tip: 'TIP', warning: 'WARNING', caution: 'CAUTION' } as const;

/** One of GitHub's coloured boxes. They work at the top level of a page only. */
export function alert(kind: keyof typeof alerts, children: readonly PhrasingContent[]): Blockquote {
  return {
    type: 'blockquote',
    children: [{ type: 'paragraph', children: [{ type: 'html', value: `[!${alerts[kind]}]\n` }, ...children] }],
  };
}
