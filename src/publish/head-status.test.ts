import { expect, it } from 'vitest';
import { noDeadline } from '../../test/support/moved-clock.ts';
import type { CommitStatus } from '../github/access.ts';
import { createRedactor } from '../lib/redact.ts';
import { UserError } from '../lib/user-error.ts';
import { headStatus } from './head-status.ts';

const ended = { deadline: noDeadline, isNewest: true };
const secret = 'sk-sentinel-key-of-nobody';

/** A status that keeps what it is set to. */
function scene(more: { readonly answer?: 'set' | 'denied' | Error; readonly isDemanded?: boolean } = {}) {
  const set: CommitStatus[] = [];
  const said: string[] = [];
  const status = headStatus({
    set: async (given) => {
      set.push(given);
      if (more.answer instanceof Error) throw more.answer;
      return more.answer ?? 'set';
    },
    isDemanded: more.isDemanded ?? false,
    name: 'deep-review',
    runUrl: null,
    log: { line: (text) => void said.push(text), warning: (text) => void said.push(text), group: () => undefined },
    redact: createRedactor([secret]),
  });
  return { set, said, status };
}

it('concludes as it was decided, with a description that holds no secret', async () => {
  const { set, said, status } = scene();
  await status.pending('The review is running.');
  await status.conclude({ state: 'success', description: `Merge as-is: Nothing but ${secret}.` }, ended);
  expect(set).toMatchObject([
    { state: 'pending' },
    { state: 'success', description: 'The reason held a secret of the workflow and is withheld.' },
  ]);
  expect(said).toEqual([expect.stringContaining('description of the commit status')]);
});

it('is taken back when the run is abandoned, and only while it is pending', async () => {
  const { set, status } = scene();
  await status.abandon('Nothing is pending.', noDeadline);
  await status.pending('The review is running.');
  await status.abandon('It broke.', noDeadline);
  await status.abandon('It broke again.', noDeadline);
  expect(set).toMatchObject([{ state: 'pending' }, { state: 'error', description: 'It broke.' }]);
});

it('is left alone by a token that may not set it, unless it is demanded', async () => {
  const { set, said, status } = scene({ answer: 'denied' });
  await status.pending('The review is running.');
  await status.conclude({ state: 'success', description: 'Merge as-is' }, ended);
  expect(set).toHaveLength(1);
  expect(said).toEqual([expect.stringContaining('the result of this job is the gate')]);
  await expect(
    scene({ answer: 'denied', isDemanded: true }).status.pending('The review is running.'),
  ).rejects.toMatchObject({
    remedy: expect.stringContaining('statuses: write'),
  });
});

it('that GitHub does not take before the review keeps it from beginning, in words', async () => {
  await expect(
    scene({ answer: new Error('Bad gateway') }).status.pending('The review is running.'),
  ).rejects.toMatchObject({
    name: 'UserError',
    message: 'GitHub did not take the commit status: Bad gateway',
    remedy: expect.stringContaining('Run the job again'),
  });
  const refused = new UserError('There are too many.', 'Push another commit.');
  await expect(scene({ answer: refused }).status.pending('The review is running.')).rejects.toBe(refused);
});
