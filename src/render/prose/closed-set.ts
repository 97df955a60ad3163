import type {
  BlockContent,
  Code,
  Definition,
  DefinitionContent,
  Heading,
  List,
  ListItem,
  Nodes,
  Paragraph,
  PhrasingContent,
  Root,
  RootContent,
  Table,
} from 'mdast';
import { codeBlock } from '../escape.ts';
import { fenceLanguage } from './fence-language.ts';
import { inert } from './inert.ts';
import { type Context, inline, isFootnote, literalOf, tidy, without, words } from './inline.ts';

/** What a text of others may consist of on a page; within paragraphs text, emphasis, strong and code spans. */
export type ProseBlock = Paragraph | List | Code;

/** A list of one item with a higher number is a sentence that begins with a year. */
const highestNumber = 100;

/** The tree as nodes of the closed set in which nothing acts. */
export function closedSet(tree: Root, source: string): ProseBlock[] {
  return blocksOf(tree.children, { source, cited: new Set(citedIn(tree)) });
}

/** The same for a tree of running text. */
export function closedLine(tree: Root, source: string): PhrasingContent[] {
  const context = { source, cited: new Set<string>() };
  return inert(tree.children.flatMap((node) => (node.type === 'paragraph' ? inline(node.children, context) : [])));
}

/** Identifiers of definitions that are referred to, at any depth. */
function citedIn(node: Nodes): string[] {
  const own = node.type === 'linkReference' || node.type === 'imageReference' ? [node.identifier] : [];
  return 'children' in node ? [...own, ...node.children.flatMap(citedIn)] : own;
}

type Parsed = RootContent | BlockContent | DefinitionContent;

function blocksOf(nodes: readonly Parsed[], context: Context): ProseBlock[] {
  return nodes.flatMap((node) => block(node, context));
}

function block(node: Parsed, context: Context): ProseBlock[] {
  switch (node.type) {
    case 'paragraph':
      return paragraph(inline(node.children, context));
    case 'heading':
      return heading(node, context);
    case 'blockquote':
      return blocksOf(node.children, context);
    case 'list':
      return list(node, context);
    case 'code':
      return node.value.trim() === '' ? [] : [codeBlock(node.value, fenceLanguage(node.lang ?? ''))];
    case 'table':
      return [rows(node, context)];
    case 'definition':
      return definition(node, context);
    case 'thematicBreak':
      return [];
    default:
      return paragraph([literalOf(node, context)]);
  }
}

function paragraph(children: readonly PhrasingContent[]): Paragraph[] {
  const shown = inert(trimmed(children));
  return shown.length === 0 ? [] : [{ type: 'paragraph', children: shown }];
}

/** The report has headings of its own. What is underlined is mostly a sentence above a rule. */
function heading(node: Heading, context: Context): Paragraph[] {
  const children = inline(node.children, context);
  const isUnderlined = !context.source.startsWith('#', node.position?.start.offset);
  return paragraph(isUnderlined ? children : tidy([{ type: 'strong', children: without(children, 'strong') }]));
}

function list(node: List, context: Context): ProseBlock[] {
  const { ordered, children } = node;
  const start = node.start ?? 1;
  const [first, ...more] = children;
  if (ordered === true && start > highestNumber && first !== undefined && more.length === 0)
    return sentence(first, context);
  const items = children.flatMap(({ children: inside }): ListItem[] => {
    const shown = blocksOf(inside, context);
    return shown.length === 0 && ordered !== true ? [] : [{ type: 'listItem', spread: false, children: shown }];
  });
  if (items.length === 0) return [];
  return [
    { type: 'list', ordered: ordered === true, ...(ordered === true ? { start } : {}), spread: false, children: items },
  ];
}

/** An item whose number is a part of what it says. */
function sentence(item: ListItem, context: Context): ProseBlock[] {
  const [number = ''] = /^\d+[.)]/u.exec(literalOf(item, context).value) ?? [];
  const [first, ...more] = item.children;
  const [line, rest] = first?.type === 'paragraph' ? [first.children, more] : [[], item.children];
  return [...paragraph(tidy([words(`${number} `), ...inline(line, context)])), ...blocksOf(rest, context)];
}

/** A table is a list of its rows: its cells are too narrow for what models put there. */
function rows({ children }: Table, context: Context): List {
  const items = children.map((row): ListItem => {
    const cells = row.children.map((cell) => inline(cell.children, context));
    const line = cells.flatMap((cell, at) => (at === 0 ? cell : [words(' | '), ...cell]));
    return { type: 'listItem', spread: false, children: paragraph(tidy(line)) };
  });
  return { type: 'list', ordered: false, spread: false, children: items };
}

/** The address of a link is not shown; what nothing refers to is no address. */
function definition(node: Definition, context: Context): Paragraph[] {
  const isAddress = context.cited.has(node.identifier) && !isFootnote(node.identifier);
  return isAddress ? [] : paragraph([literalOf(node, context)]);
}

function trimmed(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const shown = nodes.map((node, at) => {
    if (node.type !== 'text') return node;
    const value = at === 0 ? node.value.trimStart() : node.value;
    return { ...node, value: at === nodes.length - 1 ? value.trimEnd() : value };
  });
  return shown.filter((node) => node.type !== 'text' || node.value !== '');
}
