import type { Format } from '../format.ts';

/** The report as data, as `types.ts` describes it. */
export const reportJson: Format = {
  fileName: 'report.json',
  output: 'report-json',
  render: (report) => `${JSON.stringify(report, null, 2)}\n`,
};
