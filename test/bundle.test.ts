import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { everyFile } from './support/every-file.ts';
import { scriptedFinding } from './support/scripted-review.ts';
import { noPeople, repository, reviewers } from './support/shares.ts';
import { keys, startTestBed } from './support/test-bed.ts';

/*
 * What only a process shows: the bundle is whole, the runner takes its commands and files for what they are, signals end
 * it in time, and no secret leaves it. What a run decides and publishes is tested from source, in run.test.ts; the
 * comment of the bundle in bundle.deep.test.ts.
 */

const way = 'bundle';
const inputs = { comment: 'false' };
const debugging = {
  RUNNER_DEBUG: '1',
  ACTIONS_STEP_DEBUG: 'true',
  OPENAI_LOG: 'debug',
  ANTHROPIC_LOG: 'debug',
  NODE_DEBUG: 'http',
};

describe('the bundle, as the runner starts it', () => {
  it('blocks on a critical finding and says why everywhere, but no key and no token that it holds', async () => {
    const leak = scriptedFinding({ ...noPeople, body: `Echoed: ${keys.anthropic} and ${btoa(keys.openai)}` });
    await using bed = await startTestBed({ repository, way, script: reviewers([leak]), spyOnGit: true });
    using step = await bed.review({ inputs, environment: debugging });
    expect(step.exitCode, step.printed).toBe(1);
    expect(step.outputs).toMatchObject({
      outcome: 'blocking',
      verdict: 'Rework',
      critical: '1',
      'reviewers-completed': '3',
    });
    expect(step.summary).toContain('An empty list of people gives Infinity');
    expect(step.summary).toContain(`/blob/${bed.headSha}/src/share.js#L2`);
    expect(bed.statuses()).toEqual(['pending', 'failure']);
    expect(readFileSync(step.outputs['report-markdown'] ?? '', 'utf8')).toContain('Infinity');
    expect(JSON.parse(readFileSync(step.outputs['report-json'] ?? '', 'utf8'))).toMatchObject({
      gate: { outcome: 'blocking' },
    });
    expect(readFileSync(step.outputs['report-html'] ?? '', 'utf8')).toContain('An empty list of people gives Infinity');
    const sarif = JSON.parse(readFileSync(step.outputs['report-sarif'] ?? '', 'utf8'));
    expect(sarif.runs[0].results[0]).toMatchObject({ level: 'error' });
    expect(step.annotations).toContainEqual(
      expect.objectContaining({
        name: 'error',
        properties: expect.objectContaining({ file: 'src/share.js', line: '2' }),
      }),
    );
    expect(bed.github.violations).toEqual([]);
    const places = {
      log: step.log.join('\n'),
      summary: step.summary,
      disk: everyFile(step.temporary),
      argv: bed
        .gitCalls()
        .map(({ argv }) => argv.join(' '))
        .join('\n'),
      environment: bed
        .gitCalls()
        .filter(({ argv }) => !argv.includes('fetch'))
        .map(({ environment }) => environment)
        .join('\n'),
      outputs: JSON.stringify(step.outputs),
    };
    expect(bed.gitCalls().length).toBeGreaterThan(3);
    // The fetch alone has the token; the vendors' keys are in no child at all.
    const environments = bed.gitCalls().map(({ environment }) => environment);
    for (const key of [keys.anthropic, keys.openai, keys.google])
      expect(environments.filter((environment) => environment.includes(key))).toEqual([]);
    for (const [place, text] of Object.entries(places))
      for (const secret of Object.values(keys))
        for (const form of [secret, btoa(secret), btoa(`x-access-token:${secret}`)])
          expect(text.includes(form), `${place} holds a secret`).toBe(false);
  });

  it('turns the status to error when the run is cancelled, within the runner’s grace (threat 54)', async () => {
    await using bed = await startTestBed({ repository, way, script: () => ({ fault: 'stall' }) });
    using step = await bed.review({
      inputs,
      whileRunning: (running) => void bed.onceReviewing().then(() => running.cancel()),
    });
    expect(step.exitCode).toBe(1);
    expect(bed.statuses()).toEqual(['pending', 'error']);
    expect(step.outputs).toMatchObject({ outcome: 'error' });
  });

  it('is red, and says why, when it cannot begin', async () => {
    await using bed = await startTestBed({ repository, way, script: reviewers([]) });
    using step = await bed.review({
      inputs: { ...inputs, 'anthropic-api-key': '', 'openai-api-key': '', 'gemini-api-key': '' },
    });
    expect(step.exitCode).toBe(1);
    expect(step.outputs).toMatchObject({ outcome: 'error' });
    expect(step.annotations[0]?.message).toContain('anthropic-api-key');
    expect(step.summary).toContain('anthropic-api-key');
  });
});

describe('src/index.ts, as a process of its own', () => {
  it('reviews, publishes and ends with the exit code of the gate', async () => {
    await using bed = await startTestBed({ repository, way: 'child', script: reviewers([]) });
    using step = await bed.review({ inputs });
    expect(step.exitCode, step.printed).toBe(0);
    expect(step.outputs).toMatchObject({ outcome: 'clean', verdict: 'Merge as-is' });
    expect(step.summary).toContain('Merge as-is');
    expect(bed.statuses()).toEqual(['pending', 'success']);
  });
});
