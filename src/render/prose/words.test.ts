import words from 'an-array-of-english-words' with { type: 'json' };
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { githubBlocks } from '../../../test/support/prose-blocks.ts';
import { samples } from '../../../test/support/samples.ts';
import { serialise } from '../escape.ts';
import { prose } from './prose.ts';

const word = fc.nat({ max: words.length - 1 }).map((at) => words[at] ?? '');
/** Of letters a to f alone: what begins like a commit. */
const hexadecimal = words.filter((each) => /^[a-f]{5,}$/u.test(each));
const digits = fc.nat({ max: 99_999_999 }).map(String);
const time = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
const token = fc.oneof(
  { weight: 5, arbitrary: word },
  fc.constantFrom(...hexadecimal),
  digits,
  fc
    .tuple(digits, fc.constantFrom('/', ':', '.', ',', '-', '%', ' %', 'x', '°', '×'), digits)
    .map((parts) => parts.join('')),
  fc
    .tuple(word, fc.constantFrom('/', '-', '.', '_', "'s ", ' / ', ': ', ' — ', '…', ' & ', ' + ', ' = '), word)
    .map((parts) => parts.join('')),
  time.map((date) => date.toISOString()),
  time.map((date) => date.toISOString().slice(0, 10)),
  time.map((date) => date.toISOString().slice(11, 19)),
  word.map((each) => `${each.charAt(0).toUpperCase()}${each.slice(1)}`),
  word.map((each) => `(${each})`),
  word.map((each) => `"${each}"`),
);
const end = fc.constantFrom('', '', '', ',', ';', ':', '.', '!', '?', '…');
const sentence = fc
  .tuple(word, fc.array(fc.tuple(token, end), { maxLength: 24 }))
  .map(([first, rest]) => [first, ...rest.map((parts) => parts.join(''))].join(' '));

it('lets words, numbers, dates and punctuation come out as they went in', () => {
  fc.assert(
    fc.property(sentence, (text) => {
      expect(githubBlocks(serialise({ type: 'root', children: prose(text) }))).toEqual([{ p: [{ text, marks: [] }] }]);
    }),
    { numRuns: samples(2_000) },
  );
});
