import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type BuiltRepository, buildRepository, type CommitScript } from '../../test/support/git-repository.ts';
import type { ChangedFile } from '../types.ts';
import { diffCommits } from './diff.ts';
import type { Store } from './objects.ts';
import { createRepo } from './repo.ts';

async function change(base: CommitScript['files'], head: CommitScript['files']): Promise<readonly ChangedFile[]> {
  using repository = buildRepository([{ files: base }, { files: head }]);
  const [from = '', to = ''] = repository.commits;
  return await diffCommits(storeOf(repository), from, to);
}

function storeOf(repository: BuiltRepository): Store {
  return { gitDirectory: join(repository.folder, '.git'), path: process.env['PATH'] ?? '', signal: undefined };
}

function signs(file: ChangedFile | undefined): string[] {
  const sign = { context: ' ', added: '+', deleted: '-' };
  return (file?.hunks ?? []).flatMap(({ lines }) => lines.map(({ kind, text }) => sign[kind] + text));
}

it('keeps carriage returns, Unicode separators and a missing last newline as content', async () => {
  const [file] = await change({ a: 'one\r\ntwo\u2028half\nlast' }, { a: 'one\r\n2\u2028half\nlast\n' });
  expect(signs(file)).toEqual([' one\r', '-two\u2028half', '-last', '+2\u2028half', '+last']);
});

it('is not misled by content that looks like a patch', async () => {
  const [file] = await change(
    { a: '-- old\n@@ -1 +1 @@\ndiff --git a/x b/x\n' },
    { a: '++ new\n@@ -1 +1 @@\ndiff --git a/x b/x\ndiff --git a/y b/y\n' },
  );
  expect(signs(file)).toEqual(['--- old', '+++ new', ' @@ -1 +1 @@', ' diff --git a/x b/x', '+diff --git a/y b/y']);
  expect(file).toMatchObject({ additions: 2, deletions: 1 });
});

it('shows what attributes try to hide', async () => {
  const files = await change(
    { 'a.js': 'let a = 1;\n' },
    { '.gitattributes': '*.js -diff binary linguist-generated\n', 'a.js': 'let a = 2;\n' },
  );
  expect(signs(files.find(({ path }) => path === 'a.js'))).toEqual(['-let a = 1;', '+let a = 2;']);
});

it('tells kinds of change and content apart', async () => {
  const files = await change(
    { gone: 'x\n', 'to link': 'x\n', 'exec.sh': 'x\n', 'bin.dat': Buffer.from([1, 0, 2]), empty: '' },
    {
      gone: null,
      'to link': { link: '/etc/passwd' },
      'exec.sh': { script: 'x\n' },
      'bin.dat': Buffer.from([1, 0, 3]),
      'named "so"\n\ttab': 'y\n',
      empty: null,
    },
  );
  expect(
    files.map(({ path, status, content, oldMode, newMode, additions, deletions }) =>
      [path, status, content, oldMode, newMode, `+${additions} -${deletions}`].join(' | '),
    ),
  ).toEqual([
    'bin.dat | modified | binary | 100644 | 100644 | +0 -0',
    'empty | deleted | text | 100644 | 000000 | +0 -0',
    'exec.sh | modified | text | 100644 | 100755 | +0 -0',
    'gone | deleted | text | 100644 | 000000 | +0 -1',
    'named "so"\n\ttab | added | text | 000000 | 100644 | +1 -0',
    'to link | type-changed | symlink | 100644 | 120000 | +1 -1',
  ]);
});

it('pairs what moved, shows what a rename changed, and shows whole what acts in its new place', async () => {
  const text = (name: string) => Array.from({ length: 12 }, (_, at) => `${name} has line ${at}\n`).join('');
  const names = ['a.js', 'b.js', 'c.yml', 'd.txt', 'e.sh', 'f.json', 'g.js'];
  const picture = Buffer.concat([Buffer.from([1, 0]), Buffer.alloc(1_100_000, 65)]);
  const old = Object.fromEntries(names.map((name) => [`old/${name}`, text(name)]));
  const files = await change(
    { ...old, 'old/p.png': picture, 'old/q.png': picture.fill(66, 9), 'stays.js': 'one\n' },
    {
      ...Object.fromEntries([...names, 'p.png', 'q.png'].map((name) => [`old/${name}`, null])),
      'new/a.js': text('a.js'),
      'new/b.js': text('b.js').replace('line 5', 'LINE 5'),
      '.github/workflows/c.yml': text('c.yml'),
      'new/d.py': text('d.txt').replace('line 5', 'LINE 5'),
      'new/e.sh': { script: text('e.sh') },
      'new/package.json': text('f.json'),
      'new/p.png': picture,
      'new/q.png': Buffer.concat([picture, Buffer.from([7])]),
      'new/g.js': `${text('g.js')}\0`,
      'stays.js': 'two\n',
    },
  );
  const seen = files.map((file) => [file.path, file.oldPath ?? '', file.status, file.additions, file.deletions]);
  expect(seen.toSorted()).toEqual([
    ['.github/workflows/c.yml', 'old/c.yml', 'renamed', 12, 0],
    ['new/a.js', 'old/a.js', 'moved', 0, 0],
    ['new/b.js', 'old/b.js', 'renamed', 1, 1],
    ['new/d.py', '', 'added', 12, 0],
    ['new/e.sh', 'old/e.sh', 'renamed', 12, 0],
    ['new/g.js', 'old/g.js', 'renamed', 0, 0],
    ['new/p.png', 'old/p.png', 'moved', 0, 0],
    ['new/package.json', 'old/f.json', 'renamed', 12, 0],
    ['new/q.png', 'old/q.png', 'renamed', 0, 0],
    ['old/d.txt', '', 'deleted', 0, 12],
    ['stays.js', '', 'modified', 1, 1],
  ]);
  const contents = new Map(files.map(({ path, content }) => [path, content]));
  expect([contents.get('new/q.png'), contents.get('new/g.js')]).toEqual(['binary', 'binary']);
  expect(signs(files.find(({ path }) => path === 'new/b.js'))).toContain('+b.js has LINE 5');
});

