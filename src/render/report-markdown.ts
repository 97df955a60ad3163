import { fitPage } from './fit.ts';
import type { Format } from './format.ts';

/** The whole report as a page, however long. */
export const reportMarkdown: Format = {
  fileName: 'report.md',
  output: 'report-markdown',
  render: (report) => fitPage(report, { start: 0, fits: () => true }),
};
