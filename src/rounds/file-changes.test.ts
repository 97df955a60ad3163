import { expect, it } from 'vitest';
import { criticalReport } from '../../test/support/report-fixture.ts';
import { memoryOf } from '../../test/support/sealing.ts';
import type { ChangedFile, Report } from '../types.ts';
import { fileChanges } from './file-changes.ts';
import { remember } from './remember.ts';

const file: ChangedFile = {
  ...{ path: 'a.ts', status: 'modified', oldMode: '100644', newMode: '100644', content: 'text', notReviewed: null },
  ...{ additions: 1, deletions: 0 },
  hunks: [
    {
      ...{ oldStart: 4, oldCount: 1, newStart: 4, newCount: 2 },
      lines: [
        { kind: 'context', oldLine: 4, newLine: 4, text: 'one' },
        { kind: 'added', oldLine: null, newLine: 5, text: 'two' },
      ],
    },
  ],
};
const digest = (each: ChangedFile, blob = 'b') => fileChanges([each], new Map([[each.path, blob]]))?.[0]?.change;
const [hunk] = file.hunks;
const linesAs = (change: (text: string) => string): ChangedFile => ({
  ...file,
  hunks: file.hunks.map((each) => ({
    ...each,
    lines: each.lines.map((line) => ({ ...line, text: change(line.text) })),
  })),
});

it('the change of a file is known again only where nothing of what was printed differs', () => {
  const others: readonly ChangedFile[] = [
    linesAs((text) => (text === 'two' ? 'two\r' : text)),
    linesAs((text) => (text === 'one' ? 'once' : text)),
    { ...file, hunks: hunk === undefined ? [] : [{ ...hunk, oldStart: 9 }] },
    { ...file, newMode: '100755' },
    { ...file, oldPath: 'b.ts', status: 'renamed' },
    { ...file, path: 'c.ts' },
    { ...file, content: 'symlink' },
  ];
  expect(new Set([file, ...others].map((each) => digest(each))).size).toBe(others.length + 1);
  expect(digest(file, 'c')).toBe(digest(file));
  expect(digest({ ...file, hunks: [] }, 'c')).not.toBe(digest({ ...file, hunks: [] }));
  expect(digest(file)).toMatch(/^[0-9a-f]{32}$/u);
});

it('a round that lacked something is no base of the next one, whatever it decided (A10)', () => {
  const left = (more: Partial<Report>) =>
    remember(
      { ...criticalReport(), ...more },
      {
        ...{
          bound: memoryOf().bound,
          run: '1-1',
          blobs: new Map(),
          files: fileChanges([file], new Map()),
          ours: new Set(),
          quoted: new Map(),
        },
        previous: memoryOf({ base: null }),
      },
    ).base;
  const { gate, coverage } = criticalReport();
  expect(left({})).toMatchObject({ round: 1, files: [{ path: 'a.ts' }] });
  expect(left({ gate: { ...gate, gaps: ['Something is missing.'] } })).toBeNull();
  expect(left({ gate: { ...gate, outcome: 'incomplete' } })).toBeNull();
  const undelivered = [{ path: 'a.ts', reviewers: 0, lines: 1, causes: [] }];
  expect(left({ coverage: { ...coverage, undelivered } })).toBeNull();
});
