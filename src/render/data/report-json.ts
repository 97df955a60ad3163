import type { Format } from '../format.ts';

/** The report as data: `Report` in types/ is its schema. */
export const reportJson: Format = {
  fileName: 'report.json',
  output: 'report-json',
  render: (report) => `${JSON.stringify(report, null, 2)}\n`,
};
