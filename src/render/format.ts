import type { Report } from '../types.ts';

/** A file that the report is written as. */
export interface Format {
  readonly fileName: string;
  /** Name of the action's output that holds the path of the file. */
  readonly output: string;
  readonly render: (report: Report) => string;
}
