import { expect } from 'vitest';
import { longDeadline } from './github/connect.ts';
import type { Fault } from './github/state.ts';
import { ofLaterRun, type Scene, type Standing } from './publishing.ts';

const out: Fault = { status: 502, message: 'Bad gateway' };
const hangs: Fault = { status: 'stall' };
const denied: Fault = { status: 403, message: 'Resource not accessible by integration' };
const secondary: Fault = { status: 403, message: 'You have exceeded a secondary rate limit.' };
const tooMany: Fault = {
  status: 422,
  message: 'Validation Failed: "This SHA and context has reached the maximum number of statuses."',
};
const head = /^GET .*\/pulls\/7$/u;
const ofComment = /\/issues\/(?:7\/)?comments/u;
const onLines = /\/graphql$|\/pulls\/7\/(?:reviews|comments)$/u;
const ofStatus = /\/statuses\//u;
const reads = /^GET|\/graphql$/u;
const writes = /^(?!GET)(?!.*\/graphql$)/u;

/** What fails as a report is sent, in the order of the table of docs/publishing.md. */
export const cases: readonly (readonly [what: string, arrange: (scene: Scene) => unknown])[] = [
  ['nothing fails', () => undefined],
  ['the report directory cannot be written', ({ broken }) => broken.add('files')],
  ['the job summary cannot be written', ({ broken }) => broken.add('summary')],
  ['neither can', ({ broken }) => broken.add('files').add('summary')],
  ['the head cannot be read: GitHub is out', ({ fails }) => fails(head, out)],
  ['… refuses', ({ fails }) => fails(head, denied)],
  ['… hangs', ({ fails }) => fails(head, hangs)],
  ['the head moved', ({ at }) => void move(at)],
  ['the comment: GitHub is out', ({ fails }) => fails(ofComment, out)],
  ['… refuses it', ({ fails }) => fails(ofComment, denied)],
  ['… hangs', ({ fails }) => fails(ofComment, hangs)],
  ['… was deleted', ({ at }) => void at.server.state.comments.pop()],
  ['… is of a later run of the same head', ({ at }) => takeOver(at)],
  ['… is of a later run of another head', ({ at }) => takeOver(at, 'd'.repeat(40))],
  ['comments on lines: GitHub is out', ({ fails }) => fails(onLines, out)],
  ['… refuses them', ({ fails }) => fails(onLines, denied)],
  ['… hangs', ({ fails }) => fails(onLines, hangs)],
  ['annotations cannot be printed', ({ broken }) => broken.add('annotations')],
  ['outputs cannot be set', ({ broken }) => broken.add('outputs')],
  ['the status: GitHub is out', ({ fails }) => fails(ofStatus, out)],
  ['… refuses it', ({ fails }) => fails(ofStatus, denied)],
  ['… has 1,000 of it', ({ fails }) => fails(ofStatus, tooMany)],
  ['… hangs', ({ fails }) => fails(ofStatus, hangs)],
  ['GitHub takes no writes', ({ fails }) => fails(writes, out)],
  ['GitHub answers no reads', ({ fails }) => fails(reads, out)],
  ['GraphQL alone is out', ({ fails }) => fails(/\/graphql$/u, out)],
  ['GitHub is out', ({ fails }) => fails(/./u, out)],
  ['a secondary rate limit', ({ fails }) => fails(/./u, secondary)],
  ['GitHub hangs', ({ fails }) => fails(/./u, hangs)],
];

function move({ server: { state } }: Scene['at']): void {
  for (const [number, pull] of state.pulls) state.pulls.set(number, { ...pull, headSha: 'f'.repeat(40) });
}

async function takeOver(at: Scene['at'], headSha?: string): Promise<void> {
  const later = at.commentOf(60_000, headSha);
  await later.earlier();
  await later.write(`<!-- deep-review:v1:deep-review -->\n${ofLaterRun}\n`, longDeadline());
}

/** No write of the comment comes through in these. */
const keepsComment = new Set([
  'the comment: GitHub is out',
  '… refuses it',
  '… hangs',
  'GitHub takes no writes',
  'GitHub is out',
  'a secondary rate limit',
  'GitHub hangs',
]);

const columns = ['files', 'summary', 'comment', 'lines', 'annotations', 'outputs', 'status', 'job'] as const;

/** A line of the table. */
export function row(what: string, standing: Standing): string {
  return `| ${[what, ...columns.map((column) => standing[column]), standing.said.map(told).join('<br>')].join(' | ')} |`;
}

/** The first words of a warning, without the folder of this machine and the names of all files. */
function told(warning: string): string {
  return warning.replace(/'\/[^']*'/u, '…').replaceAll('|', '\\|');
}

/** Nothing green beside something else, and one sentence about GitHub at most. */
export function expectNoContradiction(what: string, { said, ...standing }: Standing): void {
  const { files, summary, comment, outputs, status, job } = standing;
  const verdicts = new Set([files, summary, outputs].filter((verdict) => verdict !== '–'));
  expect(verdicts.size, what).toBeLessThanOrEqual(1);
  const only = [...verdicts];
  if (status === 'success') expect([job, ...only], what).toEqual(only.length === 0 ? ['0'] : ['0', 'Merge as-is']);
  if (job === '1') expect(only, what).not.toContain('Merge as-is');
  if (job === '1') expect(status, what).not.toBe('success');
  if (comment.includes('*running*')) expect(keepsComment.has(what), what).toBe(true);
  expect(said.filter((line) => line.startsWith('GitHub ')).length, what).toBeLessThanOrEqual(1);
}
