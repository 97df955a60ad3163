import { commentMarker } from '../lib/marker.ts';
import type { Report } from '../types.ts';
import { fitPage } from './fit.ts';

/** GitHub takes 65,536 characters; a JavaScript length is never less than the number of characters. */
const longest = 65_000;

/** The sticky comment: marker first, never longer than GitHub takes. */
export function renderComment(report: Report, { name }: { readonly name: string }): string {
  const marker = commentMarker(name);
  const fits = (page: string) => marker.length + 1 + page.length <= longest;
  return `${marker}\n${fitPage(report, { start: 1, fits })}`;
}
