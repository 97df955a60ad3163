import { everything } from './detail.ts';
import { serialise } from './escape.ts';
import type { Format } from './format.ts';
import { page } from './section.ts';
import { sections } from './sections/index.ts';

/** The whole report, without a limit. */
export const reportMarkdown: Format = {
  fileName: 'report.md',
  output: 'report-markdown',
  render: (report) => serialise(page(sections, report, everything)),
};
