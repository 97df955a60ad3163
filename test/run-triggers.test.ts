import { describe, expect, it } from 'vitest';
import { pullRequestEvent } from './support/github/payloads.ts';
import { repository, reviewers } from './support/shares.ts';
import { startTestBed, type TestBed, type TestBedOptions } from './support/test-bed.ts';

/** What becomes of a run that ends before it reviews anything: each costs little, and leads nowhere green. */

const pullOf = (bed: TestBed) => {
  const pull = bed.github.state.pulls.get(7);
  if (pull === undefined) throw new Error('no pull request');
  return pull;
};
const told = ({ github }: TestBed) =>
  github.state.statuses.map(({ context, sha, state, description }) => ({ context, sha, state, description }));
const start = (pull: TestBedOptions['pull'] = {}) => startTestBed({ repository, script: reviewers([]), pull });

describe('a run', () => {
  it('that a new base starts takes an earlier success back before anything else (A30, threat 60)', async () => {
    // Closed: nothing that comes later sets a status.
    await using bed = await start({ state: 'closed' });
    const sha = bed.headSha;
    bed.github.state.statuses.push({ sha, state: 'success', context: 'deep-review', description: 'Merge as-is' });
    const edited = (changes: object) => ({
      ...pullRequestEvent(pullOf(bed), bed.git.url, 'edited'),
      changes,
    });
    using title = await bed.review({ payload: edited({ title: { from: 'Totals' } }) });
    expect([title.exitCode, bed.statuses()]).toEqual([1, ['success']]);
    using base = await bed.review({ payload: edited({ base: { ref: { from: 'decoy' }, sha: { from: sha } } }) });
    expect(base.exitCode).toBe(1);
    expect(told(bed).at(-1)).toEqual({
      ...{ context: 'deep-review', sha, state: 'pending' },
      description: 'The base was decoy and is main now: not reviewed against it yet.',
    });
    // Also where nothing else holds.
    bed.github.state.statuses.length = 0;
    const inputs = { 'fail-on': 'nothing', 'anthropic-api-key': '', 'openai-api-key': '', 'gemini-api-key': '' };
    using broken = await bed.review({ payload: edited({ base: { ref: { from: 'decoy' } } }), inputs });
    expect([broken.exitCode, bed.statuses()]).toEqual([1, ['pending']]);
  });

  it.each([
    ['a fork', { headRepo: 'stranger/shares' }],
    ['a fork', { headRepo: null }],
    ['Dependabot', { author: 'dependabot[bot]' }],
  ] as const)('without keys for %s is red and says what to type (A32, threat 58)', async (whose, pull) => {
    await using bed = await start(pull);
    const before = { id: 1, author: 'github-actions[bot]', body: '<!-- deep-review -->\nAn earlier report.' };
    bed.github.state.comments.push({ ...before });
    bed.github.state.permissions = { comments: false, statuses: false, threads: false };
    const inputs = { 'anthropic-api-key': '', 'openai-api-key': '', 'gemini-api-key': '', reviewers: 'A = openai/m' };
    using step = await bed.review({ inputs });
    expect(step.exitCode).toBe(1);
    expect(step.outputs).toMatchObject({ outcome: 'error', verdict: 'No verdict' });
    for (const page of [step.printed, step.summary]) {
      expect(page).toContain(`GitHub gives no keys to a pull request of ${whose}.`);
      expect(page).toContain(`-f pull-request=7 -f head-sha=${bed.headSha}`);
      expect(page).toContain(`/deep-review ${bed.headSha}`);
    }
    expect(bed.github.state.comments).toEqual([before]);
    expect([bed.statuses(), bed.vendors.requests, bed.github.requests]).toEqual([[], [], []]);
  });

  it.each(['schedule', 'repository_dispatch', 'workflow_run'])('on %s is refused clearly', async (eventName) => {
    await using bed = await start();
    using step = await bed.review({ eventName, inputs: { 'pull-request': '7' } });
    expect(step.exitCode).toBe(1);
    expect(step.summary).toContain(`The event \`${eventName}\` is not one that this action reviews.`);
    expect([bed.statuses(), bed.github.requests]).toEqual([[], []]);
  });
});
