import words from 'an-array-of-english-words' with { type: 'json' };
import { expect, it } from 'vitest';
import { prose } from './prose.ts';

it('lets every word of English come out as it went in', () => {
  expect(words.length).toBeGreaterThan(200_000);
  for (let at = 0; at < words.length; at += 1_000) {
    const text = words.slice(at, at + 1_000).join(' ');
    expect(prose(text)).toEqual([{ type: 'paragraph', children: [{ type: 'text', value: text }] }]);
  }
});
