import { expect, it } from 'vitest';
import { repository, reviewers } from './support/shares.ts';
import { startTestBed } from './support/test-bed.ts';

/** A run over a draft, and all that it left behind. */
async function waited(inputs: Readonly<Record<string, string>>, statuses = true) {
  await using bed = await startTestBed({
    repository,
    script: reviewers([]),
    pull: { isDraft: true },
    permissions: { comments: true, statuses },
  });
  using step = await bed.review({ inputs });
  expect(bed.vendors.requests).toEqual([]);
  expect(bed.github.state.comments).toEqual([]);
  const said = bed.github.state.statuses.map(
    ({ context, state, description }) => `${context} ${state}: ${description}`,
  );
  return { said, exitCode: step.exitCode, outputs: step.outputs, summary: step.summary };
}

it('lets a draft wait behind a pending status, which says why', async () => {
  const { said, exitCode, outputs, summary } = await waited({ drafts: 'wait' });
  expect(exitCode).toBe(0);
  expect(said).toEqual(['deep-review pending: Waiting: the pull request is a draft.']);
  expect(outputs).toMatchObject({ outcome: 'incomplete', verdict: 'No verdict' });
  expect(summary).toMatch(
    / the pull request is a draft\.\n\nThe job passes, and the pending status keeps the gate shut\./,
  );
});

it('fails a job that waits without a pending status: nothing else would keep the gate shut', async () => {
  const denied = await waited({ label: 'ready' }, false);
  const unwanted = await waited({ label: 'ready', status: 'false' });
  for (const { said, exitCode, summary } of [denied, unwanted]) {
    expect([exitCode, said]).toEqual([1, []]);
    expect(summary).toMatch(/does not carry the label ready\.\n\nThe job fails/);
  }
});
