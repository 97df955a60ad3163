import type { Nodes, RootContent } from 'mdast';
import { serialise } from '../escape.ts';

/** The most that a page may measure, and how it is measured. */
export interface Limit {
  readonly most: number;
  readonly measure: (text: string) => number;
  /** Most characters that a reader sees, folded up or not; without it there is no such limit. */
  readonly mostVisible?: number;
}

type Parts = Iterable<readonly RootContent[]>;

/**
 * The page with the most detail that is within the limit; null when none is. Every detail must make a smaller page than the
 * one before.
 */
export function fitted<Detail>(
  details: readonly Detail[],
  limit: Limit,
  render: (detail: Detail) => Parts,
): string | null {
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
  return fitting;
}

/** The page when it fits, and whether it was worth writing it out. */
function within(parts: Parts, limit: Limit): { readonly page: string | null; readonly isNear: boolean } {
  const { most, measure, mostVisible = most } = limit;
  const children: RootContent[] = [];
  let length = 0;
  // Escaping only adds: what is too long before it need not be escaped.
  for (const part of parts)
    for (const node of part) {
      children.push(node);
      length += visibleLength(node);
      if (length > Math.min(most, mostVisible)) return { page: null, isNear: false };
    }
  const page = serialise({ type: 'root', children });
  return measure(page) <= most ? { page, isNear: true } : { page: null, isNear: true };
}

const blocks: ReadonlySet<string> = new Set([
  'paragraph',
  'heading',
  'code',
  'tableCell',
  'listItem',
  'details',
  'break',
]);

/** Characters of the texts, and one for the end of each block. */
function visibleLength(node: Nodes): number {
  let length = 'value' in node ? node.value.length : 0;
  if (node.type === 'details') for (const child of node.summary) length += visibleLength(child);
  if ('children' in node) for (const child of node.children) length += visibleLength(child);
  return length + (blocks.has(node.type) ? 1 : 0);
}
