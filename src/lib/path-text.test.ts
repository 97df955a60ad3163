import fc from 'fast-check';
import { expect, it } from 'vitest';
import { samples } from '../../test/support/samples.ts';
import { pathAddress, pathBytes, pathText } from './path-text.ts';
import { visible } from './visible.ts';

/** Bytes of names in which everything that a text form could confuse stands close together. */
const piece = fc.constantFrom(
  ...[
    'a',
    '/',
    '\\',
    '\\\\',
    'x',
    'xff',
    '\\xff',
    '\\xFF',
    '\\u{200b}',
    'u{200b}',
    '\u200b',
    '\ufe0f',
    '\n',
    'é',
    'e\u0301',
  ],
  ...['\ufffd', '\u{1f6a2}', '\u{e0001}'],
);
const byte = fc.integer({ min: 0x80, max: 0xff }).map((value) => Buffer.of(value));
const name = fc
  .array(
    fc.oneof(
      piece.map((text) => Buffer.from(text)),
      byte,
      fc.constant(Buffer.of(0xff)),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts) => Buffer.concat(parts));

it('has one text for each path, and gives its bytes back', () => {
  fc.assert(
    fc.property(name, (bytes) => {
      const text = pathText(bytes);
      expect(text.isWellFormed()).toBe(true);
      expect(pathBytes(text)).toEqual(bytes);
    }),
    { numRuns: samples(1_000) },
  );
});

it('is printed as the text of no other path', () => {
  fc.assert(
    fc.property(fc.array(name, { minLength: 2, maxLength: 30 }), (names) => {
      const texts = [...new Set(names.map((bytes) => bytes.toString('latin1')))].map((bytes) =>
        pathText(Buffer.from(bytes, 'latin1')),
      );
      const known = new Map(texts.map((text) => [text, text]));
      for (const text of texts) expect(known.get(visible(text)) ?? text).toBe(text);
      expect(new Set(texts.map(visible)).size).toBe(texts.length);
    }),
    { numRuns: samples(1_000) },
  );
});

it.each([
  [Buffer.from('src/déjà vu.ts'), 'src/déjà vu.ts'],
  [Buffer.from('odd\\name.ts'), 'odd\\name.ts'],
  [Buffer.from('odd\\xylophone\\u2028'), 'odd\\xylophone\\u2028'],
  [Buffer.from('caf\xe9.c', 'latin1'), 'caf\\xe9.c'],
  [Buffer.from('caf\\xe9.c'), 'caf\\\\xe9.c'],
  [Buffer.from('\\\xe9', 'latin1'), '\\\\\\xe9'],
  [Buffer.from('a\\u{200b}'), 'a\\\\u{200b}'],
  [Buffer.from('a\\\u200b'), 'a\\\\\u200b'],
  [Buffer.from('\xed\xa0\x80', 'latin1'), '\\xed\\xa0\\x80'],
])('writes %s as %j', (bytes, text) => {
  expect(pathText(bytes)).toBe(text);
});

it('names the bytes in an address', () => {
  expect(pathAddress('src/a b(1).ts')).toBe('src/a%20b(1).ts');
  expect(pathAddress('d\\xff/é\\xe9.c')).toBe('d%FF/%C3%A9%E9.c');
  expect(pathAddress('a\\\\xff')).toBe('a%5Cxff');
});
