import { describe, expect, it } from 'vitest';
import { criticalReport } from '../../test/support/report-fixture.ts';
import { memoryOf } from '../../test/support/sealing.ts';
import type { Bindings, ChangedFile, Memory } from '../types.ts';
import { patchIdOf } from './bindings.ts';
import { type Found, isSameChange } from './repeat.ts';
import { restsOn } from './rests-on.ts';

const rows = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => `row ${from + at}`);
const hunkAt = (start: number, lines: readonly (readonly ['context' | 'added' | 'deleted', string])[]) => ({
  ...{ oldStart: start, oldCount: 1, newStart: start, newCount: 1 },
  lines: lines.map(([kind, text]) => ({ kind, oldLine: null, newLine: null, text })),
});
const file: ChangedFile = {
  ...{ path: 'a.ts', status: 'modified', oldMode: '100644', newMode: '100644', content: 'text', notReviewed: null },
  ...{ additions: 1, deletions: 1 },
  hunks: [
    hunkAt(4, [
      ['context', 'row 4'],
      ['deleted', 'row 5'],
      ['added', 'new'],
      ['context', 'row 6'],
    ]),
  ],
};
const blobs = new Map([
  ['a.ts', 'blob-a'],
  ['src/desk.ts', 'blob-desk'],
]);
const { bound: ofTests } = memoryOf();
const bound: Bindings = { ...ofTests, patchId: patchIdOf([file], blobs) };
const { ledger } = criticalReport();
const memory: Memory = memoryOf({ bound, restsOn: restsOn({ ledger, changes: [file] }, { bound, blobs }) });
const found: Found = {
  bound,
  changes: [file],
  blobs,
  isCrossed: false,
  isSmall: false,
  readBase: async () => rows(0, 20),
};
const moved: Bindings = { ...bound, mergeBase: 'b'.repeat(40), headSha: 'c'.repeat(40) };
const rebased: Found = { ...found, bound: moved, blobs: new Map([...blobs, ['a.ts', 'with what came from the base']]) };

async function said(changed: Partial<Found>, of: Memory = memory): Promise<string> {
  const same = await isSameChange(of, { ...found, ...changed });
  return same.isSame ? JSON.stringify(same.movedBase) : same.why;
}

describe('an outcome holds', () => {
  it('for the same change, at the same base and at one that has moved, which is named', async () => {
    expect(memory.restsOn?.evidence.paths).toEqual(['src/desk.ts']);
    expect(await said({})).toBe('null');
    expect(await said({ bound: { ...bound, headSha: 'd'.repeat(40) } })).toBe('null');
    const movedBase = JSON.stringify({ from: bound.mergeBase, to: moved.mergeBase });
    expect(await said({ ...rebased, blobs })).toBe(movedBase);
    expect(await said(rebased)).toBe(movedBase);
  });

  it('from the base that was reviewed, however often it was repeated since', async () => {
    const again = { ...memory, bound: moved };
    expect(await said(rebased, again)).toBe(JSON.stringify({ from: bound.mergeBase, to: moved.mergeBase }));
    expect(await said({ ...rebased, bound }, again)).toBe('changed files hold something else');
  });

  it.each(['repository', 'pull', 'instance', 'baseRef', 'patchId', 'configuration'] as const)(
    'for no other `%s`',
    async (key) => {
      const other = { ...bound, [key]: key === 'pull' ? 8 : 'other' };
      expect(await said({ bound: other })).toMatch(/another|something else/u);
      expect(await said({ ...rebased, bound: { ...moved, [key]: other[key] } })).toMatch(/another|something else/u);
    },
  );

  it('for no other content of a changed file, or of one that was quoted, and not where nothing of that is known', async () => {
    expect(await said({ blobs: rebased.blobs })).toBe('changed files hold something else');
    expect(await said({ blobs: new Map([...blobs, ['src/desk.ts', 'other']]) })).toContain('verifiers quoted');
    expect(await said({ blobs: new Map([['a.ts', 'blob-a']]) })).toContain('verifiers quoted');
    expect(await said({}, { ...memory, restsOn: null })).toContain('lacked something');
  });

  it('for none that one comparison does not show: what a merge takes back of the base is in no patch', async () => {
    expect(await said({ isCrossed: true })).toContain('several merge bases');
    expect(await said({ ...rebased, isCrossed: true })).toContain('several merge bases');
  });

  it('is not repeated where one reviewer was enough, and is no more', async () => {
    const small = memoryOf({ ...memory, base: { round: 2, headSha: '', mergeBase: '', files: null, isSmall: true } });
    expect(await said({ isSmall: true }, small)).toBe('null');
    expect(await said({}, small)).toBe('it was reviewed as a small change, and is none now');
    expect(await said({ isSmall: true })).toBe('null');
  });

  it('after a rebase only where each part of the change has one place in its file', async () => {
    const base = (lines: readonly string[] | null) => said({ ...rebased, readBase: async () => lines });
    expect(await base([...rows(0, 20), 'row 4', 'row 5', 'row 6'])).toBe(
      'the change could stand at another place of a.ts',
    );
    expect(await base([...rows(0, 20), 'row 4', 'row 5', 'row 66'])).toContain('from');
    expect(await base(['row 4', 'row 5', 'row 6'])).toContain('from');
    expect(await base(rows(7, 20))).toContain('another place');
    expect(await base(null)).toContain('another place');
    const nothing = { ...file, hunks: [hunkAt(1, [['added', 'new']])] };
    expect(await said({ ...rebased, changes: [nothing] })).toContain('another place');
  });
});

it('a new file is the same patch only with the same content, whatever of it is printed', () => {
  const added: ChangedFile = { ...file, status: 'added', hunks: [hunkAt(1, [['added', 'é']])] };
  const print = (blob: string) => patchIdOf([added], new Map([['a.ts', blob]]));
  expect(print('utf-8')).not.toBe(print('latin-1'));
});
