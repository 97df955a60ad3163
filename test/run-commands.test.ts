import { expect, it } from 'vitest';
import { startRounds } from './support/rounds-bed.ts';
import { scriptedFinding } from './support/scripted-review.ts';
import { stateKey } from './support/sealing.ts';

const divides = '  return total / people.length;';
const change = { 'src/share.js': `export function share(total, people) {\n${divides}\n}\n` };
const start = { 'src/share.js': 'export const share = (total) => total;\n' };
const noPeople = scriptedFinding({
  title: 'An empty list of people gives Infinity',
  path: 'src/share.js',
  startLine: 2,
  quote: divides,
});

it('decides the gate anew by a comment: status, comment and job change within that run, and no model is asked (A17)', async () => {
  await using rounds = await startRounds(start, change);
  const { bed } = rounds;
  bed.github.state.rights.set('max', { permission: 'write' });
  expect((await rounds.review({ finds: [noPeople] })).exitCode).toBe(1);
  const asked = bed.vendors.requests.length;
  const inputs = { 'state-key': stateKey };
  using refused = await bed.onComment(bed.says('/deep-review dismiss F1 it is fine', 'ana'), { inputs });
  expect([refused.exitCode, bed.statuses().at(-1)]).toEqual([1, 'failure']);
  using done = await bed.onComment('/deep-review dismiss F1 It is meant so.\r\n\r\nThank you.', { inputs });
  expect([done.exitCode, done.outputs['outcome']]).toEqual([0, 'clean']);
  expect(bed.statuses().slice(-2)).toEqual(['pending', 'success']);
  const [report] = bed.github.state.comments;
  expect(report?.body).toContain('It is meant so.');
  expect(bed.github.state.comments.map(({ author }) => author)).toEqual(['github-actions[bot]', 'ana', 'max']);
  expect(bed.github.state.reactions).toMatchObject([
    { comment: 101, content: 'confused' },
    { comment: 102, content: '+1' },
  ]);
  expect(bed.vendors.requests).toHaveLength(asked);
  expect(bed.github.state.statuses.every(({ sha }) => sha === bed.headSha)).toBe(true);
});
