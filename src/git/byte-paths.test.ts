import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { type ByteFile, commitBytes } from '../../test/support/byte-commits.ts';
import { createRepo } from './repo.ts';

/** Names of one folder that differ in a byte, in what cannot be seen, or in how a letter is put together. */
const names = [
  ...['\xff', '\xfe', '\xff\n"\'$(id)\\', '\\', 'f\xe4hre', '\xed\xa0\x80'].map((name) => Buffer.from(name, 'latin1')),
  ...['\\xff', '\ufffd', 'a\u200b', 'a\\u{200b}', 'f\u00e4hre', 'fa\u0308hre', 'tab\tand\nline'].map((name) =>
    Buffer.from(name),
  ),
];
const files = (content: (at: number) => ByteFile['content'], in_: Buffer): ByteFile[] =>
  names.map((name, at) => ({ path: Buffer.concat([in_, Buffer.from('/'), name]), content: content(at) }));
const folders = [Buffer.from('plain'), Buffer.from('d\xff', 'latin1')];

function repository(more: readonly ByteFile[] = []) {
  const made = commitBytes([
    folders.flatMap((folder, n) => files((at) => `same ${n} ${at}\nold ${n} ${at}\n`, folder)),
    folders.flatMap((folder, n) => files((at) => `same ${n} ${at}\nneedle ${n} ${at}\n`, folder)),
    [...more, { path: Buffer.from('last'), content: 'last\n' }],
  ]);
  const [mergeBase = '', middle = '', headSha = ''] = made.commits;
  const store = { gitDirectory: made.gitDirectory, path: process.env['PATH'] ?? '', signal: undefined };
  const repo = createRepo(store, { mergeBase, headSha });
  return { ...made, repo, head: repo.at(headSha), mergeBase, middle, headSha };
}

it('knows every file by a path of its own, and reads each', async () => {
  using at = repository();
  const paths = (await at.head.list()).map(({ path }) => path);
  expect(new Set(paths).size).toBe(2 * names.length + 1);
  const texts = await Promise.all(paths.map(async (path) => at.head.read(path)));
  expect(new Set(texts.map((text) => (text.found ? text.lines.join('|') : text.note))).size).toBe(paths.length);
});

it('puts every change to its own path, also when a large binary is left out of the patch', async () => {
  const large = Buffer.alloc(1_100_000);
  using at = repository([{ path: Buffer.from('large\xff', 'latin1'), content: large }]);
  const changes = await at.repo.diff(at.mergeBase, at.headSha);
  expect(changes.filter(({ content }) => content === 'binary').map(({ path }) => path)).toEqual(['large\\xff']);
  const changed = changes.filter(({ status }) => status === 'modified');
  expect(changed).toHaveLength(2 * names.length);
  for (const { path, hunks } of changed) {
    const text = await at.head.read(path);
    const added = hunks.flatMap(({ lines }) => lines).find(({ kind }) => kind === 'added');
    expect(text.found && text.lines[1]).toBe(added?.text);
  }
});

it('searches below any path, and finds what stands there', async () => {
  using at = repository();
  const query = { pattern: 'needle', syntax: 'fixed', ignoreCase: false, limit: 100 } as const;
  const { signal } = new AbortController();
  const below = async (under: string | null) => (await at.head.search({ ...query, under, signal })).matches;
  const all = await below(null);
  expect(all).toHaveLength(2 * names.length);
  expect(await below('d\\xff')).toEqual(all.filter(({ path }) => path.startsWith('d\\xff/')));
  for (const match of all) expect(await below(match.path)).toEqual([match]);
});

it('follows the history of any path, and leaves no file behind', async () => {
  using at = repository();
  const before = readdirSync(at.gitDirectory);
  for (const { path } of await at.head.list()) {
    const own = path === 'last' ? at.headSha : at.middle;
    expect((await at.head.log(path)).map(({ sha }) => sha)).toEqual([own]);
    const lines = await at.head.blame(path, 1, path === 'last' ? 1 : 2);
    expect(lines.map(({ commit }) => commit?.sha)).toEqual(path === 'last' ? [own] : [undefined, own]);
  }
  expect(readdirSync(at.gitDirectory)).toEqual(before);
});
