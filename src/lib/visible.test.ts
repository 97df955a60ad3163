import { expect, it } from 'vitest';
import { visible } from './visible.ts';

it.each([
  ['a direction override', 'a\u202eb', 'a\\u{202e}b'],
  ['a zero-width space', 'a\u200bb', 'a\\u{200b}b'],
  ['a tag character', 'a\u{e0041}b', 'a\\u{e0041}b'],
  ['a variation selector', 'a\u{e0100}b\ufe0f', 'a\\u{e0100}b\\u{fe0f}'],
  ['a Hangul filler', '\u3164\u115f', '\\u{3164}\\u{115f}'],
  ['a blank braille pattern', '\u2800', '\\u{2800}'],
  [
    'controls, escapes and line separators',
    '\0\u001b[31m\r\u0085\u2028\u2029\ufeff',
    '\\u{0}\\u{1b}[31m\\u{d}\\u{85}\\u{2028}\\u{2029}\\u{feff}',
  ],
  ['half of a pair', 'a\ud800b', 'a\\u{d800}b'],
])('shows %s', (_, text, shown) => {
  expect(visible(text)).toBe(shown);
});

it('leaves alone what can be seen, and tabs', () => {
  const text = 'const é = "日本語 😀 العربية";\t// ok';
  expect(visible(text)).toBe(text);
});
