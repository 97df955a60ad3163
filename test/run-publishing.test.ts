import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RunningStep } from './support/runner.ts';
import { purposeOf } from './support/scripted-verification.ts';
import { noPeople, repository, reviewers } from './support/shares.ts';
import { startTestBed } from './support/test-bed.ts';

describe.concurrent('the end of a run', () => {
  it('writes the report here before it asks GitHub for anything', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'deep-review-order-'));
    const temporary = join(folder, 'not there yet');
    let isEdited = false;
    const seen: { readonly request: string; readonly isWritten: boolean }[] = [];
    await using bed = await startTestBed({
      repository,
      script(request) {
        if (purposeOf(request) === 'edit') isEdited = true;
        return reviewers([noPeople])(request);
      },
    });
    bed.github.state.outage = (request) => {
      const isWritten = ['html', 'json', 'md', 'sarif'].every((kind) =>
        existsSync(join(temporary, 'deep-review', `report.${kind}`)),
      );
      // The first words in the comment may be as late as this.
      if (isEdited && /pulls\/7$|^PATCH|statuses/u.test(request)) seen.push({ request, isWritten });
      return null;
    };
    using step = await bed.review({ environment: { RUNNER_TEMP: temporary } });
    rmSync(folder, { recursive: true });
    expect(step.exitCode, step.printed).toBe(1);
    expect(seen).toEqual(
      [/^GET .*\/pulls\/7$/, /^PATCH .*\/comments\/1$/, /^POST .*\/statuses\//].map((request) => ({
        request: expect.stringMatching(request),
        isWritten: true,
      })),
    );
  });

  it('keeps the report, whatever fails after it', async () => {
    await using bed = await startTestBed({ repository, script: reviewers([noPeople]) });
    let running: RunningStep | null = null;
    bed.github.state.outage = (request) => {
      if (request.startsWith('PATCH')) running?.abandon(new Error('Somebody forgot to catch this.'));
      return null;
    };
    using step = await bed.review({
      whileRunning(started) {
        running = started;
      },
    });
    expect(step.exitCode).toBe(1);
    expect(step.printed).toContain('Somebody forgot to catch this.');
    expect(step.summary).toContain('An empty list of people gives Infinity');
    expect(step.outputs).toMatchObject({ outcome: 'blocking', verdict: 'Rework' });
    expect(bed.statuses()).toEqual(['pending', 'failure']);
  });

  it('is published when the run is cancelled then', async () => {
    await using bed = await startTestBed({ repository, script: reviewers([]) });
    let running: RunningStep | null = null;
    bed.github.state.outage = (request) => {
      if (request.startsWith('PATCH')) running?.cancel();
      return null;
    };
    using step = await bed.review({
      whileRunning(started) {
        running = started;
      },
    });
    expect(step.exitCode, step.printed).toBe(0);
    expect(bed.github.state.comments[0]?.body).toContain('Merge as-is');
    expect(bed.statuses()).toEqual(['pending', 'success']);
  });
});
