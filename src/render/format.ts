import type { Report } from '../types.ts';

/** A file of the report. */
export interface Format {
  readonly fileName: string;
  /** The output that holds the file's path. */
  readonly output: string;
  render(report: Report): string;
}
