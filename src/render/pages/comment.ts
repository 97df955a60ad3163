import { commentMarker } from '../../lib/marker.ts';
import type { Report } from '../../types.ts';
import { parts } from '../section.ts';
import { sections } from '../sections/index.ts';
import { type Detail, everything } from './detail.ts';
import { fitted } from './fitted.ts';

/** GitHub takes 65,536 characters; the rest is for the marker and for what it counts differently. */
export const longestComment = 65_000;

const first: Detail = {
  ...everything,
  // No longer text could fit.
  longest: longestComment,
  isHeaderFolded: true,
  coverageNotes: false,
  appendix: false,
  leftOut: ['the original reviews'],
};

/**
 * The comment, at most 65,000 UTF-16 units for any report. Its first line is the marker.
 * @param page.remainder where the rest is to be found
 */
export function renderComment(
  report: Report,
  {
    name,
    remainder = 'The job summary and the report files have all of it.',
  }: { readonly name: string; readonly remainder?: string },
): string {
  const marker = `${commentMarker(name)}\n`;
  const limit = { most: longestComment - marker.length, measure: (text: string) => text.length };
  return marker + fitted({ ...first, remainder }, limit, (detail) => parts(sections, report, detail));
}
