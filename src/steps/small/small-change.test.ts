import { expect, it } from 'vitest';
import { guide, startSmallCases } from '../../../test/support/small-cases.ts';

// All other kinds: small-change.deep.test.ts.
it('a small change is prose, and a program beside it makes it none', async () => {
  using cases = startSmallCases();
  const prose = { 'docs/guide.md': guide.replace('one', 'each') };
  expect(await cases.tell({ head: prose })).toBe('1 texts, 0 comments, 0 moves: 2 lines');
  expect(await cases.tell({ head: { ...prose, 'src/share.js': 'export const share = 2;\n' } })).toBe(
    'src/share.js changes more than comments of prose',
  );
});
