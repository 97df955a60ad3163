import { expect, it } from 'vitest';
import { enclosingBlock } from './enclosing-block.ts';

it('finds the block around a line where a tab stands for eight columns and less is written in spaces', () => {
  const inside = ['one', 'two', 'three', 'four', 'five'].map((name) => `\t${name}();`);
  const lines = ['int f(void)', '{', '    while (left) {', ...inside, '    }', '    return 0;', '}'];
  expect(enclosingBlock(lines, { startLine: 8, endLine: 8 }, 40)).toEqual({ startLine: 3, endLine: 9 });
});
