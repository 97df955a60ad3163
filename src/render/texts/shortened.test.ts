import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { samples } from '../../../test/support/samples.ts';
import { narrowed, shortened } from './shortened.ts';

describe('a text with little room', () => {
  it.each([
    ['All of it.', 20, 'All of it.'],
    ['The first one is long. The second is not here.', 30, 'The first one is long. …'],
    ['One. The second sentence is cut within', 30, 'One. The second sentence is…'],
    ['words and `code that` goes on', 20, 'words and…'],
    ['x'.repeat(30), 10, `${'x'.repeat(8)}…`],
    ['Version 1.5 is meant and no other', 22, 'Version 1.5 is meant…'],
    ['It stops here. It goes on and on.', 20, 'It stops here. …'],
    ['It goes on and on and on', 14, 'It goes on…'],
    ['Call `stop()` and then `start()` again.', 27, 'Call `stop()` and then…'],
    ['It reads:\n\n```ts\nconst a = 1;\nconst b = 2;\n```', 40, 'It reads:…'],
    ['```\na\n```', 40, '```\na\n```'],
  ])('"%s" in %i is "%s"', (text, most, expected) => expect(shortened(text, most)).toBe(expected));

  it.each([
    ['All of it', 20, 'All of it'],
    ['two\nlines', 20, 'two lines'],
    ['words and more words', 12, 'words and…'],
    ['日本語の長い題名です', 11, '日本語の長…'],
    ['x'.repeat(30), 10, `${'x'.repeat(9)}…`],
  ])('"%s" in %i columns is "%s"', (text, columns, expected) => expect(narrowed(text, columns)).toBe(expected));

  it('is its beginning, no longer than it may be, and no half of a character', () => {
    const part = fc.constantFrom('`', ' ', '. ', '日', '👍', 'word', '𐀀', '\ud800', '\udc00', '\n', 'e\u0301', '…');
    const text = fc.array(part, { maxLength: 60 }).map((all) => all.join(''));
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 80 }), (said, most) => {
        for (const cut of [shortened(said, most), narrowed(said, most)]) {
          expect([...cut].length).toBeLessThanOrEqual(most);
          const kept = cut.replace(/ ?…$/u, '');
          expect([said.trim(), said.replace(/\s+/gu, ' ').trim()].some((one) => one.startsWith(kept))).toBe(true);
          if (said.isWellFormed()) expect(cut.isWellFormed()).toBe(true);
        }
      }),
      { numRuns: samples(10_000) },
    );
  });
});
