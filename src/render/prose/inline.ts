import type { Link, LinkReference, Nodes, PhrasingContent, Text } from 'mdast';
import { isMeant, markOf } from './emphasis.ts';

/** What the parts of one text share. */
export interface Context {
  /** What was parsed. */
  readonly source: string;
  /** Identifiers of definitions that a reference of the text uses. */
  readonly cited: ReadonlySet<string>;
}

/** Running text as text, emphasis, strong and code spans. A link becomes its text, HTML is shown as it was written. */
export function inline(nodes: readonly PhrasingContent[], context: Context): PhrasingContent[] {
  return tidy(nodes.flatMap((node) => phrasing(node, context)));
}

function phrasing(node: PhrasingContent, context: Context): PhrasingContent[] {
  switch (node.type) {
    case 'text':
    case 'html':
      return [words(node.value)];
    case 'inlineCode':
      return [{ type: 'inlineCode', value: node.value }];
    case 'emphasis':
    case 'strong': {
      const children = inline(node.children, context);
      const mark = words(markOf(node, context.source));
      return isMeant(node, context.source)
        ? [{ type: node.type, children: without(children, node.type) }]
        : [mark, ...children, mark];
    }
    case 'break':
      return [words(' ')];
    case 'image':
    case 'imageReference':
      return [words(node.alt ?? '')];
    case 'link':
      return isCall(node, context) ? [literalOf(node, context)] : inline(node.children, context);
    case 'linkReference':
      return reference(node, context);
    default:
      return [literalOf(node, context)];
  }
}

/** `handlers[i](event)` is code. An address has a slash, a fragment or a scheme. */
function isCall({ url, position }: Link, { source }: Context): boolean {
  return /[\w)\]]/u.test(source.charAt((position?.start.offset ?? 0) - 1)) && !/[/#:\\]/u.test(url);
}

function reference(node: LinkReference, context: Context): PhrasingContent[] {
  if (isFootnote(node.identifier)) return [literalOf(node, context)];
  const shown = inline(node.children, context);
  const isNumber = node.referenceType === 'shortcut' && /^\d+$/u.test(node.identifier);
  return isNumber ? [words('['), ...shown, words(']')] : shown;
}

/** GitHub's footnotes are no part of CommonMark, which takes them for references. */
export function isFootnote(identifier: string): boolean {
  return identifier.startsWith('^');
}

/** The node as it was written. */
export function literalOf(node: Nodes, { source }: Context): Text {
  return words(source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0));
}

/** Text; the end of a line in it is a blank. */
export function words(value: string): Text {
  const lines = value.split('\n');
  const shown = lines.map((line, at) => {
    const begun = at === 0 ? line : line.trimStart();
    return at === lines.length - 1 ? begun : begun.trimEnd();
  });
  return { type: 'text', value: shown.join(' ') };
}

/** Without marks that lie in marks of the same kind. */
export function without(nodes: readonly PhrasingContent[], type: 'emphasis' | 'strong'): PhrasingContent[] {
  return tidy(
    nodes.flatMap((node): PhrasingContent[] => {
      if (node.type === type) return node.children;
      return node.type === 'emphasis' || node.type === 'strong'
        ? [{ ...node, children: without(node.children, type) }]
        : [node];
    }),
  );
}

/** Texts side by side are one, and of marked texts side by side only the first stays marked: together they would be other marks. */
export function tidy(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const shown: PhrasingContent[] = [];
  const isMarked = (node: PhrasingContent | undefined) => node?.type === 'emphasis' || node?.type === 'strong';
  const add = (node: PhrasingContent): void => {
    const last = shown.at(-1);
    if (node.type === 'text' && last?.type === 'text') last.value += node.value;
    else if ('children' in node && (node.children.length === 0 || isMarked(last))) node.children.forEach(add);
    else if (node.type !== 'text' || node.value !== '') shown.push({ ...node });
  };
  nodes.forEach(add);
  return shown;
}
