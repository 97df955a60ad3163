import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Report } from '../src/types.ts';
import { sameButForTimes } from './support/same-report.ts';
import { noPeople, repository, reviewers } from './support/shares.ts';
import { runStaged } from './support/staged.ts';
import { startTestBed } from './support/test-bed.ts';

// With three of them: test/stages.deep.test.ts.
const inputs = { reviewers: 'Claude = anthropic/claude-opus-5-5' };

it('a review in jobs is that of one job, and each of them does its own part (bar 9)', async () => {
  const script = reviewers([noPeople]);
  await using one = await startTestBed({ repository, script });
  using step = await one.review({ inputs });
  await using bed = await startTestBed({ repository, script });
  const asked: string[] = [];
  using run = await runStaged(bed, {
    inputs,
    between: ({ stage }) => void asked.push(`${stage} after ${bed.github.requests.length} of GitHub`),
  });
  expect(run.matrix).toEqual([{ leg: 1, reviewer: 'Claude', provider: 'anthropic', parts: '1' }]);
  expect(run.plan.log).toContain('The review is split over 1 job: 1 session a reviewer.');
  // Its keys are in other jobs, and it knows nothing of them.
  const who = 'Reviewers: Claude (anthropic/claude-opus-5-5).';
  expect([run.plan, run.publish].map(({ log }) => log.find((line) => line.startsWith('Reviewers: ')))).toEqual([
    who,
    who,
  ]);
  expect(run.publish.exitCode, run.printed).toBe(1);
  expect(bed.statuses()).toEqual(['pending', 'failure']);
  expect(bed.github.violations).toEqual([]);
  const whole = JSON.parse(readFileSync(step.outputs['report-json'] ?? '', 'utf8')) as Report;
  expect(sameButForTimes(run.report as Report, bed)).toEqual(sameButForTimes(whole, one));
  // Who reviews may read contents, and nothing of pull requests.
  const [before = 0, after = 0] = asked.map((line) => Number(line.match(/\d+/u)?.[0]));
  const ofLeg = bed.github.requests.slice(before, after);
  expect(ofLeg.filter((request) => !/^GET \/repos\/acme\/shares\/contents\//u.test(request))).toEqual([]);
});
