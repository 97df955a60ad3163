import { structuredPatch } from 'diff';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { samples } from '../../../test/support/samples.ts';
import type { ChangedFile, DiffLine } from '../../types.ts';
import { movedLines } from './moved-lines.ts';

/** What a diff shows of a file that went from one text to another. */
function change(path: string, before: readonly string[], after: readonly string[]): ChangedFile {
  const { hunks } = structuredPatch('', '', `${before.join('\n')}\n`, `${after.join('\n')}\n`, '', '', { context: 8 });
  return {
    path,
    status: 'modified',
    oldMode: '100644',
    newMode: '100644',
    content: 'text',
    notReviewed: null,
    additions: 0,
    deletions: 0,
    hunks: hunks.map(({ oldStart, oldLines, newStart, newLines, lines }) => {
      let [oldLine, newLine] = [oldStart, newStart];
      const rows = lines.flatMap((row): DiffLine[] => {
        const text = row.slice(1);
        if (row.startsWith('+')) return [{ kind: 'added', oldLine: null, newLine: newLine++, text }];
        if (row.startsWith('-')) return [{ kind: 'deleted', oldLine: oldLine++, newLine: null, text }];
        return row.startsWith('\\') ? [] : [{ kind: 'context', oldLine: oldLine++, newLine: newLine++, text }];
      });
      return { oldStart, oldCount: oldLines, newStart, newCount: newLines, lines: rows };
    }),
  };
}

/** Lines of one side that are moved or re-indented. */
function moved(changes: readonly ChangedFile[], side: 'new' | 'old' = 'new', path = changes[0]?.path ?? '') {
  const found = movedLines(changes);
  return Array.from({ length: 60 }, (_, at) => at + 1).filter((line) => found.has(side, path, line));
}

const filler = (from: number, count: number) => Array.from({ length: count }, (_, at) => `fill(${from + at});`);
const block = ['const total = sum(order.items);', 'charge(order.card, total);', 'log(total);'];
const indented = block.map((line) => `  ${line}`);

describe('moved lines', () => {
  it('are a block that stands elsewhere in the file, on both sides', () => {
    const changes = [change('a.ts', [...block, ...filler(0, 20), 'end();'], [...filler(0, 20), ...block, 'end();'])];
    expect(moved(changes)).toEqual([21, 22, 23]);
    expect(moved(changes, 'old')).toEqual([1, 2, 3]);
  });

  it('are a block that stands in another file, re-indented and with a blank line less', () => {
    const changes = [
      change('a.ts', [...filler(0, 3), ...block.slice(0, 2), '', 'log(total);'], filler(0, 3)),
      change('b.ts', filler(9, 3), ['function pay() {', ...indented, '}', ...filler(9, 3)]),
    ];
    expect(moved(changes, 'new', 'b.ts')).toEqual([2, 3, 4]);
    expect(moved(changes, 'old')).toEqual([4, 5, 7]);
  });

  it('are no lines that say next to nothing', () => {
    expect(moved([change('a.ts', ['go();', ...filler(0, 20)], [...filler(0, 20), 'go();'])])).toEqual([]);
  });

  it('are no statements that change places within a hunk', () => {
    const [first = '', second = '', third = ''] = block;
    expect(moved([change('a.ts', [first, second, third], [first, third, second])])).toEqual([]);
  });

  it('are one copy of what was deleted once', () => {
    const changes = [
      change('a.ts', [...block, ...filler(0, 20)], [...filler(0, 20), ...block, ...filler(30, 5), ...block]),
    ];
    expect(moved(changes)).toEqual([21, 22, 23]);
  });

  it('are compared to the letter within the line, and with indentation where it has meaning', () => {
    const spaced = block.map((line) => line.replaceAll('order', "'a b'"));
    const squeezed = spaced.map((line) => line.replaceAll("'a b'", "'a  b'"));
    expect(moved([change('a.ts', [...spaced, ...filler(0, 20)], [...filler(0, 20), ...squeezed])])).toEqual([]);
    for (const path of ['a.py', 'b.yml', 'Makefile'])
      expect(moved([change(path, [...block, ...filler(0, 20)], [...filler(0, 20), ...indented])]), path).toEqual([]);
    expect(moved([change('a.py', [...block, ...filler(0, 20)], [...filler(0, 20), ...block])])).toHaveLength(3);
  });
});

describe('re-indented lines', () => {
  it('stand in the place of the old ones, however short', () => {
    const changes = [change('a.ts', ['a;', 'b;', 'c;'], ['if (x) {', '  a;', '  b;', '}', 'c;'])];
    expect(moved(changes)).toEqual([2, 3]);
    expect(moved(changes, 'old')).toEqual([1, 2]);
    expect(moved([change('a.py', ['a', 'b', 'c'], ['if x:', '  a', '  b', 'c'])])).toEqual([]);
  });

  it('are new where they lost what they stood in', () => {
    const guarded = ['if (isAllowed(user)) {', ...indented, '}', 'end();'];
    expect(moved([change('a.ts', guarded, [...block, 'end();'])])).toEqual([]);
    expect(moved([change('a.ts', indented, block)])).toEqual([1, 2, 3]);
  });
});

it('takes a bounded time for hostile changes, and then counts lines as new', () => {
  const same = (text: string, count: number) => Array.from({ length: count }, () => text);
  const rows = same('the same line in every place', 20_000);
  const hunk = (kind: 'added' | 'deleted'): DiffLine[] =>
    rows.map((text, at) =>
      kind === 'added'
        ? { kind, oldLine: null, newLine: at + 1, text }
        : { kind, oldLine: at + 1, newLine: null, text },
    );
  const file = (path: string, kind: 'added' | 'deleted'): ChangedFile => ({
    ...change(path, [], []),
    hunks: [{ oldStart: 1, oldCount: 0, newStart: 1, newCount: 0, lines: hunk(kind) }],
  });
  const found = movedLines([file('a.ts', 'deleted'), file('b.ts', 'added')]);
  expect(found.has('new', 'b.ts', 20_000)).toBe(false);
});

it('marks a line only where the other side has the same words', () => {
  const line = fc.constantFrom('', '}', '  go();', 'go();', ...block, ...indented);
  fc.assert(
    fc.property(fc.array(line, { maxLength: 20 }), fc.array(line, { maxLength: 20 }), (before, after) => {
      const changes = [change('a.ts', before, after)];
      const words = new Set(before.map((text) => text.trim()));
      for (const at of moved(changes)) expect(words).toContain(after[at - 1]?.trim());
      expect(moved(changes).length).toBe(moved(changes, 'old').length);
    }),
    { numRuns: samples(500), seed: 20_261_125 },
  );
});
