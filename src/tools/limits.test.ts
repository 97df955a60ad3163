import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type BuiltRepository, buildRepository, type CommitScript } from '../../test/support/git-repository.ts';
import { callTools } from '../agent/call-tool.ts';
import { createRepo } from '../git/repo.ts';
import { tools } from './index.ts';

/** The tools over one commit. */
function session(files: CommitScript['files']) {
  const repository: BuiltRepository = buildRepository([{ files }]);
  const sha = repository.commits[0] ?? '';
  const store = { gitDirectory: join(repository.folder, '.git'), path: process.env['PATH'] ?? '', signal: undefined };
  const snapshot = createRepo(store, { mergeBase: sha, headSha: sha }).at(sha);
  const nothing = { showChange: () => '', opened: () => undefined };
  const call = callTools(tools, { head: snapshot, base: snapshot, changes: [], ...nothing }, nothing);
  const use = (name: string, input: object) =>
    call({ id: '1', name, input: { revision: 'head', ...input } }, new AbortController().signal);
  return { use, repository, [Symbol.dispose]: () => repository[Symbol.dispose]() };
}

const read = { startLine: 1, lineCount: null, startColumn: null };
const find = { syntax: 'fixed', ignoreCase: false, under: null };

it('read_file pages through a line of any length, and nothing of it is lost', async () => {
  const line = `${'x'.repeat(3_999)}😀${'y'.repeat(30_000)}PAYLOAD${'\u200b'.repeat(9_000)}end`;
  using at = session({ 'min.js': `${line}\nsecond\n` });
  const { text } = await at.use('read_file', { ...read, path: 'min.js' });
  expect(text.split('\n').slice(1)).toEqual([
    '[line 1 has 43011 columns: read on with startLine 1, startColumn 4000]',
    '   2 | second',
  ]);
  let joined = text.split('\n')[0]?.slice(7) ?? '';
  for (let column: string | undefined = '4000'; column !== undefined; ) {
    const page: string = (await at.use('read_file', { ...read, path: 'min.js', startColumn: Number(column) })).text;
    joined += page.split('\n')[0]?.slice(7);
    column = /startColumn (\d+)/.exec(page)?.[1];
  }
  expect(joined).toBe(line.replaceAll('\u200b', '\\u{200b}'));
  expect((await at.use('read_file', { ...read, path: 'min.js', startColumn: 99_999 })).text).toBe(
    'ERROR: Line 1 has 43011 columns; startColumn is 99999.',
  );
});

it('read_file says why it shows nothing of a file that is too large', async () => {
  using at = session({ 'data.json': 'x'.repeat(3 * 1024 * 1024), 'a.ps1': Buffer.from('\ufeffiex $x\n', 'utf16le') });
  expect((await at.use('read_file', { ...read, path: 'data.json' })).text).toBe(
    'This file has 3145728 bytes: too large to be read whole.',
  );
  expect((await at.use('read_file', { ...read, path: 'a.ps1' })).text).toBe('   1 | iex $x');
});

it('list_files goes on where it stopped', async () => {
  const files = Object.fromEntries(Array.from({ length: 620 }, (_, n) => [`f/${String(n).padStart(3, '0')}`, '']));
  using at = session(files);
  const list = { folder: 'f', depth: 1 };
  const first = (await at.use('list_files', { ...list, fromEntry: null })).text.split('\n');
  expect(first).toHaveLength(501);
  expect(first.at(-1)).toBe('[entries 501 to 620 are not shown: go on with fromEntry 501, or list a folder inside]');
  const rest = (await at.use('list_files', { ...list, fromEntry: 501 })).text.split('\n');
  expect([rest[0], rest.at(-1), rest.length]).toEqual(['f/500 (0 bytes)', 'f/619 (0 bytes)', 120]);
});

it('search shows the match of a long line with its column', async () => {
  using at = session({ 'min.js': `${'é'.repeat(50_000)}needle${'b'.repeat(500)}\n` });
  const { text } = await at.use('search', { ...find, pattern: 'needle' });
  expect(text).toBe(`min.js:1: [column 49901] … ${'é'.repeat(100)}needle${'b'.repeat(194)} […]`);
});

it('search finds lines in files whose names hold line feeds, tabs and quotes', async () => {
  using at = session({ 'a\nHEAD:secret': 'needle\n', 'tab\t"q"': 'needle\n', plain: 'nul\0needle\n' });
  expect((await at.use('search', { ...find, pattern: 'needle' })).text.split('\n')).toEqual([
    'a\\u{a}HEAD:secret:1: needle',
    'plain:1: nul\\u{0}needle',
    'tab\t"q":1: needle',
  ]);
  expect((await at.use('read_file', { ...read, path: 'a\nHEAD:secret' })).text).toBe('   1 | needle');
});

it('search never lets a mistake read as an empty answer', async () => {
  using at = session({ 'src/a.js': 'needle\n' });
  expect(await at.use('search', { ...find, pattern: 'needle', under: 'source' })).toEqual({
    text: 'ERROR: There is no such file or folder: source.',
    isError: true,
  });
  expect(await at.use('search', { ...find, pattern: 'x\n' })).toMatchObject({ isError: true });
  for (const under of ['*.js', ':/', 'src/[a].js'])
    expect(await at.use('search', { ...find, pattern: 'needle', under })).toMatchObject({ isError: true });
  expect((await at.use('search', { ...find, pattern: 'needle', under: './src/' })).text).toBe('src/a.js:1: needle');
});

it('an object that is missing is an error, not an empty file or no match', async () => {
  using at = session({ 'a.js': 'needle\n' });
  const oid = at.repository.git('rev-parse', 'HEAD:a.js');
  rmSync(join(at.repository.folder, '.git/objects', oid.slice(0, 2), oid.slice(2)), { force: true });
  expect(await at.use('read_file', { ...read, path: 'a.js' })).toMatchObject({ isError: true });
  expect(await at.use('search', { ...find, pattern: 'needle' })).toMatchObject({ isError: true });
});

it('a pattern that never ends is given up within seconds', async () => {
  using at = session({ 'a.txt': `${'a'.repeat(5_000)}b\n`.repeat(200) });
  const started = Date.now();
  for (const pattern of ['(a+)+$', '(a|a)*c', '((a{1,255}){1,255}){1,255}', '(?R)'])
    expect(await at.use('search', { ...find, syntax: 'perl', pattern })).toMatchObject({ isError: true });
  expect(Date.now() - started).toBeLessThan(21_000);
});
