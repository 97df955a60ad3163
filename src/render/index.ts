import type { Format } from './format.ts';
import { reportJson } from './report-json.ts';
import { reportMarkdown } from './report-markdown.ts';

/** Every file that a report is written to. */
export const formats: readonly Format[] = [reportMarkdown, reportJson];
