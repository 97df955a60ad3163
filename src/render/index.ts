import { reportJson } from './data/report-json.ts';
import { reportSarif } from './data/report-sarif.ts';
import type { Format } from './format.ts';
import { reportHtml } from './html/report-html.ts';
import { reportMarkdown } from './pages/report-markdown.ts';

/** All files that a report is written as. */
export const formats: readonly Format[] = [reportMarkdown, reportHtml, reportJson, reportSarif];
