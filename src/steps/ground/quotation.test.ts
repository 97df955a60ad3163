import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { processorTime } from '../../../test/support/processor-time.ts';
import { samples } from '../../../test/support/samples.ts';
import { changeRows, rowText } from '../../lib/change/rows.ts';
import type { ChangedFile } from '../../types.ts';
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
    ['with a line number of our print', '   3 | \t\tcharge(order.card, order.total);'],
    ['with the sign of a diff', '+\t\tcharge(order.card, order.total);'],
  ])('is found %s', (_, quote) => {
    expect(placeQuotation(file, quote, at(3))).toEqual({ place: 'found', startLine: 3, endLine: 3 });
    expect(placeQuotation(file, quote, at(11))).toEqual({ place: 'relocated', startLine: 3, endLine: 3 });
  });

  it('is found over lines, with a gap that the model wrote as an ellipsis', () => {
    const quote = 'function refund(order) {\n...\n\t\tcredit(order.card, order.total);';
    expect(placeQuotation(file, quote, at(1, 3))).toEqual({ place: 'relocated', startLine: 8, endLine: 10 });
  });

  it('keeps a comment of the file that speaks of an escape, where lines are left out behind it', () => {
    const lines = [
      'open();',
      '/** Lines without `\\n` at their ends. */',
      'function linesOf() {',
      "  const all = split('\\n');",
      '  all.pop();',
      '  return all;',
      '}',
    ];
    const quote = '/** Lines without `\\n` at their ends. */\n  all.pop();\n  return all;';
    expect(placeQuotation(lines, quote, at(20, 24))).toEqual({ place: 'relocated', startLine: 2, endLine: 6 });
  });

  it('keeps the first line of a list that was copied with a slip: its dash is no sign of a diff', () => {
    const list = [
      'Quays',
      '',
      '- **Berths are let by the day.** Who stays over\u2011night pays',
      '  twice, as the rule says.',
      '- No ropes.',
    ];
    const quote = '- **Berths are let by the day.** Who stays over-night pays\n  twice, as the rule says.';
    expect(placeQuotation(list, quote, at(1, 2))).toEqual({ place: 'relocated', startLine: 3, endLine: 4 });
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

  it('with a gap is refused where it could begin in two places, unless both lines are as stated', () => {
    const quote = 'if (order.total > 0) {\n...\n}';
    expect(placeQuotation(file, '\t}\n...\n}', at(4))).toEqual({ place: 'missing' });
    expect(placeQuotation(file, quote, at(2, 8))).toEqual({ place: 'ambiguous', count: 2 });
    expect(placeQuotation(file, quote, at(2, 12))).toEqual({ place: 'found', startLine: 2, endLine: 12 });
  });

  it('with a gap that could end in two places is narrowed to what is certain', () => {
    const quote = 'function pay(order) {\n...\n}';
    const certain = { startLine: 1, endLine: 1, lastLine: 12 };
    expect(placeQuotation(file, quote, at(1, 8))).toEqual({ place: 'found', ...certain });
    expect(placeQuotation(file, quote, at(3, 9))).toEqual({ place: 'relocated', ...certain });
    expect(placeQuotation(file, quote, at(1, 7))).toEqual({ place: 'found', startLine: 1, endLine: 7 });
  });

  it('may hold an ellipsis of its own beside a gap', () => {
    const spread = ['call({', '  ...first,', '  second,', '  third,', '});'];
    expect(placeQuotation(spread, 'call({\n  ...first,\n...\n  third,', at(2))).toEqual({
      place: 'relocated',
      startLine: 1,
      endLine: 4,
    });
  });

  it('keeps the fences of the file apart from the fence around it', () => {
    const page = ['```js', 'run();', '```', 'More.', '```js', 'run(twice);', '```'];
    expect(placeQuotation(page, '````\n```js\nrun(twice);\n```\n````', at(1))).toMatchObject({
      startLine: 5,
      endLine: 7,
    });
    expect(placeQuotation(page, '```js\nrun(twice);', at(9))).toMatchObject({ startLine: 5, endLine: 6 });
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
      notReviewed: null,
      additions: 1,
      deletions: 1,
      hunks: [hunk],
    };
    const [, ...rows] = changeRows(change).map(rowText);
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
    const gaps = Array.from({ length: 300 }, () => 'a').join('\n...\n');
    const time = processorTime(() => {
      for (const quote of [gaps, 'a\n...\nabsent'])
        expect(placeQuotation(repeated, quote, at(1))).toEqual({ place: 'missing' });
    });
    expect(time).toBeLessThan(3_000);
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

  it('without a stated line counts only where one place has it', () => {
    const unknown = { startLine: null, endLine: null };
    expect(placeQuotation(file, 'log("paid");', unknown)).toEqual({ place: 'relocated', startLine: 6, endLine: 6 });
    expect(placeQuotation(file, 'if (order.total > 0) {', unknown)).toEqual({ place: 'ambiguous', count: 2 });
    expect(placeQuotation(file, '}', unknown)).toMatchObject({ place: 'ambiguous' });
  });

  it('whose lines were altered is placed by the others, unless fewer than three in five stand there in order', () => {
    const lines = [
      'open(gate);',
      'const rest = count(cars);',
      'if (rest > 0) {',
      '  board(rest);',
      '}',
      'close(gate);',
    ];
    const near = (quote: string) => placeQuotation(lines, quote, at(2, 5));
    expect(near('open(gate);\nif (rest > 0) {\nclose(gate);')).toMatchObject({ startLine: 1, endLine: 6 });
    expect(near('const rest = count(trucks);\nif (rest > 0) {\n  board(rest);\n}')).toMatchObject({ startLine: 2 });
    expect(near('close(gate);\nopen(gate);')).toEqual({ place: 'missing' });
    expect(near('open(gate);\nsail(ship);\nmoor(ship);')).toEqual({ place: 'missing' });
    expect(near('await sail(ship, crew, tide);')).toEqual({ place: 'missing' });
  });

  it('never has an anchor that holds less than half of it, whatever it is made of', () => {
    const parts = fc.oneof(
      { arbitrary: fc.constantFrom(...file), weight: 4 },
      fc.constantFrom('invented(harbour);', '...', '// a remark', '****', '\ufffd', 'pay(', '&lt;', '\\\\', '```'),
    );
    const stated = fc.integer({ min: 1, max: 14 });
    const code = file.map((line) => line.trim());
    fc.assert(
      fc.property(fc.array(parts, { minLength: 2, maxLength: 8 }), stated, (rows, line) => {
        const placed = placeQuotation(file, rows.join('\n'), at(line, line + 2));
        if (!('startLine' in placed)) return;
        // White space tells no lines apart.
        const held = code.slice(placed.startLine - 1, placed.lastLine ?? placed.endLine);
        const own = rows.map((row) => row.trim()).filter((row) => code.includes(row) && row !== '');
        expect(2 * mostInOrder(own, held)).toBeGreaterThanOrEqual(own.length);
      }),
      { numRuns: samples(1_000) },
    );
  });
});

/** The most lines that both have in the same order. */
function mostInOrder([first, ...rest]: readonly string[], lines: readonly string[]): number {
  if (first === undefined) return 0;
  const found = lines.indexOf(first);
  const without = mostInOrder(rest, lines);
  return found < 0 ? without : Math.max(without, 1 + mostInOrder(rest, lines.slice(found + 1)));
}
