import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeRows } from '../agent/change-rows.ts';
import type { ChangedFile } from '../types.ts';
import { placeQuotation } from './quotation.ts';

const file = [
  'function pay(order) {',
  '\tif (order.total > 0) {',
  '\t\tcharge(order.card, order.total);',
  '\t}',
  '',
  '\tlog("paid");',
  '}',
  'function refund(order) {',
  '\tif (order.total > 0) {',
  '\t\tcredit(order.card, order.total);',
  '\t}',
  '}',
];
const at = (startLine: number, endLine = startLine) => ({ startLine, endLine });
describe('a quotation', () => {
  it.each([
    ['as it stands', '\t\tcharge(order.card, order.total);'],
    ['with other white space', '    charge(order.card,  order.total);'],
    ['with carriage returns', 'charge(order.card, order.total);\r'],
    ['with blank lines around it', '\n\ncharge(order.card, order.total);\n\n'],
    ['as a part of the line', 'charge(order.card'],
    ['with a line number of our print', '     3 | \t\tcharge(order.card, order.total);'],
    ['with the sign of a diff', '+\t\tcharge(order.card, order.total);'],
  ])('is found %s', (_, quote) => {
    expect(placeQuotation(file, quote, at(3))).toEqual({ place: 'found', startLine: 3, endLine: 3 });
    expect(placeQuotation(file, quote, at(11))).toEqual({ place: 'relocated', startLine: 3, endLine: 3 });
  });

  it('is found over lines, with a gap that the model wrote as an ellipsis', () => {
    const quote = 'function refund(order) {\n...\n\t\tcredit(order.card, order.total);';
    expect(placeQuotation(file, quote, at(1, 3))).toEqual({ place: 'relocated', startLine: 8, endLine: 10 });
  });

  it('is found when a line was cut in the middle', () => {
    expect(placeQuotation(file, 'credit(order.card, ...);', at(2))).toMatchObject({
      place: 'relocated',
      startLine: 10,
    });
  });

  it('is found when the model left out a blank line', () => {
    expect(placeQuotation(file, '\t}\n\tlog("paid");', at(1))).toEqual({
      place: 'relocated',
      startLine: 4,
      endLine: 6,
    });
  });

  it('is taken at the stated line, and refused where two places have it', () => {
    expect(placeQuotation(file, '\tif (order.total > 0) {', at(9))).toEqual({
      place: 'found',
      startLine: 9,
      endLine: 9,
    });
    expect(placeQuotation(file, '\tif (order.total > 0) {', at(4))).toEqual({ place: 'ambiguous', count: 2 });
  });

  it('with a gap is refused where it could begin in two places', () => {
    expect(placeQuotation(file, '\t}\n...\n}', at(4))).toEqual({ place: 'missing' });
    expect(placeQuotation(file, 'if (order.total > 0) {\n...\n}', at(2, 12))).toEqual({ place: 'ambiguous', count: 2 });
  });

  it('is narrowed to its line when a whole function was stated, and no other place is in reach of a small error', () => {
    const quote = 'if (order.total > 0) {';
    const apart = [
      ...file.slice(0, 7),
      ...Array.from({ length: 40 }, (_, index) => `fill(${index});`),
      ...file.slice(7),
    ];
    expect(placeQuotation(apart, quote, at(48, 52))).toEqual({ place: 'found', startLine: 49, endLine: 49 });
    expect(placeQuotation(file, quote, at(8, 12))).toEqual({ place: 'ambiguous', count: 2 });
  });

  it('is found as our own print of a change shows it', () => {
    const hunk = {
      oldStart: 1,
      oldCount: 2,
      newStart: 2,
      newCount: 2,
      lines: [
        { kind: 'context', oldLine: 1, newLine: 2, text: file[1] ?? '' },
        { kind: 'deleted', oldLine: 2, newLine: null, text: '\t\tnothing();' },
        { kind: 'added', oldLine: null, newLine: 3, text: file[2] ?? '' },
      ],
    } as const;
    const change: ChangedFile = {
      path: 'a',
      status: 'modified',
      oldMode: '100644',
      newMode: '100644',
      content: 'text',
      additions: 1,
      deletions: 1,
      hunks: [hunk],
    };
    const [, ...rows] = changeRows(change).map(({ text }) => text);
    for (const signsOnly of [false, true]) {
      const quote = rows.map((row) => (signsOnly ? row.slice(row.indexOf('|') + 1) : row)).join('\n');
      expect(placeQuotation(file, quote, at(2, 3))).toEqual({ place: 'found', startLine: 2, endLine: 3 });
    }
  });

  it('is found whether unseen characters were copied, written out or left out', () => {
    const hidden = ['a();', 'pay(\u200border);\r', 'b();'];
    for (const quote of ['pay(\u200border);', 'pay(\\u{200b}order);\\u{d}', 'pay(order);'])
      expect(placeQuotation(hidden, quote, at(2))).toEqual({ place: 'found', startLine: 2, endLine: 2 });
  });

  it('is found in a fence, and where a comment stands for what was left out', () => {
    const fenced = '```js\nlog("paid");\n```';
    expect(placeQuotation(file, fenced, at(6))).toEqual({ place: 'found', startLine: 6, endLine: 6 });
    const cut = 'function pay(order) {\n  // ... existing code ...\n  log("paid");\n}';
    expect(placeQuotation(file, cut, at(1, 7))).toEqual({ place: 'found', startLine: 1, endLine: 7 });
  });

  it('takes an ellipsis literally where the code has one', () => {
    const spread = ['call(first, args);', 'x();', 'call(...args);'];
    expect(placeQuotation(spread, 'call(...args);', at(1))).toEqual({ place: 'relocated', startLine: 3, endLine: 3 });
  });

  it('is refused where one place has it as a line and another as a part', () => {
    const cleanup = ['if (done) return cleanup();', 'y();', 'return cleanup();'];
    expect(placeQuotation(cleanup, 'return cleanup();', at(1))).toEqual({ place: 'ambiguous', count: 2 });
    expect(placeQuotation(cleanup, 'return cleanup();', at(3))).toEqual({ place: 'found', startLine: 3, endLine: 3 });
  });

  it('does not take the end of another word for its own beginning', () => {
    const counts = ['discount = zero;', 'y();', 'count = zero;'];
    expect(placeQuotation(counts, 'count = zero;', at(1))).toEqual({ place: 'relocated', startLine: 3, endLine: 3 });
  });

  it('with a sign is refused where the sign could be an operator of another line', () => {
    const sums = ['const used = input +reasoning,', '  reasoning,', 'x'];
    expect(placeQuotation(sums, '+  reasoning,', at(1, 3))).toEqual({ place: 'ambiguous', count: 2 });
  });

  it('that asks for endless search is refused in a moment', () => {
    const repeated = Array.from({ length: 50_000 }, () => 'a a a a b');
    const started = performance.now();
    expect(placeQuotation(repeated, Array.from({ length: 300 }, () => 'a').join('\n...\n'), at(1))).toEqual({
      place: 'missing',
    });
    expect(placeQuotation(repeated, 'a\n...\nabsent', at(1))).toEqual({ place: 'missing' });
    expect(performance.now() - started).toBeLessThan(3_000);
  });

  it.each(['', '   \n ', '...', 'nothing of the kind', 'charge(order.cards, order.total);'])(
    '%j is not found',
    (quote) => {
      expect(placeQuotation(file, quote, at(3))).toEqual({ place: 'missing' });
    },
  );

  it('of a bare bracket is no evidence anywhere but at its line, and none where the file has more of them', () => {
    expect(placeQuotation(['}', '}', 'b'], '}', at(2))).toEqual({ place: 'ambiguous', count: 2 });
    expect(placeQuotation(['a', '}', 'b'], '}', at(3))).toEqual({ place: 'missing' });
    expect(placeQuotation(['a', '}', 'b'], '}', at(2))).toEqual({ place: 'found', startLine: 2, endLine: 2 });
  });
});

