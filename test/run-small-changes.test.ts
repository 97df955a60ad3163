import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Report } from '../src/types.ts';
import { down, reviewers } from './support/shares.ts';
import { startTestBed } from './support/test-bed.ts';
import type { ScriptedRequest } from './support/vendors.ts';

const guide = ['# Shares', '', 'A share is what one person pays.', '', '```sh', 'npm start', '```', ''].join('\n');
const repository = {
  base: { 'docs/guide.md': guide, 'src/share.js': 'export const share = 1;\n' },
  head: { 'docs/guide.md': guide.replace('one person pays', 'each person pays') },
};

it('one reviewer at low effort is enough for prose where the file asks for it, and every place says so', async () => {
  await using bed = await startTestBed({ repository, script: reviewers([]) });
  bed.github.state.files.set('.github/deep-review.yml', 'small-changes: 50\nmin-reviewers: 3\n');
  using step = await bed.review();
  expect(step.outputs, step.printed).toMatchObject({ outcome: 'clean', 'reviewers-completed': '1' });
  const report: Report = JSON.parse(readFileSync(step.outputs['report-json'] ?? '', 'utf8'));
  expect(report.small).toEqual({ lines: 2, under: 50, texts: 1, comments: 0, moves: 0 });
  expect(report.policy.minReviewers).toBe(1);
  expect(report.reviews.map(({ reviewer }) => `${reviewer.name} ${reviewer.effort}`)).toEqual(['Claude low']);
  expect(new Set(bed.vendors.requests.map(({ vendor }) => vendor))).toEqual(new Set(['anthropic']));
  const sentence =
    'Nothing but prose of 1 text differs (2 lines, fewer than 50): one reviewer is enough, Claude at low effort.';
  expect(step.log.join('\n')).toContain(sentence);
  expect(bed.github.state.comments.at(-1)?.body).toContain(sentence);
  expect(readFileSync(step.outputs['report-markdown'] ?? '', 'utf8')).toContain(sentence);
  expect(bed.github.state.statuses.at(-1)).toMatchObject({
    state: 'success',
    description: expect.stringMatching(/^Merge as-is \(small change, 1 reviewer\): 1 of 1 reviewers completed/u),
  });
});

// All other kinds: run-stand-ins.deep.test.ts.
it('the next one stands in at low effort where that one fails, and the failure is told', async () => {
  const well = reviewers([]);
  const script = (request: ScriptedRequest) => (request.vendor === 'anthropic' ? down : well(request));
  await using bed = await startTestBed({ repository, script });
  bed.github.state.files.set('.github/deep-review.yml', 'small-changes: 50\n');
  using step = await bed.review();
  expect(step.outputs, step.printed).toMatchObject({ outcome: 'clean', 'failed-reviewers': 'Claude (auth)' });
  const report: Report = JSON.parse(readFileSync(step.outputs['report-json'] ?? '', 'utf8'));
  const ends = report.reviews.map(({ reviewer: { name, effort }, outcome }) => `${name} ${effort} ${outcome}`);
  expect(ends).toEqual(['Claude low failed', 'Codex low completed']);
  expect(bed.github.state.comments.at(-1)?.body).toContain(
    'one reviewer is enough, Claude at low effort. It did not review all of it, so another one stood in: Codex at low effort.',
  );
  expect(bed.github.state.statuses.at(-1)?.description).toContain('(small change, 1 reviewer), Claude failed (auth)');
});
