import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { samples } from '../../../test/support/samples.ts';
import { commentReadings, placeComment, withoutMarks } from './place-comment.ts';
import { placeQuotation } from './quotation.ts';

/** How languages mark a comment: before each line, or around the whole, with or without a column on the left. */
const perLine = ['//', '///', '//!', '#', '##', '--', '---', ';', ';;', '%', '!', "'", 'REM', 'rem', '::', '..'];
const around = [
  ...['/*|*/', '/**|*/', '{/*|*/}', '<!--|-->', '"""|"""', "'''|'''", 'r"""|"""', '{-|-}', '(*|*)', '{#|#}'],
  ...['<%--|--%>', '{{!--|--}}', '<#|#>', '--[[|]]', '#=|=#', '#||#', '%{|%}'],
].map((pair) => [pair.slice(0, Math.ceil(pair.length / 2)).replace(/\|$/, ''), pair.slice(pair.indexOf('|', 1) + 1)]);
const columns = ['', ' * ', '   ', '# '];

// A word that is itself a mark is taken for one where a line begins with it: nothing tells which it is.
const word = fc.stringMatching(/^[a-z]{2,9}$/).filter((text) => text !== 'rem' && text !== 'dnl');
const sentence = fc.array(word, { minLength: 8, maxLength: 24 });

/** The words as lines of so many words. */
function wrapped(words: readonly string[], width: number): string[] {
  return Array.from({ length: Math.ceil(words.length / width) }, (_, at) =>
    words.slice(at * width, (at + 1) * width).join(' '),
  );
}

/** A comment as it can stand in a file. */
const comment = fc.record({
  words: sentence,
  width: fc.integer({ min: 3, max: 9 }),
  indent: fc.constantFrom('', '  ', '\t\t'),
  form: fc.oneof(
    fc.constantFrom(...perLine).map((mark) => (lines: string[]) => lines.map((line) => `${mark} ${line}`)),
    fc
      .tuple(fc.constantFrom(...around), fc.constantFrom(...columns), fc.boolean())
      .map(([[open = '', close = ''], column, isApart]) => (lines: string[]) => {
        const rows = lines.map((line, index) => (index === 0 && !isApart ? `${open} ${line}` : `${column}${line}`));
        return isApart ? [open, ...rows, ` ${close}`] : [...rows.slice(0, -1), `${rows.at(-1)} ${close}`];
      }),
  ),
});
type Comment = typeof comment extends fc.Arbitrary<infer Value> ? Value : never;

function linesOf({ words, width, indent, form }: Comment): string[] {
  return form(wrapped(words, width)).map((line) => `${indent}${line}`);
}

/** How a model copies it: any part of the marks, wrapped as it likes, within quotation marks or not. */
const copy = fc.record({
  width: fc.integer({ min: 2, max: 30 }),
  mark: fc.constantFrom('', '', '// ', '# ', ' * '),
  isOnOneLine: fc.boolean(),
  end: fc.constantFrom('', '.', '...', ';'),
  quotes: fc.constantFrom(['', ''], ['"', '"'], ['“', '”'], ['`', '`']),
  lineEnd: fc.constantFrom('\n', '\r\n'),
});

function copied(words: readonly string[], { width, mark, isOnOneLine, end, quotes, lineEnd }: CopyOf): string {
  const lines = wrapped(words, width).map((line) => `${mark}${line}`);
  return `${quotes[0]}${lines.join(isOnOneLine ? ' ' : lineEnd)}${end}${quotes[1]}`;
}
type CopyOf = typeof copy extends fc.Arbitrary<infer Value> ? Value : never;

const code = ['const berth = berths.get(1);', 'if (berth === null) return;', 'harbour.free(berth);'];

describe('placing a quoted comment', () => {
  it('finds it whatever its marks are and wherever its lines end, as git has them', () => {
    fc.assert(
      fc.property(comment, copy, fc.boolean(), (written, way, hasReturns) => {
        const lines = linesOf(written);
        const file = [...code, ...lines, ...code].map((line) => (hasReturns ? `${line}\r` : line));
        const quote = copied(written.words, way);
        const found = placeComment(file, quote, { startLine: null, endLine: null });
        expect(found, quote).toMatchObject({ place: 'relocated' });
        const [from, to] = 'startLine' in found ? [found.startLine, found.endLine] : [0, 0];
        const marked = file.slice(from - 1, to).map((line) => line.replaceAll(/[^a-z ]/g, ''));
        for (const each of [written.words[0] ?? '', written.words.at(-1) ?? ''])
          expect(marked.join(' ')).toContain(each);
        expect(from).toBeGreaterThan(code.length);
        expect(to).toBeLessThanOrEqual(code.length + lines.length);
      }),
      { numRuns: samples(20_000) },
    );
  });

  it('finds no comment that nobody wrote', () => {
    fc.assert(
      fc.property(comment, sentence, copy, (written, other, way) => {
        const words = other.map((each) => `x${each}`);
        expect(
          placeComment([...code, ...linesOf(written), ...code], copied(words, way), { startLine: 4, endLine: 4 }),
        ).toEqual({ place: 'missing' });
      }),
      { numRuns: samples(5_000, 60) },
    );
  });

  it('takes what stands there word for word before what only says the same', () => {
    const file = ['# TODO: free the berth', 'x();', '// TODO: free the berth', 'y();'];
    const at = (quote: string, line: number | null = null) =>
      placeComment(file, quote, { startLine: line, endLine: line });
    expect(at('// TODO: free the berth')).toMatchObject({ startLine: 3 });
    expect(at('TODO: free the berth')).toEqual({ place: 'ambiguous', count: 2 });
    expect(at('"TODO: free the berth"', 1)).toMatchObject({ place: 'found', startLine: 1 });
  });

  it('finds code with the comment before it as a whole, where code alone would find the code', () => {
    const file = ['return null;', '// Nobody frees the berth', '// when the mail fails.', 'return null;'];
    const quote = '// Nobody frees the berth when the mail fails.\nreturn null;';
    expect(placeQuotation(file, quote, { startLine: 2, endLine: 3 }).place).not.toBe('found');
    expect(placeComment(file, quote, { startLine: 2, endLine: 3 })).toMatchObject({ startLine: 2, endLine: 4 });
  });

  it('reads what was left out, and other quotation marks within', () => {
    const file = ['-- Deviates from the "no teardown" rule; the server', '-- would leak ports between', '-- sessions.'];
    for (const quote of [
      "Deviates from the 'no teardown' rule.",
      'Deviates from the no teardown rule; [...] leak ports between sessions',
      '“Deviates from the `no teardown` rule; the server would leak ports…”',
    ])
      expect(placeComment(file, quote, { startLine: 1, endLine: 1 }), quote).toMatchObject({
        place: 'found',
        startLine: 1,
      });
  });

  it('leaves code alone that begins like a comment', () => {
    expect(['*berth = null;', '--count;', '#include <berth.h>', 'x // why'].map(withoutMarks)).toEqual([
      '*berth = null;',
      'count;',
      'include <berth.h>',
      'x // why',
    ]);
    expect(commentReadings('// one // two')).toEqual([' one // two', ' one  two']);
  });
});
