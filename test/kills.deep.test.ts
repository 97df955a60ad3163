import { describe, expect, it } from 'vitest';
import { samples } from './support/samples.ts';
import { noPeople, repository, reviewers } from './support/shares.ts';
import { startTestBed, type TestBed } from './support/test-bed.ts';

/*
 * A run that is ended from outside, at any instant: it is never green, and the next run heals what it left.
 */

const body = ({ github }: TestBed) => github.state.comments.map((comment) => comment.body).join('\n');

/** Kills one run after so many milliseconds, lets the next one come to its end, and holds both to what they left. */
async function killAndHeal(signal: 'SIGTERM' | 'SIGKILL', milliseconds: number): Promise<void> {
  let findings: Parameters<typeof reviewers>[0] = [];
  await using bed = await startTestBed({
    repository,
    way: 'child',
    script: (request) => ({ ...reviewers(findings)(request), delayMs: 100 }),
  });
  using killed = await bed.review({
    whileRunning: (running) => void setTimeout(() => running.kill(signal), milliseconds),
  });
  const isWhole = bed.statuses().at(-1) === 'success';
  const what = `${signal} after ${milliseconds} ms, exit code ${killed.exitCode}: ${killed.printed}`;
  if (killed.exitCode === 0) expect(isWhole, what).toBe(true);
  if (isWhole) {
    expect(killed.summary, what).toContain('Merge as-is');
    expect(body(bed), what).toContain('Merge as-is');
  }
  if (signal === 'SIGTERM') {
    expect(body(bed), what).not.toContain('review is running');
    if (!isWhole) expect(bed.statuses().at(-1) ?? 'error', what).toBe('error');
  }
  const wasRunning = body(bed).includes('review is running');
  findings = [noPeople];
  using next = await bed.review();
  expect(next.exitCode, `${what}\n${next.printed}`).toBe(1);
  expect(bed.statuses().at(-1), what).toBe('failure');
  expect(body(bed), what).toContain('An empty list of people gives Infinity');
  expect(body(bed), what).not.toContain('review is running');
  expect(bed.github.state.comments, what).toHaveLength(1);
  if (wasRunning) expect(next.printed, what).toMatch(/left it as running/u);
}

const kills = samples(30, 30);
/** Two runs at a time: the machine has two cores. */
const lanes = [0, 1];

describe.concurrent('a run that is killed at any instant', () => {
  it.each(lanes)(
    'is never green, and the next one heals what it left (%s) (threat 54)',
    { timeout: 600_000 },
    async (lane) => {
      await using bed = await startTestBed({
        repository,
        way: 'child',
        script: (request) => ({ ...reviewers([])(request), delayMs: 100 }),
      });
      using whole = await bed.review();
      expect(whole.exitCode, whole.printed).toBe(0);
      for (let kill = lane; kill < kills; kill += lanes.length)
        await killAndHeal(kill % 4 < 2 ? 'SIGTERM' : 'SIGKILL', Math.round(Math.random() * whole.durationMs));
    },
  );
});

it('a run whose log nobody reads any more ends as any other', { timeout: 120_000 }, async () => {
  await using bed = await startTestBed({
    repository,
    way: 'child',
    script: (request) => ({ ...reviewers([noPeople])(request), delayMs: 50 }),
  });
  using done = await bed.review({
    whileRunning: (running) => void bed.onceReviewing().then(() => running.stopListening()),
  });
  expect(done.exitCode).toBe(1);
  expect(bed.statuses()).toEqual(['pending', 'failure']);
  expect(body(bed)).toContain('An empty list of people gives Infinity');
  expect(done.outputs['outcome']).toBe('blocking');
});
