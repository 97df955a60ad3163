import { execFileSync } from 'node:child_process';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { type ByteFile, commitBytes } from '../../test/support/byte-commits.ts';
import { buildRepository } from '../../test/support/git-repository.ts';
import { samples } from '../../test/support/samples.ts';
import { pathText } from '../lib/path-text.ts';
import { recordsOf } from './objects.ts';
import { rawEntries } from './patches/raw-entries.ts';
import { comparedTrees, listTree } from './tree.ts';

const path = process.env['PATH'] ?? '';
const commitId = '1'.repeat(40);

/** Names that sort otherwise as a folder than as a file, and bytes that are no text. */
const name = fc.constantFrom(
  'a',
  'a.c',
  'a-b',
  'a0',
  'b',
  'B',
  '\xe9',
  '\xff',
  '\xc3\xa9',
  'x\\x41',
  'tab\there',
  'new\nline',
);
const content = fc.oneof(
  fc.constantFrom('one', 'two').map((text) => ({ content: text })),
  fc.constant({ content: 'one', mode: '100755' }),
  fc.constant({ content: 'b', mode: '120000' }),
  fc.constant({ content: commitId, mode: '160000' }),
);
const files = fc.uniqueArray(fc.tuple(fc.array(name, { minLength: 1, maxLength: 4 }), content), {
  maxLength: 14,
  selector: ([names]) => names.join('/'),
});

/** Git keeps the last of two that cannot stand beside each other. */
function scripted(some: readonly (readonly [readonly string[], Pick<ByteFile, 'content' | 'mode'>])[]): ByteFile[] {
  return some.map(([names, of]) => ({ path: Buffer.from(names.join('/'), 'latin1'), ...of }));
}

it('reads trees and what differs between them as git does', async () => {
  let asked = 0;
  await fc.assert(
    fc.asyncProperty(files, files, fc.boolean(), async (before, after, isOnTop) => {
      const gone = isOnTop ? [] : scripted(before).map((file) => ({ path: file.path, content: null }));
      using made = commitBytes([scripted(before), [...gone, ...scripted(after)]]);
      const store = { gitDirectory: made.gitDirectory, path, signal: undefined };
      const raw = (...args: string[]) => execFileSync('git', args, { cwd: made.gitDirectory, env: { PATH: path } });
      const [from = '', to = ''] = made.commits;
      for (const sha of made.commits)
        expect(await listTree(store, sha)).toEqual(
          recordsOf(raw('ls-tree', '-r', '-z', '--full-tree', sha)).map((record) => {
            const [mode, , oid] = record.toString('latin1', 0, record.indexOf('\t')).split(' ');
            return { path: pathText(record.subarray(record.indexOf('\t') + 1)), mode, oid };
          }),
        );
      const { entries, isOrdered, mayPair } = await comparedTrees(store, from, to);
      const flags = ['--raw', '--no-abbrev', '-z', '--ignore-submodules=none', '--find-renames=50%'];
      const told = rawEntries(raw('diff', ...flags, from, to));
      const letters = new Set(told.flatMap(({ status }) => (status === 'R' ? ['A', 'D'] : [status])));
      if (letters.has('A') && letters.has('D')) {
        asked += 1;
        expect(mayPair).toBe(true);
      } else expect({ entries, mayPair }).toEqual({ entries: told, mayPair: false });
      expect(isOrdered).toBe(true);
    }),
    { numRuns: samples(40) },
  );
  // Both have to occur for this to say anything.
  expect(asked).toBeGreaterThan(3);
  expect(asked).toBeLessThan(37);
});

it('leaves to git a tree that is in no order', async () => {
  using built = buildRepository([{ files: { a: '1', b: '2', c: '3' } }]);
  const rows = built.git('ls-tree', 'HEAD').split('\n').toReversed();
  const bytes = rows.map((row) => {
    const [mode = '', , oid = '', file = ''] = row.split(/[ \t]/);
    return Buffer.concat([Buffer.from(`${mode} ${file}\0`), Buffer.from(oid, 'hex')]);
  });
  const write = ['hash-object', '-t', 'tree', '-w', '--stdin', '--literally'];
  const tree = execFileSync('git', write, { cwd: built.folder, input: Buffer.concat(bytes) })
    .toString()
    .trim();
  const odd = built.git('commit-tree', tree, '-p', 'HEAD', '-m', 'odd');
  const store = { gitDirectory: `${built.folder}/.git`, path, signal: undefined };
  expect(await comparedTrees(store, built.commits[0] ?? '', odd)).toMatchObject({ isOrdered: false });
  expect((await listTree(store, odd)).map((entry) => entry.path)).toEqual(['c', 'b', 'a']);
});
