import { expect, it } from 'vitest';
import { scriptedFinding } from './support/scripted-review.ts';
import { noPeople, repository, reviewers } from './support/shares.ts';
import { keys, startTestBed } from './support/test-bed.ts';

it('the bundle says why in its comment as well, and leaves no key and no token there', async () => {
  const leak = scriptedFinding({ ...noPeople, body: `Echoed: ${keys.anthropic} and ${btoa(keys.openai)}` });
  await using bed = await startTestBed({ repository, way: 'bundle', script: reviewers([leak]) });
  using step = await bed.review({ environment: { ACTIONS_STEP_DEBUG: 'true' } });
  expect(step.exitCode, step.printed).toBe(1);
  expect(bed.statuses()).toEqual(['pending', 'failure']);
  const [comment, ...others] = bed.github.state.comments.map(({ body }) => body);
  expect(others).toEqual([]);
  expect(comment).toContain('An empty list of people gives Infinity');
  expect(comment).toContain(`/blob/${bed.headSha}/src/share.js#L2`);
  for (const secret of Object.values(keys))
    for (const form of [secret, btoa(secret), btoa(`x-access-token:${secret}`)]) expect(comment).not.toContain(form);
  expect(bed.github.violations).toEqual([]);
});
