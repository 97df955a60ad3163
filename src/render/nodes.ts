import type {
  Blockquote,
  Heading,
  InlineCode,
  List,
  Paragraph,
  PhrasingContent,
  RootContent,
  Strong,
  Table,
  TableCell,
  Text,
} from 'mdast';
import { codeSpan } from './escape.ts';
import type { AlertKind, Details, EntryMark, PlainPill } from './node-types.ts';
import type { ProseBlock } from './prose/closed-set.ts';

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

export function heading(depth: 1 | 2 | 3 | 4, ...children: Phrases): Heading {
  return { type: 'heading', depth, children: children.flat() };
}

/** `F1. Title` as the heading of what is said of it. */
export function entryHeading(depth: 3 | 4, entry: EntryMark, title: readonly PhrasingContent[]): Heading {
  return heading(depth, { ...text(`${entry.id}. `), data: { entry } }, [...title]);
}

/** `F1.` as the beginning of a line. */
export function entryLabel(id: string): Strong {
  return { ...strong(`${id}.`), data: { entry: { id, severity: null } } };
}

export function list(items: readonly PhrasingContent[][], ordered = false): List {
  return {
    type: 'list',
    ordered,
    spread: false,
    children: items.map((children) => ({ type: 'listItem', spread: false, children: [paragraph(children)] })),
  };
}

/** What stands where something is looked for, also when there is nothing of it. */
export function orWords(nodes: readonly RootContent[], words: string): readonly RootContent[] {
  return nodes.length === 0 ? [paragraph(text(words))] : nodes;
}

/** The first row is the head of the table. */
export function table(rows: readonly PhrasingContent[][][]): Table {
  const cell = (children: PhrasingContent[]): TableCell => ({ type: 'tableCell', children });
  return { type: 'table', children: rows.map((cells) => ({ type: 'tableRow', children: cells.map(cell) })) };
}

/** A part that is folded up; `name` says whose it is, for the anchor on the HTML page. */
export function details(summary: readonly PhrasingContent[], inside: readonly RootContent[], name?: string): Details {
  const node: Details = { type: 'details', summary: [...summary], children: [...inside] };
  return name === undefined ? node : { ...node, data: { name } };
}

/** GitHub shows an alert only at the top level of a page. */
export function alert(kind: AlertKind, children: Blockquote['children']): Blockquote {
  return { type: 'blockquote', data: { alert: kind }, children };
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

/** A badge. */
export function pill(kind: PlainPill, label: string, longest = Number.POSITIVE_INFINITY): InlineCode {
  return { ...codeSpan(label, longest), data: { pill: { kind } } };
}

/** Badges, separated by spaces. */
export function pills(badges: readonly InlineCode[]): PhrasingContent[] {
  return joined(
    badges.map((badge) => [badge]),
    text(' '),
  );
}

/** Blocks of which the first one begins with a label; what is no paragraph stands below it. */
export function labelled(label: string, blocks: readonly ProseBlock[]): ProseBlock[] {
  const [first, ...rest] = blocks;
  if (first === undefined) return [];
  if (first.type !== 'paragraph') return [paragraph(strong(label)), ...blocks];
  return [paragraph(strong(label), text(' '), first.children), ...rest];
}
