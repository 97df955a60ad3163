import { it } from 'vitest';
import { hostileReport } from '../../../test/support/hostile-report.ts';
import { expectInertHtml } from '../../../test/support/inert-html.ts';
import { reportHtml } from './report-html.ts';

it.each([
  ['a megabyte on one line', 'x'.repeat(1_000_000)],
  ['many brackets', '<'.repeat(3_000)],
  ['many lines', '`a\n'.repeat(500)],
])('report.html holds with %s', (_, text) => {
  expectInertHtml(reportHtml.render(hostileReport(text)));
});
