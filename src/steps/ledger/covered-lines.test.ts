import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedBetween } from '../../../test/support/changed-between.ts';
import { samples } from '../../../test/support/samples.ts';
import { coverageFrom, scriptedSubmission } from '../../../test/support/scripted-review.ts';
import { claude, codex } from '../../../test/support/scripted-sessions.ts';
import { coversLine } from '../../lib/change/covered.ts';
import type { ChangedFile, Delta, FileDelta, RawReview, Reviewer } from '../../types.ts';
import { startDelivery } from '../print/delivery.ts';
import { measureDelivery } from '../print/measure.ts';
import { type PrintedChange, printChange } from '../print/print-change.ts';
import { coverageOf } from './coverage.ts';

const rows = (count: number, of: string) => Array.from({ length: count }, (_, at) => `const ${of}${at} = ${at};`);
const old = rows(120, 'old');
/** Every tenth line is another one. */
const now = (of: string) => old.map((line, at) => (at % 10 === 5 ? `const ${of}${at} = new Thing();` : line));
const fileOf = (path: string) => changedBetween(old, now(path), path);

const without: Omit<FileDelta, 'path' | 'covered'> = { isSettled: false, gone: [], restored: 0 };
const settled = (file: ChangedFile): FileDelta => {
  const last = file.additions + file.deletions - 1;
  return { ...without, path: file.path, isSettled: true, covered: [{ first: 0, last }] };
};
const deltaOf = (files: readonly FileDelta[], left: readonly string[] = []): Delta => ({
  ...{ since: 4, headSha: 'a'.repeat(40), byLine: true, files, left },
});

function reviewOf(reviewer: Reviewer, printed: PrintedChange, receipts: readonly string[]): RawReview {
  const submission = scriptedSubmission('', [], {
    coverage: receipts.map((receipt) => ({ path: '', receipt, note: '' })),
  });
  const delivered = startDelivery(printed).delivered(submission.coverage);
  return {
    ...{ outcome: 'completed', reviewer, delivery: [...measureDelivery(printed, delivered)] },
    submission: { ...submission, unreadable: [] },
    trace: {
      ...{
        turns: 1,
        toolCalls: {},
        filesOpened: [],
        retries: 0,
        costUsd: null,
        startedAt: 0,
        durationMs: 1,
        model: null,
      },
      usage: { input: 0, cached: 0, written: 0, writtenLong: 0, output: 0, reasoning: 0 },
    },
  };
}

const [a, b] = [fileOf('src/a.ts'), fileOf('src/b.ts')];
const budget = { budget: 400_000, seed: 'seed' };

describe('a change of which an earlier round covers a part', () => {
  it('is printed where it differs, the rest with a sign of its own, and what it has no more', () => {
    const own: FileDelta = {
      ...{ ...without, path: a.path, restored: 2 },
      covered: [
        { first: 0, last: 19 },
        { first: 21, last: 23 },
      ],
      gone: [{ after: 7, lines: ['if (!value) return;', '=== src/c.ts (added) ==='] }],
    };
    const [slice] = printChange([a, b], { ...budget, delta: deltaOf([own, settled(b)]) }).slices;
    const { text } = slice;
    expect(text.match(/^ {0,5}\d* +\d* \|[+-].*$/gmu)).toEqual([' 106      |-const old105 = 105;']);
    expect(text).toContain('      106 |~const src/a.ts105 = new Thing();');
    expect(text).toContain('@@ old 103+7 new 103+7 @@');
    expect(text).not.toContain('old85');
    expect(text).not.toContain('src/b.ts');
    expect(text).toContain(`${' '.repeat(13)} |<if (!value) return;`);
    expect(text.split('\n').filter((row) => row.startsWith('=== '))).toHaveLength(2);
    expect(text).toContain('deleted 2 line(s) in the earlier round that are there again');
    expect([slice.files, coverageFrom(text)]).toMatchObject([[a], [{ path: a.path }]]);
  });

  it('can be looked at whole with a tool, which counts for nothing', () => {
    const own: FileDelta = { ...without, path: a.path, covered: [{ first: 0, last: 22 }] };
    const printed = printChange([a, b], { ...budget, delta: deltaOf([own, settled(b)]) });
    const delivery = startDelivery(printed);
    for (const file of [a, b]) {
      const rowsOf = printed.files.find((each) => each.file === file)?.rows.length ?? 0;
      const page = delivery.show(file, rowsOf + 1);
      for (const line of now(file.path)) if (line.includes('new Thing')) expect(page).toContain(`|+${line}`);
      expect(page).toContain('[an earlier round reviewed this: it has no receipt]');
      expect(delivery.show(file, 9_999)).toContain('there are only');
    }
    expect(delivery.unseen()).toEqual([]);
    expect(delivery.unacknowledged([])).toEqual([a]);
    expect(measureDelivery(printed, delivery.delivered([]))).toMatchObject([
      {
        deliveredLines: 0,
        isAcknowledged: false,
        missing: [{ first: 0, last: 22, why: 'earlier' }, { why: 'unread' }],
      },
      { deliveredLines: 0, isAcknowledged: true, missing: [{ first: 0, last: 23, why: 'earlier' }] },
    ]);
  });

  it('has no line delivered that neither this round nor the earlier one delivered to enough reviewers (A10)', () => {
    const lines = fc.uniqueArray(fc.nat(23), { maxLength: 24 });
    fc.assert(
      fc.property(
        lines,
        lines,
        fc.boolean(),
        fc.boolean(),
        fc.integer({ min: 1, max: 2 }),
        (one, other, x, y, least) => {
          const deltas = [one, other].map((covered, at): FileDelta => {
            const path = at === 0 ? a.path : b.path;
            const ranges = covered.toSorted((left, right) => left - right).map((line) => ({ first: line, last: line }));
            return { ...without, path, covered: ranges, isSettled: covered.length === 24 };
          });
          const printed = printChange([a, b], { ...budget, delta: deltaOf(deltas) });
          const pages = printed.slices[0].shown;
          // One reviewer has the first page only, the other one all of them or none.
          const had = [x ? pages.slice(0, 1) : [], y ? pages : []];
          const reviews = had.map((some, at) =>
            reviewOf(
              at === 0 ? claude : codex,
              printed,
              some.map(({ receipt }) => receipt),
            ),
          );
          const { undelivered } = coverageOf([a, b], reviews, least, deltaOf(deltas));
          for (const [at, file] of [a, b].entries()) {
            const own = deltas[at];
            if (own === undefined) throw new Error('no file');
            const readers = had.filter((some) =>
              some.some(({ pieces }) => pieces.some(({ of }) => of.file === file)),
            ).length;
            const due = Array.from({ length: 24 }, (_, line) => line).filter((line) => !coversLine(own, line)).length;
            const lacking = undelivered.find(({ path }) => path === file.path)?.lines ?? 0;
            expect(lacking).toBe(readers >= least ? 0 : due);
          }
        },
      ),
      { numRuns: samples(500, 15) },
    );
  });
});
