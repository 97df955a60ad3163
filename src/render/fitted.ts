import type { Nodes, RootContent } from 'mdast';
import { type Detail, shrinking } from './detail.ts';
import { serialise } from './escape.ts';

/** The most that a page may measure, and how it is measured. */
export interface Limit {
  readonly most: number;
  readonly measure: (text: string) => number;
}

type Parts = Iterable<readonly RootContent[]>;

/** The page with the most detail that is within the limit. Every step of detail is smaller than the one before. */
export function fitted(first: Detail, { most, measure }: Limit, render: (detail: Detail) => Parts): string {
  const details = [...shrinking(first)];
  let fitting: string | null = null;
  let from = 0;
  let to = details.length;
  // The first step mostly fits; after that halving saves most of the pages that a huge report would need.
  for (let at = 0; from < to; at = Math.floor((from + to) / 2)) {
    const detail = details[at];
    const page = detail === undefined ? null : within(render(detail), { most, measure });
    if (page === null) from = at + 1;
    else {
      fitting = page;
      to = at;
    }
  }
  if (fitting === null) throw new Error(`the page does not fit into ${most}, also with the least detail`);
  return fitting;
}

function within(parts: Parts, { most, measure }: Limit): string | null {
  const children: RootContent[] = [];
  let length = 0;
  // Escaping only adds: what is too long before it need not be escaped.
  for (const part of parts)
    for (const node of part) {
      children.push(node);
      length += textLength(node);
      if (length > most) return null;
    }
  const page = serialise({ type: 'root', children });
  return measure(page) <= most ? page : null;
}

function textLength(node: Nodes): number {
  let length = 'value' in node ? node.value.length : 0;
  if ('children' in node) for (const child of node.children) length += textLength(child);
  return length;
}
