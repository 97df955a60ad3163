import type { Report } from '../../types.ts';
import { serialise } from '../escape.ts';
import { type Body, inside, titled } from '../section.ts';
import { sections } from '../sections/index.ts';
import { type Detail, everything } from './detail.ts';

/** No text of a model is longer; the subject of a commit may be, and it is not worth minutes of escaping. */
export const wholeTexts: Detail = { ...everything, longest: 20_000 };

export interface WholeSection extends Body {
  readonly title: string | null;
}

/** Markdown and HTML are made of the same nodes, one after the other. */
const made = new WeakMap<Report, readonly WholeSection[]>();

function wholeSections(report: Report): readonly WholeSection[] {
  const before = made.get(report);
  if (before !== undefined) return before;
  const all = sections.flatMap((section) => {
    const body = inside(section, report, wholeTexts);
    return body === null ? [] : [{ title: section.title, ...body }];
  });
  made.set(report, all);
  return all;
}

/** What stands in the sections of the whole report. Whoever takes it may change it: nobody else gets these nodes. */
export function takeSections(report: Report): readonly WholeSection[] {
  const all = wholeSections(report);
  made.delete(report);
  return all;
}

/** The file and the job summary are mostly the same text: it is written once for a report. */
const written = new WeakMap<Report, string>();

/** Everything that a report says, as Markdown without a limit. */
export function wholePage(report: Report): string {
  const before = written.get(report);
  if (before !== undefined) return before;
  const children = wholeSections(report).flatMap(({ title, nodes }) => titled(title, nodes));
  const whole = serialise({ type: 'root', children });
  written.set(report, whole);
  return whole;
}
