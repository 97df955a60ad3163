import type { Element, ElementContent, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';

/** The page as a browser reads it. */
export function parsed(html: string): Root {
  return fromHtml(html);
}

/** All elements, in the order of the page. */
export function elementsOf(node: Root | Element): Element[] {
  const inner: readonly (Root['children'][number] | ElementContent)[] = node.children;
  return inner.flatMap((child) => (child.type === 'element' ? [child, ...elementsOf(child)] : []));
}
