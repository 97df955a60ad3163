import type { Format } from './format.ts';
import { reportHtml } from './html/report-html.ts';
import { reportJson } from './report-json.ts';
import { reportMarkdown } from './report-markdown.ts';
import { reportSarif } from './sarif.ts';

/** All files that a report is written as. */
export const formats: readonly Format[] = [reportMarkdown, reportHtml, reportJson, reportSarif];
