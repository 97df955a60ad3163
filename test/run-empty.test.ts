import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { repository, reviewers } from './support/shares.ts';
import { startTestBed } from './support/test-bed.ts';

it('earns no status that a protected branch asks for against a base that is not protected', async () => {
  const empty = { base: repository.base, head: {} };
  await using bed = await startTestBed({ repository: empty, script: reviewers([]), pull: { baseRef: 'decoy' } });
  bed.github.state.branches = { decoy: false };
  const parent = mkdtempSync(join(tmpdir(), 'deep-review-runner-'));
  // A folder that nobody has made yet.
  using step = await bed.review({ environment: { RUNNER_TEMP: join(parent, 'not', 'there') } });
  expect(step.outputs, step.printed).toMatchObject({ outcome: 'clean' });
  expect(bed.github.state.statuses.map(({ context, state }) => `${context}: ${state}`)).toEqual([
    'deep-review@decoy: pending',
    'deep-review@decoy: success',
  ]);
  expect(readdirSync(join(parent, 'not', 'there'))).toEqual(['deep-review']);
  rmSync(parent, { recursive: true });
  expect(step.log.join('\n')).toContain('`deep-review@decoy`: the base decoy is not the default branch main');
});

it('passes an empty change and says that it is empty, without asking a model', async () => {
  const empty = { base: repository.base, head: {} };
  await using bed = await startTestBed({ repository: empty, script: reviewers([]) });
  using step = await bed.review();
  expect(step.exitCode, step.printed).toBe(0);
  expect(bed.vendors.requests).toEqual([]);
  expect(step.outputs).toMatchObject({ outcome: 'clean', verdict: 'Merge as-is', 'reviewers-completed': '0' });
  const page = readFileSync(step.outputs['report-html'] ?? '', 'utf8');
  const pages = [bed.github.state.comments[0]?.body, step.summary, page, step.log.join('\n'), step.outputs['reason']];
  for (const text of pages) expect(text).toContain('The change is empty');
  for (const text of pages) expect(text).not.toMatch(/0 of 0|0\/0/);
  expect(bed.github.state.statuses.at(-1)).toMatchObject({
    state: 'success',
    description: expect.stringContaining('The change is empty'),
  });
});
