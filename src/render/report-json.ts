import type { Format } from './format.ts';

/** The whole report as data. */
export const reportJson: Format = {
  fileName: 'report.json',
  output: 'report-json',
  render: (report) => `${JSON.stringify(report, null, 2)}\n`,
};
