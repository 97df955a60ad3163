import type { Report } from '../../types.ts';
import { serialise } from '../escape.ts';
import { page } from '../section.ts';
import { sections } from '../sections/index.ts';
import { type Detail, everything } from './detail.ts';

/** No text of a model is longer; the subject of a commit may be, and it is not worth minutes of escaping. */
export const wholeTexts: Detail = { ...everything, longest: 20_000 };

/** The file and the job summary are mostly the same text: it is written once for a report. */
const written = new WeakMap<Report, string>();

/** Everything that a report says, as Markdown without a limit. */
export function wholePage(report: Report): string {
  const before = written.get(report);
  if (before !== undefined) return before;
  const whole = serialise(page(sections, report, wholeTexts));
  written.set(report, whole);
  return whole;
}