it('shows as gone what goes edited to where nobody reviews it', async () => {
  const text = Array.from({ length: 12 }, (_, at) => `line ${at}\n`).join('');
  using repository = buildRepository([
    { files: { 'src/b.js': text } },
    { files: { 'src/b.js': null, 'gen/b.js': text.replace('line 5', 'LINE 5') } },
  ]);
  const [from = '', to = ''] = repository.commits;
  const files = await diffCommits(storeOf(repository), from, to, async (paths) => {
    const found = paths.filter(({ path }) => path.startsWith('gen/'));
    return new Map(found.map(({ path }) => [path, { reason: 'generated', detail: 'marked' } as const]));
  });
  expect(
    files.map(({ path, status, deletions, notReviewed }) => [path, status, deletions, notReviewed?.reason]),
  ).toEqual([
    ['src/b.js', 'deleted', 12, undefined],
    ['gen/b.js', 'added', 0, 'generated'],
  ]);
});

it('numbers both sides', async () => {
  const [file] = await change({ a: 'a\nb\nc\n' }, { a: 'a\nB\nb2\nc\n' });
  expect(file?.hunks[0]?.lines.map(({ oldLine, newLine, text }) => [oldLine, newLine, text])).toEqual([
    [1, 1, 'a'],
    [2, null, 'b'],
    [null, 2, 'B'],
    [null, 3, 'b2'],
    [3, 4, 'c'],
  ]);
});

it('keeps hunks out of large binary files and beside them loses nothing', async () => {
  const picture = (byte: number) => Buffer.concat([Buffer.from([1, 0]), Buffer.alloc(3 * 1024 * 1024, byte)]);
  const files = await change(
    { 'logo.png': picture(65), 'a.ts': 'old\n', dir: 'a file first\n' },
    { 'logo.png': picture(66), 'a.ts': 'new\n', dir: null, 'dir/big.bin': picture(67), 'z.bin': picture(68) },
  );
  expect(files.map(({ path, content, status }) => `${path} ${status} ${content}`)).toEqual([
    'a.ts modified text',
    'dir deleted text',
    'dir/big.bin added binary',
    'logo.png modified binary',
    'z.bin added binary',
  ]);
  expect(signs(files[0])).toEqual(['-old', '+new']);
  expect(signs(files[1])).toEqual(['-a file first']);
});

it('stops at a tree that stands for billions of entries', async () => {
  using repository = buildRepository([{ files: { a: 'x\n' } }]);
  let tree = repository.git('write-tree');
  for (let level = 0; level < 10; level += 1) {
    const row = (name: number) => `040000 tree ${tree}\td${name}\n`;
    tree = repository.input(Array.from({ length: 10 }, (_, name) => row(name)).join(''), 'mktree');
  }
  const bomb = repository.git('commit-tree', tree, '-p', 'HEAD', '-m', 'bomb');
  const started = Date.now();
  await expect(diffCommits(storeOf(repository), repository.commits[0] ?? '', bomb)).rejects.toThrow(/300000 entries/);
  expect(Date.now() - started).toBeLessThan(10_000);
});

it('shows a submodule by the commit that it points to, and fetches nothing', async () => {
  using repository = buildRepository([
    { files: { '.gitmodules': '[submodule "m"]\n\tpath = m\n\turl = ext::sh -c touch% /tmp/deep-review-never\n' } },
  ]);
  repository.git('update-index', '--add', '--cacheinfo', `160000,${'1'.repeat(40)},m`);
  const tree = repository.git('write-tree');
  const head = repository.git('commit-tree', tree, '-p', 'HEAD', '-m', 'bump');
  const [file] = await diffCommits(storeOf(repository), repository.commits[0] ?? '', head);
  expect(file).toMatchObject({ path: 'm', content: 'submodule', newMode: '160000' });
  expect(signs(file)).toEqual([`+Subproject commit ${'1'.repeat(40)}`]);
  expect(existsSync('/tmp/deep-review-never')).toBe(false);
});

it('runs no program that attributes and a hostile configuration name', async () => {
  using repository = buildRepository([
    { files: { '.gitattributes': '* diff=evil filter=evil\n', 'a.txt': 'one\n' } },
    { files: { 'a.txt': 'two\n' } },
  ]);
  const marker = join(repository.folder, 'marker');
  for (const key of [
    'diff.evil.textconv',
    'diff.evil.command',
    'filter.evil.smudge',
    'diff.external',
    'core.fsmonitor',
  ])
    repository.git('config', key, `touch ${marker}; cat`);
  const [from = '', to = ''] = repository.commits;
  const store = storeOf(repository);
  const [file] = await diffCommits(store, from, to);
  expect(signs(file)).toEqual(['-one', '+two']);
  const { blame, search } = createRepo(store, { mergeBase: from, headSha: to }).at(to);
  await blame('a.txt', 1, 1);
  const query = { pattern: 'two', syntax: 'fixed', ignoreCase: false, under: null, limit: 9 } as const;
  expect((await search({ ...query, signal: new AbortController().signal })).matches).toHaveLength(1);
  expect(existsSync(marker)).toBe(false);
  // The trap works: git on its own steps into it.
  repository.git('diff', '--no-ext-diff', from, to);
  expect(existsSync(marker)).toBe(true);
});
