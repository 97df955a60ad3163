import type { Root, RootContent } from 'mdast';
import type { Report } from '../types.ts';
import { heading, orNone, text } from './nodes.ts';
import type { Detail } from './pages/detail.ts';

/** A part of the page. Without a title it has no heading; null leaves it out, an empty list prints `None.` */
export interface Section {
  readonly title: string | null;
  readonly render: (report: Report, detail: Detail) => readonly RootContent[] | null;
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
  for (const { title, render } of sections) {
    const inside = render(report, detail);
    if (inside === null) continue;
    const body = orNone(inside);
    yield title === null ? body : [heading(2, text(title)), ...body];
  }
}
