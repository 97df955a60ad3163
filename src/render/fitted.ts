import type { Nodes, Root } from 'mdast';
import { type Detail, shrinking } from './detail.ts';
import { serialise } from './escape.ts';

/** The most that a page may measure, and how it is measured. */
export interface Limit {
  readonly most: number;
  readonly measure: (text: string) => number;
}

/** Renders with less and less detail until the page is within the limit. */
export function fitted(first: Detail, { most, measure }: Limit, render: (detail: Detail) => Root): string {
  let smallest = '';
  for (const detail of shrinking(first)) {
    const tree = render(detail);
    // Escaping only adds: what is too long before it need not be escaped.
    if (textLength(tree) > most) continue;
    smallest = serialise(tree);
    if (measure(smallest) <= most) return smallest;
  }
  throw new Error(`the page does not fit into ${most}, also with the least detail`);
}

function textLength(node: Nodes): number {
  let length = 'value' in node ? node.value.length : 0;
  if ('children' in node) for (const child of node.children) length += textLength(child);
  return length;
}
