import type { Format } from './format.ts';
import { reportJson } from './report-json.ts';
import { reportMarkdown } from './report-markdown.ts';

/** All files that a report is written as. */
export const formats: readonly Format[] = [reportMarkdown, reportJson];
