import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../src/lib/clock.ts';
import { purposeOf } from './support/scripted-verification.ts';
import { noPeople, repository, reviewers } from './support/shares.ts';
import { named, runLegs, runStaged, type StagedOptions } from './support/staged.ts';
import { keys, startTestBed } from './support/test-bed.ts';
import type { ScriptedAnswer } from './support/vendors.ts';

const fields = ['summary', 'verdictReason', 'testing', 'documentation', 'commits', 'closing', 'strengths'];
const noProse = Object.fromEntries(fields.map((field) => [field, null]));

it('a secret that the editor writes goes no further than the job that has the key', async () => {
  const script = reviewers([noPeople]);
  const editing = (key: string): ScriptedAnswer => ({
    calls: [{ name: 'submit_prose', input: { ...noProse, summary: `It divides, as ${key} says.` } }],
  });
  await using bed = await startTestBed({
    repository,
    script: (request) => (purposeOf(request) === 'edit' ? editing(keys.openai) : script(request)),
  });
  let handed = '';
  using run = await runStaged(bed, {
    between({ stage, folder }) {
      if (stage === 'publish') handed = readFileSync(join(folder, 'consolidated.json'), 'utf8');
    },
  });
  expect(run.publish.outputs['outcome'], run.printed).toBe('blocking');
  expect(run.report?.prose?.summary).toContain('withheld');
  for (const text of [handed, JSON.stringify(run.report), bed.github.state.comments.at(-1)?.body])
    expect(text).not.toContain(keys.openai);
});

describe('what others say of the head between the jobs', () => {
  it.each(['failure', 'pending'])('keeps a success from the status: %s', async (state) => {
    await using bed = await startTestBed({ repository, script: reviewers([]) });
    using legs = await runLegs(bed);
    const [announced] = bed.github.state.statuses;
    if (announced === undefined) throw new Error('nothing was announced');
    using run = await legs.finish(({ stage }) => {
      if (stage === 'publish') bed.github.state.statuses.push({ ...announced, state, description: 'Another run' });
    });
    expect(run.publish.exitCode, run.printed).toBe(0);
    expect(bed.statuses()).toEqual(['pending', state]);
  });

  it('keeps no failure from it', async () => {
    await using bed = await startTestBed({ repository, script: reviewers([noPeople]) });
    using legs = await runLegs(bed);
    const [announced] = bed.github.state.statuses;
    if (announced === undefined) throw new Error('nothing was announced');
    using run = await legs.finish(({ stage }) => {
      if (stage === 'publish')
        bed.github.state.statuses.push({ ...announced, state: 'success', description: 'A command' });
    });
    expect(run.publish.outputs['outcome'], run.printed).toBe('blocking');
    expect(bed.statuses()).toEqual(['pending', 'success', 'failure']);
  });
});

describe('the comment of a review in jobs', () => {
  const lastComment = (bed: Awaited<ReturnType<typeof startTestBed>>) => bed.github.state.comments.at(-1)?.body ?? '';

  it('is that of a run which began when the first job did: the page of a later run stays', async () => {
    await using bed = await startTestBed({ repository, script: reviewers([noPeople]) });
    using legs = await runLegs(bed);
    using later = await bed.review({ environment: { GITHUB_RUN_ID: '9000' } });
    expect(later.outputs['outcome'], later.printed).toBe('blocking');
    const page = lastComment(bed);
    expect(page).toMatch(/^<!-- deep-review:run:\d+:9000-1:/mu);
    using run = await legs.finish();
    expect(run.publish.printed).toContain('left to a run that began later');
    expect([lastComment(bed).split('\n')[1], bed.github.state.comments.length]).toEqual([page.split('\n')[1], 1]);
    const error = await legs.publishAgain(({ outputs }) => {
      outputs['consolidated'] = '';
    });
    expect(error.publish.outputs['outcome']).toBe('error');
    expect(lastComment(bed).split('\n')[1]).toBe(page.split('\n')[1]);
    error[Symbol.dispose]();
  });

  it('takes the place of what stood there before, whatever the clock of that run said', async () => {
    await using bed = await startTestBed({ repository, script: reviewers([noPeople]) });
    const clock = { ...systemClock, now: () => Date.now() + 3_600_000 };
    using earlier = await bed.review({ clock, environment: { GITHUB_RUN_ID: '900' } });
    expect(lastComment(bed), earlier.printed).toMatch(/^<!-- deep-review:run:\d+:900-1:/mu);
    using run = await runStaged(bed, { inputs: { 'fail-on': 'important' } });
    expect(lastComment(bed), run.printed).not.toMatch(/^<!-- deep-review:run:\d+:900-1:/mu);
  });
});

