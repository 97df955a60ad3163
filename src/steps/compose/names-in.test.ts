import { expect, it } from 'vitest';
import { namesIn } from './names-in.ts';

it.each([
  ['call `pool.release` twice', ['pool', 'release']],
  ['readFile and read_line, not reading', ['readfile', 'read_line']],
  ['the parse() of it, and its own run()', ['parse']],
  ['aB then the MAX_SIZE$ of __proto_list', ['max_size']],
  ['no name at all', []],
])('finds the names in: %s', (text, names) => {
  expect([...namesIn(text)]).toEqual(names);
});
