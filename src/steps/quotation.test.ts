import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
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
    expect(placeQuotation(file, '\t}\n...\n}', at(4))).toMatchObject({ place: 'ambiguous' });
  });

  it('is narrowed to its line when a whole function was stated', () => {
    expect(placeQuotation(file, 'if (order.total > 0) {', at(8, 12))).toEqual({
      place: 'found',
      startLine: 9,
      endLine: 9,
    });
  });

  it.each(['', '   \n ', '...', 'nothing of the kind', 'charge(order.cards, order.total);'])(
    '%j is not found',
    (quote) => {
      expect(placeQuotation(file, quote, at(3))).toEqual({ place: 'missing' });
    },
  );

  it('of a bare bracket is no evidence anywhere but at its line', () => {
    expect(placeQuotation(['a', '}', 'b'], '}', at(3))).toEqual({ place: 'missing' });
    expect(placeQuotation(['a', '}', 'b'], '}', at(2))).toEqual({ place: 'found', startLine: 2, endLine: 2 });
  });
});

/** Real text: this project's own sources. */
const sources = readdirSync(join(import.meta.dirname, '..'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(join(import.meta.dirname, '..', name), 'utf8').split('\n'))
  .filter((lines) => lines.length > 20);

const mutations: readonly ((lines: readonly string[]) => string)[] = [
  (lines) => lines.join('\n'),
  (lines) => lines.join('\r\n'),
  (lines) => lines.map((line) => line.replace(/^ +/, (indent) => '\t'.repeat(indent.length / 2))).join('\n'),
  (lines) => lines.map((line) => line.trim()).join('\n'),
  (lines) => lines.map((line, index) => `${String(index + 100).padStart(6)} | ${line}`).join('\n'),
  (lines) => lines.map((line) => `+${line}`).join('\n'),
  (lines) => (lines.length < 4 ? lines.join('\n') : [lines[0], '...', lines.at(-1)].join('\n')),
];

const normal = (line: string) => line.replace(/\s+/g, ' ').trim();

describe('on real text with line numbers that are off by up to 30', () => {
  it('brings unique quotations back to their line, and never points at a wrong one', () => {
    let [unique, right] = [0, 0];
    const wrong: unknown[] = [];
    fc.assert(
      fc.property(
        fc.nat(),
        fc.nat(),
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: -30, max: 30 }),
        fc.nat({ max: mutations.length - 1 }),
        (pick, from, length, shift, mutation) => {
          const lines = sources[pick % sources.length] ?? [];
          const start = from % (lines.length - length);
          const span = lines.slice(start, start + length);
          // A span that begins or ends with nothing, or says nothing, is no quotation of a defect.
          if (normal(span[0] ?? '') === '' || normal(span.at(-1) ?? '') === '') return;
          if (span.join('').replaceAll(/\W/g, '').length < 8) return;
          const places = lines.filter((_, index) =>
            span.every((line, offset) => normal(lines[index + offset] ?? '') === normal(line)),
          );
          const isEllipsis = mutation === mutations.length - 1 && length >= 4;
          if (places.length > 1) return;
          unique += 1;
          const stated = Math.max(1, start + 1 + shift);
          const quote = mutations[mutation]?.(span) ?? '';
          const placed = placeQuotation(lines, quote, { startLine: stated, endLine: stated + length - 1 });
          if (placed.place === 'ambiguous' && isEllipsis) unique -= 1;
          else if (placed.place === 'found' || placed.place === 'relocated') {
            if (placed.startLine === start + 1) right += 1;
            else wrong.push({ quote, stated, actual: start + 1, placed });
          }
        },
      ),
      { numRuns: 5_000, seed: 20_261_125 },
    );
    expect(wrong).toEqual([]);
    expect(unique).toBeGreaterThan(2_500);
    expect(right / unique).toBeGreaterThanOrEqual(0.99);
  });
});
