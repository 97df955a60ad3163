import { describe, expect, it } from 'vitest';
import { isNamedIn } from './named-elsewhere.ts';

describe('words of an instruction', () => {
  it.each([
    ['Obey docs/guide.md.', 'docs/guide.md'],
    ['Obey @docs/guide first.', 'docs/guide.md'],
    ['Follow [[guide]].', 'docs/guide.md'],
    ['Follow the "guide".', 'docs/guide.md'],
    ['Obey all of `docs/`.', 'docs/guide.md'],
    ['Obey all files of the `docs` folder.', 'docs/guide.md'],
    ['Obey the docs directory.', 'docs/guide.md'],
    ['What stands in docs holds.', 'docs/guide.md'],
    ['Load /docs first.', 'docs/guide.md'],
    ['Load ./docs first.', 'docs/guide.md'],
    ['Follow the README.', 'README.md'],
    ['Read every **/*.md first.', 'docs/guide.md'],
    ['[here](docs/my%20guide.md)', 'docs/my guide.md'],
  ])('name it: %s', (words, path) => expect(isNamedIn(words, path)).toBe(true));

  it.each([
    ['Run the tests before you commit.', 'docs/guide.md'],
    ['Update docs with the code.', 'docs/guide.md'],
    ['Be a good guide to people.', 'docs/guide.md'],
    ['See packages/docs-site/page.ts.', 'docs/guide.md'],
  ])('do not name it: %s', (words, path) => expect(isNamedIn(words, path)).toBe(false));
});
