import { describe, expect, it } from 'vitest';
import { leftOn } from './support/neighbours.ts';
import { groupOf, queue } from './support/queued.ts';
import { remembered, stateKey } from './support/sealing.ts';
import { repository, reviewers } from './support/shares.ts';
import { startTestBed, type TestBed } from './support/test-bed.ts';

const here = 'acme/shares';
const keyless = { 'anthropic-api-key': '', 'openai-api-key': '', 'gemini-api-key': '', reviewers: 'A = openai/m' };
const inputs = { ...keyless, 'state-key': stateKey };
const other = 'd'.repeat(40);

/** Two pull requests, of which the second one has another head. */
async function start() {
  const bed = await startTestBed({ repository, script: reviewers([]) });
  const first = bed.github.state.pulls.get(7);
  if (first === undefined) throw new Error('no pull request');
  bed.github.state.pulls.set(8, { ...first, number: 8, headSha: other });
  return bed;
}
const told = ({ github }: TestBed) =>
  github.state.statuses.map(({ context, sha, state }) => `${context} ${sha.slice(0, 1)} ${state}`);

describe('a merge group (A31, threat 65)', () => {
  it('passes where each of its pull requests is clean at its head, and asks no model', async () => {
    await using bed = await start();
    const { headSha } = bed;
    const clean = [leftOn(7, { headSha }, { repository: here }), leftOn(8, { headSha: other }, { repository: here })];
    bed.github.state.comments = [...clean];
    const run = (payload: object, more = {}) => bed.review({ eventName: 'merge_group', payload, inputs, ...more });
    using one = await run(queue(bed, [{ number: 7, merges: headSha }]));
    expect(one.exitCode, one.printed).toBe(0);
    expect(one.outputs).toMatchObject({ outcome: 'clean', verdict: 'Merge as-is', reason: '#7 is clean, by round 1.' });
    expect(one.summary).toContain('# The merge group passes');
    const both = [{ number: 7 }, { number: 8 }];
    using two = await run(queue(bed, both));
    expect([two.exitCode, two.outputs['reason']]).toEqual([0, '#7 is clean, by round 1; #8 is clean, by round 1.']);
    expect(told(bed)).toEqual(
      ['7', '7', '8', '8'].map((at, place) => `deep-review ${at} ${place % 2 ? 'success' : 'pending'}`),
    );
    expect(bed.github.state.statuses.at(-1)?.sha).toBe(groupOf(8));

    // One of two is not enough.
    bed.github.state.comments = [...clean.slice(0, 1)];
    using lacking = await run(queue(bed, both));
    expect([lacking.exitCode, lacking.outputs['reason']]).toEqual([1, '#8 has no review yet.']);
    expect(bed.statuses().at(-1)).toBe('failure');
    expect(lacking.summary).toMatch(/\| #7 \| .* \| \*\*passes\*\* \|.*\| #8 \| .* \| \*\*does not pass\*\* \|/su);
    bed.github.state.comments = [
      ...clean.slice(0, 1),
      leftOn(8, { headSha: other }, { repository: here, memory: { findings: [remembered({ severity: 'critical' })] } }),
    ];
    using blocking = await run(queue(bed, both));
    expect(blocking.outputs['reason']).toBe('#8 is blocking (F1 (critical): A title).');

    // Nobody may open what the reviews left.
    bed.github.state.comments = [...clean];
    using closed = await run(queue(bed, both), { inputs: keyless });
    expect(closed.exitCode).toBe(1);
    for (const text of [closed.printed, closed.summary, closed.outputs['reason']])
      expect(text).toContain('`state-key`');
    expect(bed.github.state.statuses.at(-1)).toMatchObject({ state: 'failure', sha: groupOf(8) });
    expect([bed.vendors.requests, bed.github.violations]).toEqual([[], []]);
    expect(bed.github.state.comments).toEqual(clean);
  });
});
