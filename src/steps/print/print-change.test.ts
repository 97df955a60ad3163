import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { samples } from '../../../test/support/samples.ts';
import type { ChangedFile, DiffLine } from '../../types.ts';
import { readingRank } from './order.ts';
import { type PrintedChange, printChange, roomOf, sliceFor } from './print-change.ts';

/** A file of so many lines of which every seventh is replaced, or all where `isNew`. */
function changed(path: string, count: number, isNew = false): ChangedFile {
  const lines = Array.from({ length: count }, (_, at): DiffLine[] => {
    const text = `const value${at} = compute('${path}');`;
    if (isNew) return [{ kind: 'added', oldLine: null, newLine: at + 1, text }];
    const both = { oldLine: at + 1, newLine: at + 1 };
    if (at % 7 !== 3) return [{ kind: 'context', ...both, text }];
    return [
      { kind: 'deleted', ...both, newLine: null, text },
      { kind: 'added', ...both, oldLine: null, text: `${text} // new` },
    ];
  }).flat();
  const number = (of: DiffLine['kind']) => lines.filter(({ kind }) => kind === of).length;
  return {
    ...{
      path,
      status: isNew ? 'added' : 'modified',
      oldMode: '100644',
      newMode: '100644',
      content: 'text',
      notReviewed: null,
    },
    ...{ additions: number('added'), deletions: number('deleted') },
    hunks: [{ oldStart: isNew ? 0 : 1, oldCount: isNew ? 0 : count, newStart: 1, newCount: count, lines }],
  };
}

const many = (files: number, lines: number, isNew = false) =>
  Array.from({ length: files }, (_, at) => changed(`src/f${at}.ts`, lines, isNew));
const seed = 'seed';
const textOf = ({ slices }: PrintedChange) => slices.map(({ text }) => text).join('\n');
/** Rows of changed lines of all prompts, wherever they stand. */
const changedRows = (printed: PrintedChange) => textOf(printed).match(/^ {0,5}\d* +\d* \|[+-].*$/gmu) ?? [];

