import type { Nodes, RootContent } from 'mdast';
import { serialise } from '../escape.ts';
import { type Detail, shrinking } from './detail.ts';

/** The most that a page may measure, and how it is measured. */
export interface Limit {
  readonly most: number;
  readonly measure: (text: string) => number;
}

type Parts = Iterable<readonly RootContent[]>;

/** The page with the most detail that is within the limit. Every step of detail is smaller than the one before. */
export function fitted(first: Detail, limit: Limit, render: (detail: Detail) => Parts): string {
  const details = [...shrinking(first)];
  let fitting: string | null = null;
  let from = 0;
  let to = details.length;
  let stride = 1;
  for (let at = 0; from < to; ) {
    const detail = details[at];
    const tried = detail === undefined ? { page: null, isNear: false } : within(render(detail), limit);
    if (tried.page === null) from = at + 1;
    else {
      fitting = tried.page;
      to = at;
    }
    // Mostly the first step fits, or one of the next. A page that is far too long is halved instead of approached.
    const isNear = tried.isNear && fitting === null;
    at = isNear ? Math.min(to - 1, from + stride - 1) : Math.floor((from + to) / 2);
    stride *= 2;
  }
  if (fitting === null) throw new Error(`the page does not fit into ${limit.most}, also with the least detail`);
  return fitting;
}

/** The page when it fits, and whether it was worth writing it out. */
function within(parts: Parts, { most, measure }: Limit): { readonly page: string | null; readonly isNear: boolean } {
  const children: RootContent[] = [];
  let length = 0;
  // Escaping only adds: what is too long before it need not be escaped.
  for (const part of parts)
    for (const node of part) {
      children.push(node);
      length += textLength(node);
      if (length > most) return { page: null, isNear: false };
    }
  const page = serialise({ type: 'root', children });
  return measure(page) <= most ? { page, isNear: true } : { page: null, isNear: true };
}

function textLength(node: Nodes): number {
  let length = 'value' in node ? node.value.length : 0;
  if ('children' in node) for (const child of node.children) length += textLength(child);
  return length;
}
