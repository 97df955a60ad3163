import type { Format } from '../format.ts';
import { wholePage } from './whole-page.ts';

/** The whole report, without a limit. */
export const reportMarkdown: Format = { fileName: 'report.md', output: 'report-markdown', render: wholePage };
