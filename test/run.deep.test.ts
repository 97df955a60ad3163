import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { reviewers } from './support/shares.ts';
import { startTestBed } from './support/test-bed.ts';

it('a run reviews 500 changed files', async () => {
  const many = (version: number) =>
    Object.fromEntries(
      Array.from({ length: 500 }, (_, at) => [`src/module-${at}.js`, `export const value = ${at * version};\n`]),
    );
  const files = { base: many(1), head: { ...many(2), 'src/module-0.js': 'export const value = 1;\n' } };
  await using bed = await startTestBed({ repository: files, script: reviewers([]) });
  using step = await bed.review();
  expect(step.exitCode, step.printed).toBe(0);
  const report = JSON.parse(readFileSync(step.outputs['report-json'] ?? '', 'utf8'));
  expect(report.coverage).toMatchObject({ files: 500, undelivered: [] });
  expect(report.reviews[0].delivery).toHaveLength(500);
});
