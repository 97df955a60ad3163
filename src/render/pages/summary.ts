import type { Report } from '../../types.ts';
import { parts } from '../section.ts';
import { sections } from '../sections/index.ts';
import { shrinking } from './detail.ts';
import { fitted } from './fitted.ts';
import { wholePage, wholeTexts } from './whole-page.ts';

/** The runner refuses a step summary of more than 1024 KiB; a line end is added on the way. */
export const largestSummary = 1_048_576 - 2;

/** The job summary, at most 1 MiB of UTF-8 for any report. */
export function renderSummary(report: Report): string {
  const whole = wholePage(report);
  if (Buffer.byteLength(whole, 'utf8') <= largestSummary) return whole;
  const first = { ...wholeTexts, remainder: 'The report files have all of it.' };
  const limit = { most: largestSummary, measure: (text: string) => Buffer.byteLength(text, 'utf8') };
  const page = fitted([...shrinking(first)], limit, (detail) => parts(sections, report, detail));
  if (page === null) throw new Error(`the job summary does not fit into ${largestSummary}, also with the least detail`);
  return page;
}
