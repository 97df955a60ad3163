import type { Report } from '../types.ts';
import { everything } from './detail.ts';
import { fitted } from './fitted.ts';
import { parts } from './section.ts';
import { sections } from './sections/index.ts';

/** The runner refuses a step summary of more than 1024 KiB; a line end is added on the way. */
export const largestSummary = 1_048_576 - 2;

/** The job summary, at most 1 MiB of UTF-8 for any report. */
export function renderSummary(report: Report): string {
  // No longer text could fit.
  const first = { ...everything, longest: largestSummary, remainder: 'The report files have all of it.' };
  const limit = { most: largestSummary, measure: (text: string) => Buffer.byteLength(text, 'utf8') };
  return fitted(first, limit, (detail) => parts(sections, report, detail));
}
