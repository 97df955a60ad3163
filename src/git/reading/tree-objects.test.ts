import { expect, it } from 'vitest';
import { buildRepository } from '../../../test/support/git-repository.ts';
import { TreeObjects } from './tree-objects.ts';

it('reads no tree of a level that is too large as a whole', async () => {
  const names = Array.from({ length: 20 }, (_, at) => `folder-${at}/a-file`);
  using built = buildRepository([{ files: Object.fromEntries(names.map((name) => [name, name])) }]);
  const store = { gitDirectory: `${built.folder}/.git`, path: process.env['PATH'] ?? '', signal: undefined };
  const [sha = ''] = built.commits;
  const [one = ''] = /[0-9a-f]{40}/.exec(built.git('ls-tree', 'HEAD', 'folder-7')) ?? [];
  const trees = new TreeObjects(store);
  // Room for the first tree, and for some of those in it.
  expect(await trees.load(sha, { mostTrees: 100, mostBytes: 1_000 })).toBeNull();
  expect(() => trees.rowsOf(one)).toThrow('was not read');
  expect(await trees.load(sha, { mostTrees: 100, mostBytes: 10_000 })).toMatch(/^[0-9a-f]{40}$/);
  expect(trees.rowsOf(one)).toMatchObject([{ name: 'a-file', mode: '100644' }]);
});
