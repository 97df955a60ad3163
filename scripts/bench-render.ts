// Times every format, and the pages of GitHub, for a report of 200 findings over 3,000 files (the bar: under 2 s).
import process from 'node:process';
import { renderComment } from '../src/render/comment/render-comment.ts';
import { formats } from '../src/render/index.ts';
import { renderSummary } from '../src/render/pages/summary.ts';
import { many } from './preview/reports.ts';

const most = 2_000;
const report = many(200, 3_000);
const pages = [
  { name: 'comment', render: () => renderComment(report, { name: 'deep-review' }) },
  { name: 'summary', render: () => renderSummary(report) },
  ...formats.map(({ fileName, render }) => ({ name: fileName, render: () => render(report) })),
];
let total = 0;
// One pass and no warm-up, as in a run of the action. Time of the processor, which a busy machine does not stretch much.
for (const { name, render } of pages) {
  const start = process.cpuUsage();
  const length = Buffer.byteLength(render());
  const { user, system } = process.cpuUsage(start);
  const milliseconds = (user + system) / 1_000;
  total += milliseconds;
  console.log(`${name}: ${milliseconds.toFixed(0)} ms, ${length.toLocaleString('en-US')} bytes`);
}
console.log(`all: ${total.toFixed(0)} ms of ${most}`);
process.exitCode = total < most ? 0 : 1;
