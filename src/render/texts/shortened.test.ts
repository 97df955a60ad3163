import { expect, it } from 'vitest';
import { shortened } from './shortened.ts';

it.each([
  ['behind a sentence', 'It stops here. It goes on and on.', 20, 'It stops here. …'],
  ['behind a word', 'It goes on and on and on', 14, 'It goes on…'],
  ['before a code span', 'Call `stop()` and then `start()` again.', 27, 'Call `stop()` and then…'],
  ['before a fence', 'It reads:\n\n```ts\nconst a = 1;\nconst b = 2;\n```', 40, 'It reads:…'],
  ['and not where it fits', '```\na\n```', 40, '```\na\n```'],
])('cuts %s', (_, text, most, expected) => expect(shortened(text, most)).toBe(expected));
