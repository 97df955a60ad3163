import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fileProblems } from './support/file-problems.ts';
import { markdownProblems } from './support/markdown-problems.ts';
import type { FinishedStep } from './support/runner.ts';
import { noPeople, repository, reviewers } from './support/shares.ts';
import { type Left, stepProblems } from './support/step-problems.ts';
import { startTestBed } from './support/test-bed.ts';

/*
 * Every run of the deep tests goes through these checks. A check that lets a planted fault pass checks nothing.
 */

it('refuses what a run wrote once there is a fault in it', async () => {
  await using bed = await startTestBed({ repository, script: reviewers([noPeople]) });
  using step = await bed.review();
  const left = { server: bed.git.url, comments: bed.github.state.comments, statuses: bed.github.state.statuses };
  expect(await stepProblems(step, left)).toEqual([]);
  const [annotation] = step.annotations.filter(({ properties }) => properties['file'] !== undefined);
  if (annotation === undefined) throw new Error('the run has no annotation');
  const planted: readonly [string, Partial<FinishedStep & Left>][] = [
    ['summary: 1100000 long', { summary: 'word '.repeat(220_000) }],
    ['summary: an image is fetched', { summary: '![x](https://evil.example/i.png)' }],
    ['outputs: other is not in action.yml', { outputs: { ...step.outputs, other: '1' } }],
    ['outputs: reason is more than a line', { outputs: { ...step.outputs, reason: 'a\nb' } }],
    ['outputs: critical is no number', { outputs: { ...step.outputs, critical: 'one' } }],
    ['outputs: outcome is not one of four', { outputs: { ...step.outputs, outcome: 'green' } }],
    [
      'annotations: lines 0 to 1 are none',
      { annotations: [{ ...annotation, properties: { ...annotation.properties, line: '0', endLine: '1' } }] },
    ],
    ['annotations: 11 long, 10 are allowed', { annotations: Array.from({ length: 11 }, () => annotation) }],
    ['comment: 70000 long, 65536 are allowed', { comments: [{ body: 'word '.repeat(14_000) }] }],
    ['status: 141 long, 140 are allowed', { statuses: [{ description: 'x'.repeat(141) }] }],
  ];
  for (const [problem, change] of planted)
    expect(await stepProblems({ ...step, ...change }, { ...left, ...change })).toContainEqual(
      expect.stringContaining(problem),
    );
  writeFileSync(`${step.temporary}/deep-review/report.txt`, 'x');
  await expect(stepProblems(step, left)).rejects.toThrow('Nobody reads report.txt');
});

describe('a file with a planted fault', () => {
  const page = '<!doctype html><html lang="en"><head><title>x</title></head><body><p>x</div></body></html>';
  it.each([
    ['report.html', page, /close/iu],
    ['report.json', '{"schemaVersion":1}', /must have required property/u],
    ['report.sarif', '{"version":"2.1.0","runs":[{}]}', /must have required property 'tool'/u],
    ['report.md', '<img src="https://evil.example/x">', /image is fetched/u],
  ])('%s is refused', async (name, text, problem) => {
    expect((await fileProblems(name, text)).join('\n')).toMatch(problem);
  });

  it.each([
    ['<form action="x">x</form>', 'GitHub takes form[action] away'],
    ['[x](https://evil.example)', 'a link leads to https://evil.example'],
    ['[x](https://github.example.evil.example/)', 'a link leads to'],
    ['\\<details>\n\nx\n\n\\</details>', '<details>'],
    ['> [!TIP]', '[!TIP]'],
    ['', 'the page is empty'],
  ])('%s is refused as Markdown', (text, problem) => {
    expect(markdownProblems(text, 'https://github.example').join('\n')).toContain(problem);
  });
});
