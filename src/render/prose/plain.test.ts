import { expect, it } from 'vitest';
import { plainPhrase, plainProse } from './plain.ts';

it.each([
  [
    'marks',
    '**Fix:** call `stop()` *once*, see [a.ts](/x/a.ts) and @crew.',
    'Fix: call stop() once, see a.ts and @crew.',
  ],
  ['paragraphs', '# Why\nIt\nfails.', 'Why\n\nIt fails.'],
  ['lists', 'So:\n- a\n  1. b\n  2. c\n- d', 'So:\n\n- a\n  1. b\n  2. c\n- d'],
  ['code', 'a\n```ts\nif (b)\n  c();\n```', 'a\n\nif (b)\n  c();'],
  ['signs that are no marks', '2 * 3, a_b, __init__, <b> &amp; src/**/*.ts', '2 * 3, a_b, __init__, <b> & src/**/*.ts'],
  ['what cannot be seen', 'a\u200bb', 'a\\u{200b}b'],
])('shows %s as text', (_, text, expected) => expect(plainProse(text)).toBe(expected));

it('shows a text on one line', () => {
  expect(plainPhrase('**a**\n- `b`\n- c')).toBe('a - b - c');
});
