import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mergeGroupEvent } from './support/queued.ts';
import { scriptedSubmission } from './support/scripted-review.ts';
import { purposeOf, rules } from './support/scripted-verification.ts';
import { noPeople, repository, reviewers } from './support/shares.ts';
import { named, rewrite, runLegs, runStaged } from './support/staged.ts';
import { keys, startTestBed } from './support/test-bed.ts';
import type { Script } from './support/vendors.ts';

const claude = 'Claude = anthropic/claude-opus-5-5';
const inputs = { reviewers: claude };

describe('a job that is not what the plan is for', () => {
  it('reviews nothing, and says why', async () => {
    await using bed = await startTestBed({ repository, script: reviewers([]) });
    const others: readonly Readonly<Record<string, string>>[] = [
      { 'fail-on': 'important' },
      { 'openai-api-key': '', 'anthropic-api-key': keys.anthropic },
      { leg: '9' },
    ];
    using run = await runStaged(bed, {
      between: ({ stage, leg, inputs }) => void (stage === 'review' && Object.assign(inputs, others[(leg ?? 0) - 1])),
    });
    expect(run.legs.map(({ exitCode }) => exitCode)).toEqual([1, 1, 1]);
    for (const [at, why] of [
      'The plan of this run does not hold: it was written for another configuration.',
      'The job reviews as Codex, and there is no key for openai. Set `openai-api-key` in it',
      'Input `leg` is 9, and no job of this review has that number.',
    ].entries())
      expect(run.legs[at]?.printed).toContain(why);
    expect(bed.vendors.requests).toEqual([]);
    expect(run.publish.outputs['failed-reviewers']).toBe('Claude (lost), Codex (lost), Gemini (lost)');
    expect([run.publish.exitCode, bed.statuses().at(-1)]).toEqual([1, 'failure']);
  });

  it('publishes nothing, and consolidates nothing', async () => {
    await using bed = await startTestBed({ repository, script: reviewers([]) });
    let attempt = '1';
    using legs = await runLegs(bed, {
      inputs,
      start: (changes) =>
        bed.review({ ...changes, environment: { ...changes.environment, GITHUB_RUN_ATTEMPT: attempt } }),
    });
    const asked = bed.vendors.requests.length;
    using none = await legs.finish(({ stage, inputs }) => {
      if (stage === 'consolidate') inputs['verify'] = 'all';
    });
    expect(none.consolidate?.printed).toContain('it was written for another configuration');
    expect(bed.vendors.requests.length).toBe(asked);
    expect(none.publish.printed).toContain('What the review came to does not hold: its job gave out no digest of it.');
    using sound = await legs.finish();
    expect(sound.publish.exitCode, sound.printed).toBe(0);
    for (const [other, why] of [
      [{ 'fail-on': 'never' }, 'it was written for another configuration'],
      [{ reviewers: `${claude}\nThird = openai/gpt-6.1-sol` }, 'it was written for another configuration'],
      [{ 'pull-request': '8' }, 'The plan of this run is for another change'],
      [{ 'head-sha': 'a'.repeat(40) }, 'The plan of this run is for another change'],
    ] as const) {
      using run = await legs.publishAgain(({ inputs }) => void Object.assign(inputs, other));
      expect([run.publish.exitCode, run.publish.outputs['outcome'], run.report], why).toEqual([1, 'error', null]);
      expect(run.publish.printed).toContain(why);
    }
    // As when only the jobs are re-run that failed.
    attempt = '2';
    using again = await legs.finish();
    expect([again.consolidate?.exitCode, again.publish.exitCode, again.report]).toEqual([1, 1, null]);
    for (const { printed } of [again.consolidate ?? legs.plan, again.publish])
      expect(printed).toContain(
        'it was written for another run or attempt. Give all jobs of the workflow the same inputs, and re-run',
      );
    expect(bed.statuses().at(-1)).toBe('error');
  });

  it('says who has to be named where nobody is', async () => {
    await using bed = await startTestBed({ repository, script: reviewers([]) });
    using run = await runStaged(bed, { inputs: { reviewers: '' } });
    expect([run.plan.exitCode, run.publish.exitCode, bed.statuses().at(-1)]).toEqual([1, 1, 'error']);
    expect(run.plan.printed).toContain(
      'Nobody is named who reviews, and the jobs of this workflow have different keys.',
    );
  });

  it('sets no status of a merge group that nobody has planned', async () => {
    await using bed = await startTestBed({ repository, script: reviewers([]) });
    const needs = JSON.stringify({ plan: { result: 'failure', outputs: {} } });
    const payload = mergeGroupEvent([{ number: 7 }]);
    using step = await bed.review({
      ...{ eventName: 'merge_group', payload },
      inputs: { stage: 'publish', needs, reviewers: named },
    });
    expect([step.exitCode, bed.statuses()]).toEqual([1, []]);
    expect(step.printed).toContain('The plan of this run does not hold: its job gave out no digest of it.');
  });
});

it('what was before reviewers is counted once more, whatever the report says of it', async () => {
  const sound = reviewers([]);
  const script: Script = (request) =>
    purposeOf(request) === 'review'
      ? { calls: [{ name: 'submit_review', input: scriptedSubmission(request.contextText, [], { coverage: [] }) }] }
      : sound(request);
  await using bed = await startTestBed({ repository, script });
  using legs = await runLegs(bed, { inputs });
  using first = await legs.finish();
  expect(first.publish.outputs['outcome'], first.printed).toBe('incomplete');
  const { coverage } = first.report ?? {};
  expect(coverage?.undelivered.length).toBeGreaterThan(0);
  using run = await legs.publishAgain(({ folder, outputs }) => {
    outputs['consolidated'] = rewrite(folder, 'consolidated.json', (file) => {
      const report = file['report'] as { coverage: object };
      return { ...file, report: { ...report, coverage: { ...report.coverage, undelivered: [] } } };
    });
  });
  expect([run.publish.outputs['outcome'], run.report?.coverage]).toEqual(['incomplete', coverage]);
});

describe('a secret that a model repeats', () => {
  const told = { ...noPeople, severity: 'suggestion', body: `Seen beside ${keys.anthropic}.` } as const;
  const refuted = rules({ verdict: 'refuted', reason: `As ${keys.anthropic} says.` });
  it.each<[string, Script, readonly string[]]>([
    ['in a review', reviewers([told]), ['leg-1.json', 'consolidated.json']],
    ['in a verification', reviewers([noPeople], {}, refuted), ['consolidated.json']],
  ])('%s is in no file, and keeps the change from passing', async (_, script, withheld) => {
    await using bed = await startTestBed({ repository, script });
    const handed = new Map<string, string>();
    using run = await runStaged(bed, {
      inputs,
      between({ stage, folder, outputs }) {
        if (stage === 'review') return;
        for (const name of Object.keys(outputs).map((output) => `${output}.json`))
          if (existsSync(join(folder, name))) handed.set(name, readFileSync(join(folder, name), 'utf8'));
      },
    });
    const everything = [...handed.values(), JSON.stringify(run.report)].join('\n');
    for (const key of Object.values(keys)) expect(everything).not.toContain(key);
    for (const name of withheld) expect(handed.get(name), name).toContain('[withheld: ');
    expect(run.report?.gate.reasons.join('\n')).toContain('A reviewer repeated a secret of the workflow');
    expect([run.publish.exitCode, bed.statuses().at(-1)]).toEqual([1, 'failure']);
  });
});
