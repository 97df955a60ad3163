import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Fault } from './support/github/state.ts';
import { noPeople, repository, reviewers } from './support/shares.ts';
import { startTestBed } from './support/test-bed.ts';
import type { Script } from './support/vendors.ts';

/*
 * What only a process with its real patience shows: how long its end takes when GitHub answers, and when it does not.
 */

/** The time of the last answer of a model, on the clock of the test. */
function timed(script: Script): { readonly script: Script; readonly last: () => number } {
  let last = 0;
  return {
    script(request) {
      last = performance.now();
      return script(request);
    },
    last: () => last,
  };
}

it('the end of a run takes at most 0.4 s after the last answer of a model', async () => {
  const { script, last } = timed(reviewers([noPeople]));
  await using bed = await startTestBed({ repository, way: 'child', script });
  bed.github.state.diff = { 'src/share.js': [{ LEFT: [1, 3], RIGHT: [1, 3] }] };
  const tails: number[] = [];
  for (let run = 0; run < 6; run += 1) {
    using step = await bed.review({ inputs: { 'inline-comments': 'true' } });
    tails.push(performance.now() - last());
    expect(step.exitCode, step.printed).toBe(1);
  }
  expect(bed.github.state.threads).toHaveLength(1);
  // What others do on the machine is no part of it.
  expect(Math.min(...tails), `${tails}`).toBeLessThan(400);
});

const out: Fault = { status: 502, message: 'Bad gateway' };
const secondary: Fault = { status: 403, message: 'You have exceeded a secondary rate limit.' };
const hangs: Fault = { status: 'stall' };
const isRead = (request: string) => request.startsWith('GET') || request.endsWith('/graphql');

describe.concurrent('a GitHub that fails from the last answer of a model on', () => {
  it.each<[string, (request: string) => Fault | null, { readonly outcome: string; readonly mostSeconds: number }]>([
    ['takes no writes', (request) => (isRead(request) ? null : out), { outcome: 'blocking', mostSeconds: 35 }],
    ['answers no reads', (request) => (isRead(request) ? out : null), { outcome: 'blocking', mostSeconds: 35 }],
    ['is out', () => out, { outcome: 'blocking', mostSeconds: 35 }],
    [
      'has no GraphQL',
      (request) => (request.endsWith('/graphql') ? out : null),
      { outcome: 'blocking', mostSeconds: 35 },
    ],
    ['limits the rate', () => secondary, { outcome: 'blocking', mostSeconds: 35 }],
    [
      'asks to wait',
      () => ({ ...secondary, headers: { 'retry-after': '20' } }),
      { outcome: 'blocking', mostSeconds: 35 },
    ],
    ['hangs', () => hangs, { outcome: 'blocking', mostSeconds: 35 }],
  ])('and %s costs no report, and half a minute', async (_, fault, { outcome, mostSeconds }) => {
    const { script, last } = timed((request) => {
      // The editor is the last who answers.
      if (!request.contextText.includes('\nYour task: ')) bed.github.state.outage = fault;
      return reviewers([noPeople])(request);
    });
    await using bed = await startTestBed({ repository, way: 'child', script });
    using step = await bed.review({ inputs: { 'inline-comments': 'true' } });
    const seconds = (performance.now() - last()) / 1_000;
    expect(seconds).toBeLessThan(mostSeconds);
    expect(step.exitCode, step.printed).toBe(1);
    expect(step.outputs).toMatchObject({ outcome });
    expect(step.summary).toContain('An empty list of people gives Infinity');
    expect(readFileSync(step.outputs['report-html'] ?? '', 'utf8')).toContain('An empty list of people gives Infinity');
    expect(bed.statuses()).not.toContain('success');
    expect(step.annotations.filter(({ message }) => message.startsWith('GitHub failed'))).toHaveLength(1);
  });
});
