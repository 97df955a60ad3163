import type { RootContent } from 'mdast';
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

/** What stands in a section. */
export interface Body {
  readonly nodes: readonly RootContent[];
  readonly isEmpty: boolean;
}

/** Null where the section is left out. */
export function inside({ render, nothing }: Section, report: Report, detail: Detail): Body | null {
  const nodes = render(report, detail);
  if (nodes === null) return null;
  const words = nothing?.(report);
  return { nodes: words === undefined ? nodes : orWords(nodes, words), isEmpty: nodes.length === 0 };
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
    yield titled(section.title, body);
  }
}

/** A section as a page has it. */
export function titled(title: string | null, nodes: readonly RootContent[]): readonly RootContent[] {
  return title === null ? nodes : [heading(2, text(title)), ...nodes];
}