describe('the change in prompts', () => {
  it('is as it stands in git while it fits one, and has everything once in as few as it needs', () => {
    const files = many(60, 40);
    const one = printChange(files, { budget: 400_000, seed, slices: 8 });
    expect(one.slices).toHaveLength(1);
    expect(one.slices[0].files).toEqual(files);
    const several = printChange(files, { budget: 30_000, seed, slices: 8 });
    expect(several.slices.length).toBeGreaterThan(1);
    expect(changedRows(several).toSorted()).toEqual(changedRows(one).toSorted());
    expect(several.beyond).toEqual([]);
    expect(several.slices.flatMap((slice) => slice.files).map(({ path }) => path)).toEqual(
      files.map(({ path }) => path),
    );
  });

  it('costs a tenth more at most where one more file needs a further session', () => {
    const cost = (count: number) =>
      textOf(printChange(many(count, 34, true), { budget: 100_000, seed, slices: 8 })).length;
    const sizes = Array.from({ length: 30 }, (_, at) => cost(40 + at));
    for (const [at, size] of sizes.entries()) if (at > 0) expect(size).toBeLessThan((sizes[at - 1] ?? 0) * 1.1);
  });

  it('lets context give way before changed lines do', () => {
    const files = many(40, 100);
    const room = textOf(printChange(files, { budget: 10_000_000, seed })).length;
    const all = changedRows(printChange(files, { budget: 10_000_000, seed }));
    for (const share of [0.9, 0.6]) {
      const less = printChange(files, { budget: room * share, seed });
      expect(less.slices[0].rest).toEqual([]);
      expect(changedRows(less)).toEqual(all);
      expect(less.slices[0].text.length).toBeLessThan(room * share);
    }
  });

  it('has code before tests before texts before data where not all has room', () => {
    const paths = ['a.json', 'b.md', 'b.test.ts', 'src/z.ts', 'test/help.ts', 'package.json', 'docs/x.txt', 'x.snap'];
    const ranks = paths.map((path) => readingRank({ path }));
    expect(ranks).toEqual([3, 2, 1, 0, 1, 0, 2, 3]);
    const files = paths.map((path) => changed(path, 20, true));
    const { slices } = printChange(files, { budget: 3_300, seed, slices: 1 });
    expect(slices[0].files.map(({ path }) => path)).toEqual(['src/z.ts', 'package.json']);
    expect(slices[0].rest.flatMap(({ pieces }) => pieces.map(({ of }) => readingRank(of.file)))).toEqual([
      1, 1, 2, 2, 3, 3,
    ]);
  });

  it('has room for more pages with more turns, as far as tools may return, and for none with a few', () => {
    const limits = { changeCharacters: 400_000, slices: 8, toolCharacters: 1_500_000 };
    const pages = [3, 5, 40, 60, 1_000].map((turns) => roomOf({ ...limits, turns }).pages);
    expect(pages).toEqual([0, 0, 14, 20, 20]);
  });

  it('names what no session has room for, and nothing is in two', () => {
    const files = many(30, 200, true);
    const printed = printChange(files, { budget: 20_000, seed, slices: 2, pages: 1 });
    const pages = [...printed.slices.flatMap(({ shown, rest }) => [...shown, ...rest]), ...printed.beyond];
    const rows = pages.flatMap(({ pieces }) => pieces.map(({ from, end }) => end - from));
    expect(rows.reduce((sum, count) => sum + count, 0)).toBe(30 * 201);
    expect(printed.slices.map(({ rest }) => rest.length)).toEqual([1, 1]);
    expect(printed.beyond.length).toBeGreaterThan(1);
    expect(new Set(pages.map(({ receipt }) => receipt)).size).toBe(pages.length);
  });

  it('never takes more than its budget, lists counted, as long as a file has a row that fits', () => {
    const file = fc.tuple(fc.constantFrom('ts', 'md', 'json'), fc.integer({ min: 0, max: 400 }), fc.boolean());
    fc.assert(
      fc.property(fc.array(file, { maxLength: 40 }), fc.integer({ min: 20_000, max: 90_000 }), (sizes, budget) => {
        const files = sizes.map(([end, lines, isNew], at) => changed(`src/f${at}.${end}`, lines, isNew));
        const printed = printChange(files, { budget, seed, slices: 4 });
        for (const { text } of printed.slices) expect(text.length).toBeLessThanOrEqual(budget);
        expect(printed.beyond).toEqual([]);
      }),
      { numRuns: samples(300, 30) },
    );
  });

  it('gives whoever judges claims the slice that has most of their files, under either name', () => {
    const [renamed, ...files] = many(30, 60, true);
    if (renamed === undefined) throw new Error('no file');
    const all = [...files, { ...renamed, status: 'renamed' as const, oldPath: 'old/name.ts' }];
    const printed = printChange(all, { budget: 20_000, seed, slices: 8 });
    const [first, second, last] = [printed.slices[0], printed.slices[1], printed.slices.at(-1)];
    const paths = (slice: typeof second) => slice?.files.map(({ path }) => path) ?? [];
    expect(sliceFor(printed, [...paths(first).slice(0, 1), ...paths(second).slice(0, 2)])).toBe(second);
    expect(sliceFor(printed, ['old/name.ts'])).toBe(last);
    expect(sliceFor(printed, ['src/nowhere.ts'])).toBe(first);
  });

  it('lists moved files, as many as have room', () => {
    const moved = Array.from(
      { length: 400 },
      (_, at): ChangedFile => ({
        ...changed(`src/f${at}.ts`, 0),
        ...{ status: 'moved', oldPath: `old/f${at}.ts`, hunks: [] },
      }),
    );
    const [all] = printChange(moved.slice(0, 40), { budget: 100_000, seed }).slices;
    expect([all.listed.length, all.furtherListed, all.text]).toEqual([40, 0, '']);
    const [some] = printChange(moved, { budget: 20_000, seed }).slices;
    expect(some.listed.length).toBeGreaterThan(20);
    expect(some.furtherListed).toBe(400 - some.listed.length);
  });
});
