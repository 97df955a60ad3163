import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyPatch, createTwoFilesPatch, parsePatch } from 'diff';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { samples } from '../../../../test/support/samples.ts';
import { DiffProblem, readProposedDiff } from '../../../lib/proposed-diff.ts';
import { patched, unifiedDiff } from './patched.ts';

const root = join(import.meta.dirname, '../../..');
const files = globSync('**/*.ts', { cwd: root })
  .sort()
  .map((path) => readFileSync(join(root, path), 'utf8').trimEnd().split('\n'))
  .filter((lines) => lines.length > 20);

/** A change of a real file, as lines before and after; what comes is as deep as what goes. */
const change = fc
  .record({ file: fc.constantFrom(...files), at: fc.nat(), count: fc.integer({ min: 1, max: 3 }), apart: fc.nat(12) })
  .map(({ file, at, count, apart }) => {
    const from = at % (file.length - count);
    const other = from + count + 1 + apart;
    const indent = (line: number) => /^\s*/.exec(file[line] ?? '')?.[0] ?? '';
    const once = file.toSpliced(from, count, `${indent(from)}moor(ship);`, `${indent(from)}  sail(ship, tide);`);
    const after = other < file.length ? once.toSpliced(other + 2 - count, 1, `${indent(other)}board(cars);`) : once;
    return { before: file, after };
  });

const text = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('');
const written = ({ before, after }: { before: readonly string[]; after: readonly string[] }) =>
  createTwoFilesPatch('a/a.ts', 'b/a.ts', text(before), text(after), undefined, undefined, { context: 2 })
    .split('\n')
    .filter((row) => !row.startsWith('==='));
const rowsOnly = (rows: readonly string[]) => rows.filter((row) => !/^(?:---|\+\+\+) /.test(row));

const slips: Readonly<Record<string, (rows: readonly string[]) => readonly string[]>> = {
  none: (rows) => rows,
  'no names of files': rowsOnly,
  'no numbers': (rows) => rows.map((row) => (row.startsWith('@@') ? '@@' : row)),
  'no heading of a hunk': (rows) =>
    rowsOnly(rows)
      .map((row) => (row.startsWith('@@') ? '...' : row))
      .slice(1),
  'nothing that tells of a gap': (rows) => rowsOnly(rows).filter((row) => !row.startsWith('@@')),
  'wrong counts': (rows) => rows.map((row) => row.replace(/,\d+ \+(\d+),\d+ @@/, ',91 +$1,3 @@')),
  'wrong numbers': (rows) => rows.map((row) => row.replace(/^@@ -\d+/, '@@ -99999')),
  'no context': (rows) =>
    rowsOnly(rows)
      .filter((row) => !row.startsWith(' '))
      .map((row) => (row.startsWith('@@') ? '...' : row)),
  CRLF: (rows) => rows.map((row) => `${row}\r`),
  'a fence and sentences': (rows) => ['Use this instead:', '```diff', ...rows, '```', 'It keeps the lock.'],
  'all deeper': (rows) =>
    rows.map((row) => (/^(?:---|\+\+\+|@@)/.test(row) ? row : row.replace(/^([ +-])(?=.)/, '$1    '))),
  'context without signs': (rows) => rows.map((row) => (row.startsWith(' ') ? row.slice(1) : row)),
};

function tried(diff: readonly string[], before: readonly string[], at: number) {
  let left = 5_000_000;
  const spend = (steps: number) => {
    left -= steps;
    if (left < 0) throw new DiffProblem('too much');
  };
  const [file, ...others] = readProposedDiff(diff.join('\n'), 'a.ts');
  if (file === undefined || others.length > 0) throw new Error('the diff is of one file');
  return patched(before, file, { anchor: { startLine: at, endLine: at }, spend });
}

