import { commentMarker } from '../../lib/marker.ts';
import { longestComment } from '../comment/render-comment.ts';
import { fitted, type Limit } from '../pages/fitted.ts';
import { keptOf, lastReport, memoryTag } from '../pages/last-report.ts';
import { largestSummary } from '../pages/summary.ts';
import { memoryParts } from './parts.ts';
import type { Told } from './told.ts';

const extents = [100, 50, 20, 8, 3, 0];

function pageOf(told: Told, claims: boolean, limit: Limit): string {
  const shrinking = extents.map((rows) => ({ rows, claims }));
  const page = fitted(shrinking, limit, (extent) => memoryParts(told, extent));
  if (page === null) throw new Error(`what is remembered does not fit into ${limit.most}, also with the least`);
  return page;
}

/**
 * The comment of a run that reviewed nothing: what holds now, and the report of the round folded up beneath, whose heading
 * would else speak of what was decided then. At most 49,000 UTF-16 units. Its first line is the marker.
 * @param there body of the comment as it stands; null where there is none
 */
export function renderMemoryComment(
  told: Told,
  { name, there }: { readonly name: string; readonly there: string | null },
): string {
  const start = `${commentMarker(name)}\n${memoryTag}\n\n`;
  const limit = { most: longestComment - start.length, measure: (page: string) => page.length };
  const head = `${start}${pageOf(told, false, limit)}`;
  const report = there === null ? '' : keptOf(there, { name }).report;
  const last = lastReport(report, longestComment - head.length - 1, {
    title: `The report of round ${told.memory.round}, as it was then`,
    cut: 'The rest is left out here; the job summary of that run has it.',
  });
  return last === '' ? head : `${head}\n${last}`;
}

/** The job summary of such a run. */
export function renderMemorySummary(told: Told): string {
  return pageOf(told, true, { most: largestSummary, measure: (page) => Buffer.byteLength(page, 'utf8') });
}
