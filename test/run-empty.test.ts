import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { repository, reviewers } from './support/shares.ts';
import { startTestBed } from './support/test-bed.ts';

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
