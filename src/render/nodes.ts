import type { Html, List, Paragraph, PhrasingContent, RootContent, Strong, Table, TableCell, Text } from 'mdast';
import { codeSpan, htmlCode } from './escape.ts';

/** Our own words. Text of others goes through `escape.ts` in place of this. */
export function text(value: string): Text {
  return { type: 'text', value };
}

export function strong(value: string): Strong {
  return { type: 'strong', children: [text(value)] };
}

/** Long texts come as lists, because a call cannot take so many arguments. */
export type Phrases = readonly (PhrasingContent | PhrasingContent[])[];

export function paragraph(...children: Phrases): Paragraph {
  return { type: 'paragraph', children: children.flat() };
}

export function heading(depth: 1 | 2 | 3 | 4, ...children: Phrases): RootContent {
  return { type: 'heading', depth, children: children.flat() };
}

export function list(items: readonly PhrasingContent[][]): List {
  return {
    type: 'list',
    ordered: false,
    spread: false,
    children: items.map((children) => ({ type: 'listItem', spread: false, children: [paragraph(children)] })),
  };
}

/** The first row is the head of the table. */
export function table(rows: readonly PhrasingContent[][][]): Table {
  const cell = (children: PhrasingContent[]): TableCell => ({ type: 'tableCell', children });
  return { type: 'table', children: rows.map((cells) => ({ type: 'tableRow', children: cells.map(cell) })) };
}

/** GitHub reads the inside as Markdown only after a blank line, which the serialiser puts between blocks. */
export function details(summary: string, name: string, inside: readonly RootContent[]): RootContent[] {
  const open: Html = { type: 'html', value: `<details>\n<summary>${summary} ${htmlCode(name)}</summary>` };
  return [open, ...inside, { type: 'html', value: '</details>' }];
}

/** The parts with the separator between them. */
export function joined(parts: readonly PhrasingContent[][], separator: PhrasingContent): PhrasingContent[] {
  return parts.flatMap((part, index) => (index === 0 ? part : [structuredClone(separator), ...part]));
}

/** At most so many, then how many more there are. */
export function upTo(parts: readonly PhrasingContent[][], most: number): PhrasingContent[][] {
  if (parts.length <= most) return [...parts];
  return [...parts.slice(0, most), [text(`… and ${parts.length - most} more`)]];
}

/** Names as code spans, separated by spaces. */
export function chips(names: readonly string[], longest: number): PhrasingContent[] {
  return joined(
    names.map((name) => [codeSpan(name, longest)]),
    text(' '),
  );
}