/** Real text: this project's own sources. */
const sources = readdirSync(join(import.meta.dirname, '..'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(join(import.meta.dirname, '..', name), 'utf8').split('\n'))
  .filter((lines) => lines.length > 20);

type Mutation = (lines: readonly string[]) => string;

/** Ways in which models change what they copy: its place stays the same. */
const mutations: Readonly<Record<string, Mutation>> = {
  none: (lines) => lines.join('\n'),
  'carriage returns': (lines) => lines.join('\r\n'),
  tabs: (lines) => lines.map((line) => line.replace(/^ +/, (indent) => '\t'.repeat(indent.length / 2))).join('\n'),
  'no indentation': (lines) => lines.map((line) => line.trim()).join('\n'),
  'wide space': (lines) => lines.map((line) => line.replaceAll(' ', '   ')).join('\n'),
  'no blank lines': (lines) => lines.filter((line) => line.trim() !== '').join('\n'),
  'blank ends': (lines) => `\n\n${lines.join('\n')}\n\n`,
  numbers: (lines) => lines.map((line, index) => `${String(index + 100).padStart(6)} | ${line}`).join('\n'),
  'change rows': (lines) => lines.map((line, index) => `${' '.repeat(9)}${index + 100} |+${line}`).join('\n'),
  signs: (lines) => lines.map((line) => `+${line}`).join('\n'),
  'cut ends': (lines) => {
    const text = lines.join('\n').trim();
    const cut = Math.min(4, Math.floor((lines[0]?.trim().length ?? 0) / 3));
    return text.slice(cut, text.length - Math.min(3, Math.floor((lines.at(-1)?.trim().length ?? 0) / 3)));
  },
  'a gap': (lines) => (lines.length < 4 ? lines.join('\n') : [lines[0], '...', lines.at(-1)].join('\n')),
  'a gap in a line': ([first = '', ...rest]) => {
    const at = Math.floor(first.length / 2);
    return [first.length < 30 ? first : `${first.slice(0, at - 3)}…${first.slice(at + 3)}`, ...rest].join('\n');
  },
};

const bare = (text: string) => text.replace(/\s+/g, '');

describe('on real text with line numbers that are off by 1 to 30', () => {
  const measure = (runs: number, seed: number) => {
    const tally = { unique: 0, right: 0, refused: 0, twins: 0, wrong: [] as unknown[] };
    fc.assert(
      fc.property(
        fc.nat(),
        fc.nat(),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 0, max: 5 }),
        fc.integer({ min: -30, max: 30 }).filter((shift) => shift !== 0),
        fc.constantFrom(...Object.keys(mutations)),
        (pick, from, length, more, shift, name) => {
          const lines = sources[pick % sources.length] ?? [];
          const start = from % (lines.length - length);
          const span = lines.slice(start, start + length);
          if (bare(span[0] ?? '') === '' || bare(span.at(-1) ?? '') === '') return;
          const quote = mutations[name]?.(span) ?? '';
          const startLine = Math.max(1, start + 1 + shift);
          const placed = placeQuotation(lines, quote, { startLine, endLine: startLine + length - 1 + more });
          const text = bare(name === 'cut ends' ? quote : span.join(''));
          const isUnique = bare(lines.join('\n')).split(text).length === 2 && text.replaceAll(/\W/g, '').length >= 8;
          const hasGap = name.startsWith('a gap');
          if (isUnique && !hasGap) tally.unique += 1;
          if (placed.place === 'missing' || placed.place === 'ambiguous') tally.refused += 1;
          else if (placed.startLine === start + 1 && (hasGap || placed.endLine === start + length)) {
            if (isUnique && !hasGap) tally.right += 1;
          } else if (
            // Nobody can tell a quotation at the stated line from the same words at the line that was meant.
            placed.startLine === startLine &&
            bare(lines.slice(startLine - 1, placed.endLine).join('')).includes(text)
          )
            tally.twins += 1;
          else tally.wrong.push({ name, quote, startLine, actual: start + 1, placed });
        },
      ),
      { numRuns: runs, seed },
    );
    return tally;
  };

  it('brings unique quotations back to their line, and never points at a wrong one', () => {
    const { unique, right, wrong } = measure(12_000, 20_261_125);
    expect(wrong).toEqual([]);
    expect(unique).toBeGreaterThan(5_000);
    expect(right / unique).toBeGreaterThanOrEqual(0.99);
  });
});
