import { join } from 'node:path';
import { expect, it } from 'vitest';
import { buildRepository, type CommitScript } from '../../test/support/git-repository.ts';
import type { ChangedFile } from '../types.ts';
import { diffCommits } from './diff.ts';

async function change(base: CommitScript['files'], head: CommitScript['files']): Promise<readonly ChangedFile[]> {
  using repository = buildRepository([{ files: base }, { files: head }]);
  const [from = '', to = ''] = repository.commits;
  const store = { gitDirectory: join(repository.folder, '.git'), path: process.env['PATH'] ?? '', signal: undefined };
  return await diffCommits(store, from, to);
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
      'moved "here"\n\ttab': 'x\n',
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
    'moved "here"\n\ttab | added | text | 000000 | 100644 | +1 -0',
    'to link | type-changed | symlink | 100644 | 120000 | +1 -1',
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

it('reads UTF-16 content as changed or binary, never as nothing', async () => {
  const [file] = await change({ 'a.ps1': 'x\n' }, { 'a.ps1': Buffer.from('\ufeffRemove-Item\n', 'utf16le') });
  expect(file).toMatchObject({ content: 'binary', status: 'modified' });
});