describe('a diff of a real file, written with a slip', () => {
  it.each(Object.entries(slips))('%s: does what was meant, or nothing', (name, slip) => {
    let applied = 0;
    fc.assert(
      fc.property(change, (made) => {
        const at = made.before.findIndex((line, index) => line !== made.after[index]) + 1;
        try {
          const { after, hunks } = tried(slip(written(made)), made.before, at);
          expect(after).toEqual(made.after);
          const [mended] = parsePatch(unifiedDiff('a.ts', 'a.ts', hunks));
          expect(mended && applyPatch(text(made.before), mended, { fuzzFactor: 0 })).toBe(text(made.after));
          applied += 1;
        } catch (error) {
          if (!(error instanceof DiffProblem)) throw error;
        }
      }),
      { numRuns: samples(100), seed: 20_261_127 },
    );
    expect(applied).toBeGreaterThan(name === 'no context' ? 30 : 60);
  });

  it('is not mended where a word of its context is another', () => {
    fc.assert(
      fc.property(change, (made) => {
        const rows = written(made);
        const wrong = rows.map((row) => row.replace(/^( .*?)\b([A-Za-z]{3,})/, '$1$2Elsewhere'));
        if (wrong.join() === rows.join()) return;
        const at = made.before.findIndex((line, index) => line !== made.after[index]) + 1;
        expect(() => tried(wrong, made.before, at)).toThrow(DiffProblem);
      }),
      { numRuns: samples(100), seed: 20_261_127 },
    );
  });

  it('goes back where a blank line goes that could be another one', () => {
    const file = ['one();', '}', '', '// of two', '', 'two();'];
    const rows = ['-}', '+once();', '-', '+twice();'];
    expect(() => tried(rows, file, 2)).toThrow('several places');
    expect(tried([...rows, ' // of two'], file, 2).after).toEqual(['one();', 'once();', 'twice();', ...file.slice(3)]);
  });

  it('goes back where new lines come first, and the line above could stand behind them as well', () => {
    const file = ['import a;', '', 'const never = 1;', '', 'one();', 'two();'];
    expect(() => tried(['+moor();', '-const never = 1;', '-one();'], file, 3)).toThrow('several places');
    const twice = ['one();', 'two();', 'three();', 'two();'];
    expect(() => tried(['+moor();', '-three();', '-two();'], twice, 3)).toThrow('several places');
    expect(tried(['+moor();', '-three();'], twice, 3).after).toEqual(['one();', 'two();', 'moor();', 'two();']);
  });

  it('goes back where a blank line goes first that could be another one', () => {
    const file = ['import a;', '', '// of one', '', 'one();'];
    expect(() => tried(['-', '+moor();', '-one();', '+sail();'], file, 2)).toThrow('several places');
    expect(tried(['-', ' // of one', '+moor();'], file, 2).after).toEqual([
      'import a;',
      '// of one',
      'moor();',
      '',
      'one();',
    ]);
  });

  it('goes back where its lines stand together elsewhere, and apart where the finding is', () => {
    const file = ['one();', '}', 'two();', 'stop() {', '}', 'end() {', '}'];
    const rows = ['-}', '+moor();', '-end() {', '+board() {'];
    expect(() => tried(rows, file, 2)).toThrow('several places');
    expect(tried(rows, file, 5).after).toEqual([...file.slice(0, 4), 'moor();', 'board() {', '}']);
  });

  it('goes back where its lines are shifted by two depths', () => {
    const file = ['if (a) {', '    one();', '  two();', '}'];
    expect(() => tried([' if (a) {', '-  one();', '+  once();', ' two();'], file, 2)).toThrow('does not fit');
    expect(tried(['-one();', '+once();'], file, 2).after).toEqual(['if (a) {', '    once();', '  two();', '}']);
  });

  it('takes blanks for tabs where its rows show how many are one', () => {
    const file = ['func a() {', '\tif b {', '\t\treturn', '\t}', '}'];
    const rows = [' if b {', '-    return', '+    if c {', '+        return', '+    }', ' }'];
    expect(tried(rows, file, 3).after).toEqual([
      'func a() {',
      '\tif b {',
      '\t\tif c {',
      '\t\t\treturn',
      '\t\t}',
      '\t}',
      '}',
    ]);
  });

  it('tells how the lines stand', () => {
    const file = ['open(gate);', 'board(cars);', 'close(gate);'];
    expect(() => tried([' open(gate);', '-board(trucks);', '+board(all);'], file, 2)).toThrow(
      'No line of it is: board(trucks);\nLines 1 to 3 at the head:\nopen(gate);\nboard(cars);\nclose(gate);',
    );
    expect(() => tried(['+wait();'], file, 2)).toThrow('nothing says where it belongs');
    expect(() => tried(['-open(gate);', '+...'], file, 1)).toThrow('left out');
  });
});
