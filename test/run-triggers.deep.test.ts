import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readState } from '../src/rounds/state-line.ts';
import { leftOn } from './support/neighbours.ts';
import { seal, stateKey } from './support/sealing.ts';
import { repository, reviewers } from './support/shares.ts';
import { startTestBed, type TestBed } from './support/test-bed.ts';

/** Whole runs, by what starts them. */

const here = 'acme/shares';
const pullOf = (bed: TestBed) => {
  const pull = bed.github.state.pulls.get(7);
  if (pull === undefined) throw new Error('no pull request');
  return pull;
};
const last = ({ github }: TestBed) => github.state.statuses.at(-1);
const inputs = { 'state-key': stateKey };

describe('a pull request with the head of another one (threat 61)', () => {
  it('is not green before the other one is, and says so everywhere; its own review is remembered as clean', async () => {
    await using bed = await startTestBed({ repository, script: reviewers([]) });
    const { headSha } = bed;
    bed.github.state.branches = { release: true };
    bed.github.state.pulls.set(8, { ...pullOf(bed), number: 8, baseRef: 'release' });
    for (const more of [{}, { 'on-incomplete': 'pass' }] as const) {
      using step = await bed.review({ inputs: { ...inputs, ...more } });
      expect(step.exitCode, step.printed).toBe(1);
      expect(step.outputs).toMatchObject({ outcome: 'incomplete', verdict: 'No verdict' });
      const said = 'Pull request #8 into release has the same head and has no review yet.';
      expect(last(bed)).toMatchObject({ sha: headSha, context: 'deep-review', state: 'error' });
      const report = JSON.parse(readFileSync(step.outputs['report-json'] ?? '', 'utf8'));
      expect(report.gate.waitsFor).toContain(said);
      const comment = bed.github.state.comments[0]?.body ?? '';
      for (const text of [step.outputs['reason'], step.printed, report.gate.reasons[0]]) expect(text).toContain(said);
      // On a page, a number would be a link.
      for (const page of [step.summary, comment]) expect(page).toContain('into release has the same head');
      const state = readState(comment, seal([stateKey], here));
      if (state.found !== 'memory') throw new Error(state.found);
      expect(state.memory).toMatchObject({ isComplete: true, gaps: [], bound: { pull: 7 } });
      expect(state.memory.rounds.at(-1)).toMatchObject({ outcome: 'clean', verdict: 'Merge as-is' });
    }
    bed.github.state.comments.push(leftOn(8, { headSha, baseRef: 'release' }, { repository: here }));
    using step = await bed.review({ inputs });
    expect(step.exitCode, step.printed).toBe(0);
    expect(last(bed)).toMatchObject({ state: 'success' });
    expect(bed.github.violations).toEqual([]);
  });

  it('leaves the status to a review of the other one that has begun since', async () => {
    await using bed = await startTestBed({
      repository,
      script(request) {
        // As that run would, while reviewers of this one are at work.
        const description = 'The review of another one is running.';
        const known = bed.github.state.statuses.some((set) => set.description === description);
        if (!known)
          bed.github.state.statuses.push({ sha: bed.headSha, state: 'pending', context: 'deep-review', description });
        return reviewers([])(request);
      },
    });
    using step = await bed.review({ inputs });
    expect(step.outputs).toMatchObject({ outcome: 'clean' });
    expect(bed.statuses()).toEqual(['pending', 'pending']);
    expect(step.printed).toContain('The commit status is left to the run that began later');
  });
});
