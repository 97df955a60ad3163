import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedBetween } from '../../../test/support/changed-between.ts';
import { samples } from '../../../test/support/samples.ts';
import { coversLine } from '../../lib/change/covered.ts';
import type { ChangedFile } from '../../types.ts';
import { fileDelta } from './file-delta.ts';
import { type LineMap, lineMapOf, sameLines } from './line-map.ts';

type Lines = readonly string[];

/** A base and a head at the time of an earlier round, and as they are now. */
interface History {
  readonly base: readonly [Lines, Lines];
  readonly head: readonly [Lines, Lines];
}

/** An empty line is another text than none. */
const isSameText = (one: Lines, other: Lines) => one.length === other.length && one.join('\n') === other.join('\n');
const mapBetween = (before: Lines, now: Lines): LineMap =>
  isSameText(before, now) ? sameLines : lineMapOf(changedBetween(before, now).hunks);

function deltaOf({ base, head }: History) {
  const file = changedBetween(base[1], head[1]);
  const before = changedBetween(base[0], head[0]);
  const delta = fileDelta(file, before, { head: mapBetween(...head), base: mapBetween(...base) });
  return { file, before, delta };
}

const changedLines = ({ hunks }: ChangedFile) =>
  hunks.flatMap(({ lines }) =>
    lines.filter(({ kind }) => kind !== 'context').map(({ kind, text }) => `${kind} ${text}`),
  );
const due = ({ file, delta }: ReturnType<typeof deltaOf>) =>
  changedLines(file).filter((_, ordinal) => !coversLine(delta, ordinal));

const rows = (count: number, of = 'line') => Array.from({ length: count }, (_, at) => `${of} ${at}`);
const base = rows(40);

/** Few words, so that many lines are alike. */
const word = fc.constantFrom('', '}', 'a', 'b', 'return a;', 'return b;', 'if (a) {');
const edit = fc.record({
  how: fc.constantFrom('replace', 'insert', 'delete', 'move', 'double'),
  at: fc.nat(30),
  to: fc.nat(30),
  count: fc.integer({ min: 1, max: 4 }),
  words: fc.array(word, { minLength: 1, maxLength: 4 }),
});

function edited(lines: Lines, edits: readonly (typeof edit extends fc.Arbitrary<infer E> ? E : never)[]): Lines {
  return edits.reduce<Lines>((all, { how, at, to, count, words }) => {
    const from = at % (all.length + 1);
    if (how === 'insert') return all.toSpliced(from, 0, ...words);
    if (how === 'replace') return all.toSpliced(from, count, ...words);
    if (how === 'double') return all.toSpliced(from, 0, ...all.slice(from, from + count));
    const rest = all.toSpliced(from, count);
    return how === 'delete' ? rest : rest.toSpliced(to % (rest.length + 1), 0, ...all.slice(from, from + count));
  }, lines);
}

const edits = fc.array(edit, { maxLength: 4 });
const history = fc
  .tuple(fc.array(word, { maxLength: 24 }), edits, edits, fc.option(edits, { nil: [] }), fc.boolean())
  .map(([start, mine, later, theirs, isMerged]): History => {
    const first = edited(start, mine);
    const now = edited(start, theirs);
    return {
      base: [start, now],
      head: [first, isMerged ? edited(edited(first, theirs), later) : edited(first, later)],
    };
  });

