import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readState } from '../src/rounds/state-line.ts';
import { pullRequestEvent } from './support/github/payloads.ts';
import { examplesOf, other } from './support/github/webhooks.ts';
import { leftOn } from './support/neighbours.ts';
import type { FinishedStep } from './support/runner.ts';
import { seal, stateKey } from './support/sealing.ts';
import { noPeople, repository, reviewers } from './support/shares.ts';
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

describe('a range of commits', () => {
  const green = { exitCode: 0, outcome: 'clean' };
  const red = { exitCode: 1, outcome: 'blocking' };
  const zeros = '0'.repeat(40);
  const push = (bed: TestBed, more: object) => {
    const { headSha: after, baseSha: before } = pullOf(bed);
    const [example = {}] = examplesOf('push');
    const payload = { ...other(example, here), ref: 'refs/heads/topic', before, after, ...more };
    const { repository: of } = payload as unknown as { repository: object };
    return bed.review({ eventName: 'push', payload: { ...payload, repository: { ...of, default_branch: 'main' } } });
  };

  it.each<[string, (bed: TestBed) => Promise<FinishedStep>, string]>([
    ['by hand', (bed) => bed.dispatch({ base: 'main', head: 'topic' }), 'main...topic'],
    ['by hand, by its SHAs', (bed) => bed.dispatch({ base: pullOf(bed).baseSha, head: bed.headSha }), '...'],
    ['that was pushed', (bed) => push(bed, {}), '...topic'],
    ['that was pushed to a new branch', (bed) => push(bed, { before: zeros, created: true }), 'main...topic'],
    [
      'that was pushed over one which is gone',
      (bed) => push(bed, { before: 'e'.repeat(40), forced: true }),
      'main...topic',
    ],
  ])('%s is reviewed, in job summary and files only', async (_, start, called) => {
    for (const [finds, ends] of [
      [[], green],
      [[noPeople], red],
    ] as const) {
      await using bed = await startTestBed({ repository, script: reviewers(finds) });
      using step = await start(bed);
      expect(step.exitCode, step.printed).toBe(ends.exitCode);
      expect(step.outputs).toMatchObject({ outcome: ends.outcome });
      const report = JSON.parse(readFileSync(step.outputs['report-json'] ?? '', 'utf8'));
      expect(report.change).toMatchObject({ kind: 'range', headSha: bed.headSha, commitCount: 1 });
      expect(`${report.change.baseRef}...${report.change.headRef}`).toContain(called);
      expect(step.summary).toContain('| **Round** | not counted');
      expect(readFileSync(step.outputs['report-html'] ?? '', 'utf8')).toContain('compared with');
      // A status could be that of a pull request with the same head, of which this is a part.
      expect([bed.statuses(), bed.github.state.comments, bed.github.violations]).toEqual([[], [], []]);
    }
  });

  it('that GitHub cannot compare is an error that says so, and asks no model', async () => {
    await using bed = await startTestBed({ repository, script: reviewers([]) });
    for (const step of [
      await bed.dispatch({ base: 'main', head: 'nowhere' }),
      await push(bed, { before: 'e'.repeat(40) }),
      await push(bed, { before: 'e'.repeat(40), forced: true, ref: 'refs/heads/main' }),
    ]) {
      using failed = step;
      expect(failed.exitCode).toBe(1);
      expect(failed.summary).toContain('GitHub cannot compare');
    }
    for (const head of ['--upload-pack=x', 'a..b', 'a b', 'o:b', 'x@{1}', '/etc']) {
      using refused = await bed.dispatch({ base: 'main', head });
      expect([refused.exitCode, refused.summary]).toEqual([1, expect.stringContaining('Input `head` is')]);
    }
    expect([bed.vendors.requests, bed.statuses()]).toEqual([[], []]);
  });

  it('that was deleted, or is a tag, is nothing to review, and nothing is green for it', async () => {
    await using bed = await startTestBed({ repository, script: reviewers([]) });
    for (const more of [{ after: zeros, deleted: true }, { ref: 'refs/tags/v1' }]) {
      using step = await push(bed, more);
      expect(step.exitCode).toBe(1);
    }
    expect([bed.vendors.requests, bed.github.requests]).toEqual([[], []]);
  });
});

