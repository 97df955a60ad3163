import { expect, it } from 'vitest';
import { diligentReader } from './support/diligent-reader.ts';
import { runStaged } from './support/staged.ts';
import { startTestBed } from './support/test-bed.ts';

const lines = (count: number, line: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => `${line(at)}\n`).join('');
const files = Object.fromEntries(
  Array.from({ length: 3_000 }, (_, file) => [
    `src/f${file}.ts`,
    lines(file % 3 === 0 ? 34 : 33, (at) => `export const value${at} = compute(${at}, 'a longer line ${file}');`),
  ]),
);

it('three thousand files with a hundred thousand lines are reviewed whole, in a matrix of their slices (bar 9)', async () => {
  await using bed = await startTestBed({
    repository: { base: { 'README.md': 'Quay\n' }, head: files },
    script: diligentReader,
  });
  const inputs = { reviewers: 'Codex = openai/gpt-6.1-sol', 'max-slices': '40', 'max-legs': '2' };
  using run = await runStaged(bed, { inputs });
  expect(run.publish.exitCode, run.printed.slice(-4000)).toBe(0);
  expect(run.report?.coverage).toMatchObject({ files: 3_000, changedLines: 100_000, undelivered: [] });
  expect(run.report?.gate.outcome).toBe('clean');
  expect(run.matrix.map(({ parts }) => parts)).toEqual([
    ...[expect.stringMatching(/^1-\d+$/u), expect.stringMatching(/^\d+-(?:1[5-9]|2\d)$/u)],
  ]);
});