it.each(['cancelled', 'failure'])('a comment whose plan came to nothing (%s) changes no status', async (result) => {
  await using bed = await startTestBed({ repository, script: reviewers([]) });
  const needs = JSON.stringify({ plan: { result, outputs: {} } });
  const inputs = { stage: 'publish', needs, reviewers: named };
  using step = await bed.onComment(bed.says('Looks good.', 'stranger'), { inputs });
  expect(step.exitCode).toBe(1);
  expect(step.printed).toMatch(
    result === 'cancelled' ? /The run was cancelled/u : /The plan of this run does not hold/u,
  );
  expect(bed.statuses()).toEqual([]);
  // Of a push nothing else would say that nobody has reviewed it.
  using pushed = await bed.review({ inputs });
  expect([pushed.exitCode, bed.statuses()]).toEqual([1, ['pending', 'error']]);
  if (result === 'failure') expect(pushed.printed).toContain('Look at the log of the job that plans.');
});

it('each job of a fork without keys says how its review is started', async () => {
  const pull = { headRepo: 'ana/shares' };
  const permissions = { comments: false, statuses: false };
  await using bed = await startTestBed({ repository, script: reviewers([]), pull, permissions });
  const inputs = { 'anthropic-api-key': '', 'openai-api-key': '', 'gemini-api-key': '' };
  using run = await runStaged(bed, { inputs });
  for (const step of [...run.legs, run.consolidate, run.publish]) {
    expect(step?.exitCode).toBe(1);
    expect(step?.printed).toContain('GitHub gives no keys to a pull request of a fork. Somebody who may write');
  }
});

it('a machine whose clock is behind that of the one before costs no report', async () => {
  await using bed = await startTestBed({ repository, script: reviewers([noPeople]) });
  const clock = { ...systemClock, now: () => Date.now() - 3_600_000 };
  using run = await runStaged(bed, {
    inputs: { reviewers: 'Claude = anthropic/claude-opus-5-5' },
    start: (changes) => bed.review(changes.inputs?.['stage'] === 'consolidate' ? { ...changes, clock } : changes),
  });
  expect(run.publish.outputs['outcome'], run.printed).toBe('blocking');
  expect(run.report?.wallClockMs).toBe(0);
});

it('a change in which no file differs needs no matrix, and is clean', async () => {
  await using bed = await startTestBed({
    repository: { base: repository.base, head: {} },
    script: reviewers([noPeople]),
  });
  using run = await runStaged(bed);
  expect(run.matrix).toEqual([]);
  expect(run.plan.printed).toContain('the matrix is empty');
  expect([run.publish.outputs['outcome'], run.publish.exitCode], run.printed).toEqual(['clean', 0]);
  expect([bed.statuses(), bed.vendors.requests]).toEqual([['pending', 'success'], []]);
});

describe('a range of commits in jobs', () => {
  const dispatched =
    (bed: Awaited<ReturnType<typeof startTestBed>>): NonNullable<StagedOptions['start']> =>
    ({ inputs = {}, ...changes }) => {
      const addresses = Object.keys(inputs).flatMap((name) =>
        name.endsWith('-api-key') && inputs[name] === '' ? [name.replace('-api-key', '-base-url')] : [],
      );
      const given = {
        base: 'main',
        head: 'topic',
        ...inputs,
        ...Object.fromEntries(addresses.map((name) => [name, ''])),
      };
      return bed.dispatch(given, changes);
    };

  it('is that of the plan, and no other one', async () => {
    await using bed = await startTestBed({ repository, script: reviewers([noPeople]) });
    const inputs = { reviewers: 'Claude = anthropic/claude-opus-5-5' };
    using legs = await runLegs(bed, { inputs, start: dispatched(bed) });
    using run = await legs.finish();
    expect([run.publish.outputs['outcome'], run.report?.change.kind], run.printed).toEqual(['blocking', 'range']);
    for (const ends of [{ head: 'main' }, { base: 'topic' }]) {
      using other = await legs.publishAgain(({ inputs }) => void Object.assign(inputs, ends));
      expect([other.publish.exitCode, other.report]).toEqual([1, null]);
      expect(other.publish.printed).toContain('The plan of this run is for another change');
    }
  });
});
