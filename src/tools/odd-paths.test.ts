import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type ByteCommits, commitBytes } from '../../test/support/byte-commits.ts';
import { samples } from '../../test/support/samples.ts';
import { callTools } from '../agent/call-tool.ts';
import { createRepo } from '../git/repo.ts';
import { groundQuotation } from '../steps/ground/ground.ts';
import { startDelivery } from '../steps/print/delivery.ts';
import { printChange } from '../steps/print/print-change.ts';
import { tools } from './index.ts';

/** Twins: names that differ in a byte, in what cannot be seen, in how a letter is put together, in its case. */
const twins = [
  ...['\xff', '\xfe', '\xff\n', '\\\xff', '\xed\xa0\x80'].map((name) => Buffer.from(name, 'latin1')),
  ...[
    '\\xff',
    '\ufffd',
    'n',
    'N',
    'n\u200b',
    'n\\u{200b}',
    'n\u200c',
    '\u00e4',
    'a\u0308',
    'n ',
    'n:1',
    '`n`',
    'n (new)',
    'a\\n',
  ].map((name) => Buffer.from(name)),
];
const folders = ['', 'd/', 'D/', 'a/', 'd\xff/', 'd\u200b/'].map((name) =>
  name.includes('\xff') ? Buffer.from(name, 'latin1') : Buffer.from(name),
);
const paths = fc.uniqueArray(
  fc
    .tuple(fc.constantFrom(...folders), fc.constantFrom(...twins))
    .map((parts) => Buffer.concat(parts).toString('latin1')),
  { minLength: 5, maxLength: 12 },
);

async function session(names: readonly string[]) {
  const files = (word: string) =>
    names.map((name, at) => ({ path: Buffer.from(name, 'latin1'), content: `first\n${word} ${at} of it\n` }));
  const made: ByteCommits = commitBytes([files('older'), files('newer')]);
  const [mergeBase = '', headSha = ''] = made.commits;
  const store = { gitDirectory: made.gitDirectory, path: process.env['PATH'] ?? '', signal: undefined };
  const repo = createRepo(store, { mergeBase, headSha });
  const changes = await repo.diff(mergeBase, headSha);
  const sides = { head: repo.at(headSha), base: repo.at(mergeBase), changes };
  const showChange = startDelivery(printChange(changes, { budget: 100_000, seed: 'seed' })).show;
  const call = callTools(tools, { ...sides, showChange, opened: () => undefined }, { opened: () => undefined });
  const use = async (name: string, input: object) =>
    (await call({ id: '1', name, input }, new AbortController().signal)).text;
  return { use, headSha, sides, [Symbol.dispose]: () => made[Symbol.dispose]() };
}

it('every file is opened by the name that each tool printed, through every tool', async () => {
  await fc.assert(
    fc.asyncProperty(paths, async (names) => {
      using at = await session(names);
      const under = { revision: 'head', syntax: 'fixed', ignoreCase: false };
      const found = await at.use('search', { ...under, pattern: 'newer', under: null });
      const shown = found.split('\n').map((row) => /^(.*):2: (.*)$/.exec(row)?.slice(1) ?? []);
      expect(shown).toHaveLength(names.length);
      const listed = await at.use('list_files', { revision: 'head', folder: '', depth: 9, fromEntry: null });
      expect(
        listed
          .split('\n')
          .map((row) => row.replace(/ \(\d+ bytes\)$/, ''))
          .sort(),
      ).toEqual(shown.map(([path]) => path).sort());
      const history = { commit: null, startLine: 2, endLine: 2 };
      for (const [path = '', text = ''] of shown) {
        const read = { revision: 'head', path, startLine: 2, lineCount: null, startColumn: null };
        expect(await at.use('read_file', read)).toBe(`   2 | ${text}`);
        expect(await at.use('read_diff', { path, fromRow: 1 })).toContain(`=== ${path} (modified`);
        expect(await at.use('read_diff', { path, fromRow: 1 })).toContain(`|+${text}`);
        expect(await at.use('search', { ...under, pattern: 'newer', under: path })).toBe(`${path}:2: ${text}`);
        expect(await at.use('history', { ...history, mode: 'log', path })).toContain(at.headSha.slice(0, 12));
        expect(await at.use('history', { ...history, mode: 'blame', path })).toContain(` | ${text}`);
        expect(await at.use('history', { ...history, mode: 'show', path, commit: at.headSha })).toContain(`|+${text}`);
        const stated = { path, side: 'new', startLine: 2, endLine: 2, quote: text } as const;
        expect(await groundQuotation(stated, at.sides)).toMatchObject({ quote: 'found', origin: 'introduced' });
      }
    }),
    { numRuns: samples(3) },
  );
});

it('a folder is listed and searched by its printed name', async () => {
  using at = await session(['d\xff/n', 'd\xfe/n', 'd/n', 'D/n'].map((name) => name));
  const root = await at.use('list_files', { revision: 'head', folder: '', depth: 1, fromEntry: null });
  expect(root.split('\n')).toEqual(['D/', 'd/', 'd\\xfe/', 'd\\xff/']);
  for (const folder of root.split('\n')) {
    expect(await at.use('list_files', { revision: 'head', folder, depth: 1, fromEntry: null })).toMatch(`${folder}n (`);
    const query = { revision: 'head', pattern: 'newer', syntax: 'fixed', ignoreCase: false, under: folder };
    expect(await at.use('search', query)).toMatch(`${folder}n:2: newer`);
  }
});

it('names written otherwise are told which file they mean, or that they can be several', async () => {
  using at = await session(['lib/queue.ts', 'lib/store.ts', 'web/store.ts']);
  const read = (path: string) =>
    at.use('read_file', { revision: 'head', path, startLine: 2, lineCount: null, startColumn: null });
  expect(await read('`b/lib/queue.ts:2`')).toBe('[this is lib/queue.ts]\n   2 | newer 0 of it');
  expect(await read('store.ts')).toBe(
    'ERROR: store.ts can be several paths: lib/store.ts, web/store.ts. Write one of them whole.',
  );
  expect(await at.use('read_diff', { path: 'store.ts', fromRow: 1 })).toContain('can be several paths');
  expect(await at.use('read_diff', { path: 'Queue.ts', fromRow: 1 })).toContain('=== lib/queue.ts (modified');
  expect(await read('app/queue.ts')).toBe(
    'ERROR: There is no such path in this commit: app/queue.ts. Near: lib/queue.ts.',
  );
});
