import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { samples } from '../../../test/support/samples.ts';
import { placeQuotation } from './quotation.ts';

const word = fc.stringMatching(/^[a-z]{3,8}$/);
const file = fc.uniqueArray(
  fc.tuple(word, word, word).map(([one, two, three]) => `  ${one}(${two}.${three});`),
  { minLength: 6, maxLength: 20 },
);
const numbers =
  (form: (number: number, line: string) => string) =>
  (lines: readonly string[], first: number): string =>
    lines.map((line, at) => form(first + at, line)).join('\n');

/** What models put around lines that they copy, from the given line on. */
const wrappings: Readonly<Record<string, (lines: readonly string[], first: number) => string>> = {
  'a number and a tab': numbers((number, line) => `${number}\t${line}`),
  'a number and blanks': numbers((number, line) => `${String(number).padStart(5)}  ${line}`),
  'a number and a full stop': numbers((number, line) => `${number}. ${line}`),
  'a number in brackets': numbers((number, line) => `[${number}] ${line}`),
  'a number in half a bracket': numbers((number, line) => `${number}) ${line}`),
  'a number and an arrow': numbers((number, line) => `${number}→${line}`),
  'a number and a rule': numbers((number, line) => `${number} │ ${line}`),
  'two bars': numbers((number, line) => `${number} || ${line}`),
  'a sign, a number and a bar': numbers((number, line) => `+${number} | ${line}`),
  'L and a number': numbers((number, line) => `L${number}: ${line}`),
  'a hash and a number': numbers((number, line) => `#${number} ${line}`),
  'marks of a citation': (lines) => lines.map((line) => `> ${line}`).join('\n'),
  'quotation marks': (lines) => `"${lines.join('\n')}"`,
  'curly quotation marks': (lines) => `“${lines.join('\n')}”`,
  'a string of JSON': (lines) => JSON.stringify(lines.join('\n')),
  'the heading of a diff': (lines) => `--- a/src/a.ts\n+++ b/src/a.ts\n@@ -1,9 +1,9 @@\n${lines.join('\n')}`,
  'a diff with its heading': (lines) =>
    `diff --git a/src/a.ts b/src/a.ts\n@@ -1,9 +1,9 @@\n${lines.map((line) => `+${line}`).join('\n')}`,
  'a pointer below': (lines) => `${lines.join('\n')}\n    ^^^^^^ may be gone`,
};

describe('what stands around the code of a quotation', () => {
  it.each(Object.entries(wrappings))('is taken off: %s', (_, wrapped) => {
    fc.assert(
      fc.property(file, fc.nat(), fc.integer({ min: 1, max: 4 }), (lines, at, count) => {
        const first = (at % (lines.length - count)) + 1;
        const quoted = lines.slice(first - 1, first - 1 + count);
        const stated = { startLine: first, endLine: first + count - 1 };
        expect(placeQuotation(lines, wrapped(quoted, first), stated)).toEqual({ place: 'found', ...stated });
        const invented = quoted.map((line) => line.replace('(', 'Of(').replace('.', '.all.'));
        expect(placeQuotation(lines, wrapped(invented, first), stated).place).toBe('missing');
      }),
      { numRuns: samples(300, 15) },
    );
  });

  it('stays where the file has it so', () => {
    const list = ['1. moor the boat', '2. release its lines', '3. log it'];
    expect(placeQuotation(list, '2. release its lines\n3. log it', { startLine: 2, endLine: 3 }).place).toBe('found');
    const diff = ['--- a/x', '+++ b/x', '@@ -1 +1 @@', '-one of them', '+another one'];
    expect(placeQuotation(diff, diff.slice(1, 4).join('\n'), { startLine: 2, endLine: 4 })).toMatchObject({
      place: 'found',
      startLine: 2,
    });
    expect(placeQuotation(['> cited words', '"said words"'], '"said words"', { startLine: 2, endLine: 2 }).place).toBe(
      'found',
    );
  });

  it('is a number only where the numbers count up', () => {
    const lines = ['moor(boat);', 'release(lines);'];
    const at = (quote: string) => placeQuotation(lines, quote, { startLine: 1, endLine: 2 }).place;
    expect(at('8 moor(boat);\n9 release(lines);')).toBe('found');
    expect(at('9 moor(boat);\n4 release(lines);')).toBe('missing');
  });

  it('is a masked value also in crosses, and in a word in brackets', () => {
    const lines = ['const quay = 1;', 'const key = "EXAMPLE-0000-NOT-A-KEY";', 'const boat = 2;'];
    for (const value of ['EXAMPLE-xxxxxxxx', 'XXXXXXXXXX', '<hidden>', '[withheld]'])
      expect(placeQuotation(lines, `const key = "${value}";`, { startLine: 2, endLine: 2 }), value).toEqual({
        ...{ place: 'found', startLine: 2, endLine: 2 },
      });
  });
});
