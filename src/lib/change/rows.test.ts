import { describe, expect, it } from 'vitest';
import type { ChangedFile, DiffLine } from '../../types.ts';
import { changeRows, rowLength, rowText } from './rows.ts';

function fileOf(lines: readonly DiffLine[]): ChangedFile {
  return {
    ...{ path: 'a.js', status: 'modified', oldMode: '100644', newMode: '100644', content: 'text', notReviewed: null },
    ...{ additions: 1, deletions: 1 },
    hunks: [{ oldStart: 5, oldCount: 9, newStart: 5, newCount: 9, lines }],
  };
}

const same = (line: number, text = `line ${line}`): DiffLine => ({
  kind: 'context',
  oldLine: line,
  newLine: line,
  text,
});
const texts = (lines: readonly DiffLine[], context?: number) => changeRows(fileOf(lines), context).map(rowText);

describe('rows of a change', () => {
  it('keep as many unchanged lines around a changed one as are asked for, in hunks that say where they stand', () => {
    const lines: DiffLine[] = [
      ...[5, 6, 7].map((line) => same(line)),
      { kind: 'deleted', oldLine: 8, newLine: null, text: 'gone' },
      ...[9, 10, 11].map((line): DiffLine => ({ ...same(line), newLine: line - 1 })),
      { kind: 'added', oldLine: null, newLine: 11, text: 'new' },
    ];
    expect(texts(lines)).toHaveLength(9);
    expect(texts(lines, 1)).toEqual([
      '@@ old 7+3 new 7+2 @@',
      '   7    7 | line 7',
      '   8      |-gone',
      '   9    8 | line 9',
      '@@ old 11+1 new 10+2 @@',
      '  11   10 | line 11',
      '       11 |+new',
    ]);
    expect(texts(lines, 0)).toEqual([
      '@@ old 8+1 new 7+0 @@',
      '   8      |-gone',
      '@@ old 11+0 new 11+1 @@',
      '       11 |+new',
    ]);
  });

  it.each([9, 99_998, 999_998, 9_999_999])('are as long as is said of them, at line %i', (line) => {
    const numbered: DiffLine[] = [
      { kind: 'deleted', oldLine: line, newLine: null, text: 'gone' },
      ...['', 'a', '\u200b⚓', 'x'.repeat(9_000)].map(
        (text, at): DiffLine => ({ ...same(line, text), newLine: at + 1 }),
      ),
    ];
    const rows = changeRows(fileOf(numbered));
    expect(rows.map(rowLength)).toEqual(rows.map((row) => rowText(row).length));
  });

  it('show of a long line what differs from the one that stood there, and count it as one line', () => {
    const long = 'var a=1;'.repeat(655_360);
    const other = `${long.slice(0, 2_500_000)}var b=9;${long.slice(2_500_008)}`;
    const rows = changeRows(
      fileOf([
        { kind: 'deleted', oldLine: 1, newLine: null, text: long },
        { kind: 'added', oldLine: null, newLine: 1, text: other },
        same(2, long),
      ]),
    );
    const text = rows.map(rowText).join('\n');
    expect(text.length).toBeLessThan(3_000);
    expect(text).toContain('var b=9;');
    expect(text.match(/\[\d+ characters without a change\]/gu)).toHaveLength(5);
    expect(new Set(rows.map(({ changedLine }) => changedLine))).toEqual(new Set([null, 0, 1]));
    expect(rows.some(({ isCut }) => isCut)).toBe(false);
  });

  it('cut what is too long, say so, and show its end; many of them take little more than one', () => {
    const added = (at: number): DiffLine => ({
      ...{ kind: 'added', oldLine: null, newLine: at },
      text: `${'x'.repeat(200_000)}";evil${at}();`,
    });
    const rows = changeRows(fileOf(Array.from({ length: 20 }, (_, at) => added(at + 1))));
    const text = rows.map(rowText).join('\n');
    expect(text.length).toBeLessThan(40_000);
    expect(rows.filter(({ isCut }) => isCut)).toHaveLength(20);
    expect(text).toContain('evil1();');
    expect(text).toContain('evil20();');
  });

  it('never take a pair of units apart', () => {
    const rows = texts([{ kind: 'added', oldLine: null, newLine: 1, text: `x${'😀'.repeat(1_500)}` }]);
    expect(rows).toHaveLength(3);
    for (const row of rows) expect(row.isWellFormed()).toBe(true);
  });
});