describe('pull_request_target', () => {
  it('reviews as pull_request does once it is allowed, and nothing before', async () => {
    await using bed = await startTestBed({
      ...{ repository, script: reviewers([noPeople]), pull: { headRepo: 'stranger/shares' } },
    });
    const eventName = 'pull_request_target';
    using refused = await bed.review({ eventName });
    expect([refused.exitCode, bed.statuses(), bed.vendors.requests]).toEqual([1, [], []]);
    expect(refused.summary).toContain('`allow-pull-request-target` is not set');
    using step = await bed.review({ eventName, inputs: { 'allow-pull-request-target': 'true' } });
    expect(step.exitCode, step.printed).toBe(1);
    // On the head of the pull request, not on what GITHUB_SHA is for this event (A29).
    expect(bed.github.state.statuses.map(({ sha, state }) => [sha, state])).toEqual([
      [bed.headSha, 'pending'],
      [bed.headSha, 'failure'],
    ]);
  });
});

describe('a pull request that is put on another base and back (A30, threat 60)', () => {
  it('loses its success at once each time, and is reviewed again', async () => {
    await using bed = await startTestBed({ repository, script: reviewers([]) });
    bed.github.state.branches = { main: true, decoy: false };
    const edited = (from: string) =>
      bed.review({
        inputs,
        payload: { ...pullRequestEvent(pullOf(bed), bed.git.url, 'edited'), changes: { base: { ref: { from } } } },
      });
    const told = () => bed.github.state.statuses.map(({ context, state }) => `${context} ${state}`);
    using first = await bed.review({ inputs });
    expect(first.exitCode, first.printed).toBe(0);
    expect(told()).toEqual(['deep-review pending', 'deep-review success']);
    bed.push({ headSha: bed.headSha, baseRef: 'decoy' });
    const asked = bed.vendors.requests.length;
    using away = await edited('main');
    expect(away.exitCode, away.printed).toBe(0);
    expect(told().slice(2)).toEqual(['deep-review pending', 'deep-review@decoy pending', 'deep-review@decoy success']);
    expect(bed.vendors.requests.length).toBeGreaterThan(asked);
    bed.push({ headSha: bed.headSha, baseRef: 'main' });
    const before = bed.vendors.requests.length;
    using back = await edited('decoy');
    expect(back.exitCode, back.printed).toBe(0);
    expect(told().slice(5)).toEqual(['deep-review pending', 'deep-review pending', 'deep-review success']);
    expect(bed.vendors.requests.length).toBeGreaterThan(before);
  });
});

describe('every type of pull_request (A24)', () => {
  const types = [
    ...['opened', 'synchronize', 'reopened', 'ready_for_review', 'converted_to_draft', 'edited', 'unlabeled'],
    ...['assigned', 'enqueued', 'auto_merge_disabled'],
  ];

  it.each([
    ['clean', [], 0, 'success'],
    ['blocking', [noPeople], 1, 'failure'],
  ] as const)(
    'repeats what was decided where it was %s, job and status, and asks no model',
    async (_, finds, code, state) => {
      await using bed = await startTestBed({ repository, script: reviewers(finds) });
      using first = await bed.review({ inputs });
      expect([first.exitCode, last(bed)?.state]).toEqual([code, state]);
      const asked = bed.vendors.requests.length;
      for (const type of types) {
        const payload = pullRequestEvent(pullOf(bed), bed.git.url, type);
        const changes = type === 'edited' ? { changes: { title: { from: 'Totals' } } } : {};
        using again = await bed.review({ inputs, payload: { ...payload, ...changes } });
        expect([type, again.exitCode, last(bed)?.state]).toEqual([type, code, state]);
      }
      expect(bed.vendors.requests.length).toBe(asked);
      // One that is closed says so: its job could count for another pull request with the same head.
      bed.github.state.pulls.set(7, { ...pullOf(bed), state: 'closed' });
      const before = bed.statuses().length;
      using closed = await bed.review({ inputs, payload: pullRequestEvent(pullOf(bed), bed.git.url, 'closed') });
      expect([closed.exitCode, bed.statuses().length]).toEqual([1, before]);
    },
  );
});
