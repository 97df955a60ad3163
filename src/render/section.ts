import type { Root, RootContent } from 'mdast';
import type { Report } from '../types.ts';
import { heading, orWords, text } from './nodes.ts';
import type { Detail } from './pages/detail.ts';

/** A part of the page. Without a title it has no heading. */
export interface Section {
  readonly title: string | null;
  /** Null leaves the section out. */
  readonly render: (report: Report, detail: Detail) => readonly RootContent[] | null;
  /** What is so where `render` gives an empty list, in one sentence; a section that can give one has it. */
  readonly nothing?: (report: Report) => string;
}

/** What stands in a section; null where it is left out. */
export function inside(
  { render, nothing }: Section,
  report: Report,
  detail: Detail,
): { readonly nodes: readonly RootContent[]; readonly isEmpty: boolean } | null {
  const nodes = render(report, detail);
  if (nodes === null) return null;
  const words = nothing?.(report);
  return { nodes: words === undefined ? nodes : orWords(nodes, words), isEmpty: nodes.length === 0 };
}

/** All sections as one document. */
export function page(sections: readonly Section[], report: Report, detail: Detail): Root {
  return { type: 'root', children: [...parts(sections, report, detail)].flat() };
}

/** One section after the other, so that a page that has grown too long already need not be made to its end. */
export function* parts(
  sections: readonly Section[],
  report: Report,
  detail: Detail,
): Generator<readonly RootContent[], void> {
  for (const section of sections) {
    const body = inside(section, report, detail)?.nodes;
    if (body === undefined) continue;
    yield section.title === null ? body : [heading(2, text(section.title)), ...body];
  }
}
