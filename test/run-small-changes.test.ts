import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Report } from '../src/types.ts';
import { reviewers } from './support/shares.ts';
import { startTestBed } from './support/test-bed.ts';

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