describe('what an earlier round had of a file', () => {
  it('is never a line that it was not shown as changed, whatever became of head and base (A10)', () => {
    fc.assert(
      fc.property(history, (all) => {
        const { file, before, delta } = deltaOf(all);
        const had = changedLines(before);
        for (const [ordinal, row] of changedLines(file).entries()) {
          if (!coversLine(delta, ordinal)) continue;
          const at = had.indexOf(row);
          expect(at).toBeGreaterThanOrEqual(0);
          had.splice(at, 1);
        }
        const added = changedLines(before);
        for (const { lines } of delta.gone) for (const line of lines) expect(added).toContain(`added ${line}`);
      }),
      { numRuns: samples(5_000, 60) },
    );
  });

  it('is all of it only where nothing of the head differs, as long as the base is the same', () => {
    fc.assert(
      fc.property(history, ({ base: [start], head }) => {
        const { delta, file } = deltaOf({ base: [start, start], head });
        if (changedLines(file).length > 0) expect(delta.isSettled).toBe(isSameText(...head));
      }),
      { numRuns: samples(5_000, 60) },
    );
  });

  it('stays where only the base has moved around it', () => {
    const mine = base.toSpliced(20, 2, 'mine 1', 'mine 2');
    const theirs = (lines: Lines) =>
      lines.map((line) => (line === 'line 17' ? 'theirs' : line)).toSpliced(2, 0, 'more');
    const found = deltaOf({ base: [base, theirs(base)], head: [mine, theirs(mine)] });
    expect(due(found)).toEqual([]);
    expect(found.delta).toMatchObject({ isSettled: true, gone: [], restored: 0 });
  });

  it('is not a resolved conflict, nor a line that was moved, in whichever way git tells of it', () => {
    const mine = base.toSpliced(20, 1, 'mine');
    const resolved = base.toSpliced(20, 1, 'mine and theirs');
    expect(due(deltaOf({ base: [base, base.toSpliced(20, 1, 'theirs')], head: [mine, resolved] }))).toEqual([
      ...['deleted theirs', 'added mine and theirs'],
    ]);
    const block = rows(6, 'block');
    for (const to of [18, 19, 21, 22, 30]) {
      const found = deltaOf({
        base: [base, base],
        head: [base.toSpliced(20, 0, ...block), base.toSpliced(to, 0, ...block)],
      });
      expect(due(found)).not.toEqual([]);
    }
  });

  it('names what was taken out again, and what is back', () => {
    const mine = base.toSpliced(30, 1).toSpliced(10, 0, 'if (!value) return;', 'use(value);');
    const { delta, file } = deltaOf({ base: [base, base], head: [mine, base.toSpliced(10, 0, 'use(value);')] });
    expect(delta).toMatchObject({
      isSettled: false,
      gone: [{ after: 10, lines: ['if (!value) return;'] }],
      restored: 1,
    });
    expect(due({ file, before: file, delta })).toEqual([]);
  });

  it('is nothing of a file whose mode, name or kind differ, of one that it had not, and of a line that is not printed whole', () => {
    const { file, before } = deltaOf({
      base: [base, base],
      head: [
        [...base, 'mine'],
        [...base, 'mine'],
      ],
    });
    const both = { head: sameLines, base: sameLines };
    expect(fileDelta(file, before, both)).toMatchObject({ isSettled: true, covered: [{ first: 0, last: 0 }] });
    const others: readonly (ChangedFile | undefined)[] = [
      ...[undefined, { ...before, newMode: '100755' }, { ...before, content: 'symlink' as const }],
      { ...before, oldPath: 'src/b.ts', status: 'renamed' },
      { ...before, notReviewed: { reason: 'generated', detail: 'by a program' } },
    ];
    for (const other of others) expect(fileDelta(file, other, both)).toMatchObject({ isSettled: false, covered: [] });
    for (const sides of [
      { ...both, head: null },
      { ...both, base: null },
    ])
      expect(fileDelta(file, before, sides)).toMatchObject({ isSettled: false, covered: [] });
    const long = 'x'.repeat(5_000);
    const found = deltaOf({
      base: [base, base],
      head: [
        [...base, long],
        ['new', ...base, long],
      ],
    });
    expect(due(found)).toEqual(['added new', `added ${long}`]);
  });
});

it('lines are told apart beside hunks without context, as git counts them', () => {
  const line = (kind: 'added' | 'deleted', at: number) => ({
    ...{ kind, oldLine: kind === 'added' ? null : at, newLine: kind === 'added' ? at : null, text: '' },
  });
  const map = lineMapOf([
    { oldStart: 3, oldCount: 0, newStart: 4, newCount: 1, lines: [line('added', 4)] },
    { oldStart: 7, oldCount: 2, newStart: 7, newCount: 0, lines: [line('deleted', 7), line('deleted', 8)] },
  ]);
  expect([0, 3, 4, 6, 7, 8, 9].map(map.now)).toEqual([0, 3, 5, 7, null, null, 8]);
  expect([0, 3, 4, 5, 7, 8].map(map.before)).toEqual([0, 3, null, 4, 6, 9]);
});
