import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Report } from '../src/types.ts';
import { inOrder, sameButForTimes } from './support/same-report.ts';
import { noPeople, repository, reviewers } from './support/shares.ts';
import { named, runStaged } from './support/staged.ts';
import { startTestBed } from './support/test-bed.ts';

describe('a review that is split over jobs', () => {
  it('is that of one job, but for times and ids: planned, reviewed by one key a job, published without any (bar 9)', async () => {
    const script = inOrder(reviewers([noPeople]));
    await using one = await startTestBed({ repository, script });
    using step = await one.review({ inputs: { reviewers: named } });
    await using bed = await startTestBed({ repository, script });
    using run = await runStaged(bed);
    expect(run.matrix).toMatchObject([
      ...[{ leg: 1, reviewer: 'Claude', provider: 'anthropic', parts: '1' }, { leg: 2 }, { leg: 3 }],
    ]);
    expect(run.publish.exitCode, run.printed).toBe(1);
    expect(bed.statuses()).toEqual(['pending', 'pending', 'failure']);
    expect(run.report?.gate.outcome).toBe('blocking');
    const whole = JSON.parse(readFileSync(step.outputs['report-json'] ?? '', 'utf8')) as Report;
    expect(sameButForTimes(run.report as Report, bed)).toEqual(sameButForTimes(whole, one));
  });
});
