import type { Report } from '../types.ts';
import { fitPage } from './fit.ts';

/** GitHub refuses a step's summary above 1 MiB whole; some room is left. */
const mostBytes = 1_000_000;

/** The job summary: everything, as far as GitHub takes it. */
export function renderSummary(report: Report): string {
  return fitPage(report, { start: 0, fits: (page) => Buffer.byteLength(page) <= mostBytes });
}
