import type { Element, ElementContent, Properties } from 'hast';

/** One element. Text within becomes text; nothing here can become markup. */
export function element(
  tagName: string,
  properties: Properties,
  ...children: readonly (ElementContent | readonly ElementContent[] | string)[]
): Element {
  const content = children.flat().map((child): ElementContent => (typeof child === 'string' ? words(child) : child));
  return { type: 'element', tagName, properties, children: content };
}

export function words(value: string): ElementContent {
  return { type: 'text', value };
}

/** The text of the nodes, without their elements. */
export function textOf(nodes: readonly ElementContent[]): string {
  return nodes
    .map((node) => (node.type === 'text' ? node.value : node.type === 'element' ? textOf(node.children) : ''))
    .join('');
}

export function isElement<Name extends string>(
  node: ElementContent,
  tagName: Name,
): node is Element & { tagName: Name } {
  return node.type === 'element' && node.tagName === tagName;
}
