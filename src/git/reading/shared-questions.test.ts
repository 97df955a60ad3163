import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildRepository } from '../../../test/support/git-repository.ts';
import { locateGit } from '../process.ts';
import { createRepo } from '../repo.ts';
import { searchTree } from '../search.ts';
import type { Snapshot } from '../snapshot.ts';

const path = process.env['PATH'] ?? '';
const real = locateGit(path);
const never = new AbortController().signal;
const query = { pattern: 'one', syntax: 'fixed', ignoreCase: false, under: null, limit: 100, signal: never } as const;

/** A small repository of two commits, read by a git that notes each of its starts, after `first` was done. */
function place(first = '', files: Readonly<Record<string, string>> = {}) {
  const built = buildRepository([
    { files: { 'a/b.txt': 'one\n', 'c.txt': 'one\ntwo\n', ...files } },
    { files: { 'c.txt': 'one\nthree\n' }, branch: 'topic' },
  ]);
  const folder = mkdtempSync(join(tmpdir(), 'fake-git-'));
  const starts = join(folder, 'starts');
  writeFileSync(starts, '');
  writeFileSync(join(folder, 'git'), `#!/bin/sh\necho "$@" >> ${starts}\n${first}\nexec ${real} "$@"\n`);
  chmodSync(join(folder, 'git'), 0o755);
  const [mergeBase = '', headSha = ''] = built.commits;
  const store = { gitDirectory: join(built.folder, '.git'), path: `${folder}${delimiter}${path}`, signal: undefined };
  const repo = createRepo(store, { mergeBase, headSha });
  const startsOf = (words: string) =>
    readFileSync(starts, 'utf8')
      .split('\n')
      .filter((line) => line.includes(words)).length;
  return {
    ...{ store, headSha, startsOf },
    head: repo.at(headSha),
    base: repo.at(mergeBase),
    [Symbol.dispose]() {
      built[Symbol.dispose]();
      rmSync(folder, { recursive: true });
    },
  };
}

describe('what several reviewers ask', () => {
  const questions: Readonly<
    Record<string, { ask: (of: Snapshot, headSha: string) => Promise<unknown>; command: string }>
  > = {
    search: { ask: (of) => of.search(query), command: ' -e one ' },
    blame: { ask: (of) => of.blame('c.txt', 1, 2), command: ' blame ' },
    log: { ask: (of) => of.log('c.txt'), command: ' log ' },
    'one commit': { ask: (of, sha) => of.show(sha), command: ' diff' },
  };

  it.each(Object.entries(questions))(
    'is answered once (%s), at the same time and later',
    async (_, { ask, command }) => {
      using at = place();
      await at.head.log(null);
      const before = at.startsOf(command);
      const once = await ask(at.head, at.headSha);
      const cost = at.startsOf(command) - before;
      using other = place();
      await other.head.log(null);
      const three = await Promise.all([1, 2, 3].map(() => ask(other.head, other.headSha)));
      expect([...three, await ask(other.head, other.headSha)]).toEqual(Array(4).fill(once));
      expect(cost).toBeGreaterThan(0);
      expect(other.startsOf(command) - before).toBe(cost);
    },
  );

  it('is another question in another commit, place or way to search', async () => {
    using at = place();
    const found = async (of: Snapshot, more: Partial<typeof query | { under: string; ignoreCase: boolean }>) =>
      (await of.search({ ...query, ...more })).matches.map(({ path: file, line }) => `${file}:${line}`);
    expect(await found(at.head, {})).toEqual(['a/b.txt:1', 'c.txt:1']);
    expect(await found(at.head, { under: 'a' })).toEqual(['a/b.txt:1']);
    expect(await found(at.base, { pattern: 'two' } as never)).toEqual(['c.txt:2']);
    expect(await found(at.head, { pattern: 'two' } as never)).toEqual([]);
    expect(await found(at.head, { pattern: 'ONE', ignoreCase: true } as never)).toHaveLength(2);
    expect(await found(at.head, { pattern: 'ONE' } as never)).toEqual([]);
  });

  it('goes on for the others when one of them gives up', async () => {
    using at = place('case "$*" in *"-e one"*) sleep 0.2;; esac');
    const hasty = new AbortController();
    const first = at.head.search({ ...query, signal: hasty.signal });
    const second = at.head.search(query);
    setTimeout(() => hasty.abort(new Error('enough')), 50);
    await expect(first).rejects.toThrow('enough');
    expect((await second).matches).toHaveLength(2);
    expect(at.startsOf(' -e one ')).toBe(1);
  });
});

describe('a search', () => {
  it('ends when there is more than enough of it', async () => {
    const lines = `${'one\n'.repeat(400)}`;
    using at = place('', Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`many/${n}.txt`, lines])));
    const { matches, isTruncated } = await at.head.search({ ...query, under: 'many', limit: 10 });
    expect([matches.length, isTruncated]).toEqual([10, true]);
  });

  it('that takes too long says where to search instead', async () => {
    using at = place('case "$*" in *"-e one"*) sleep 9;; esac', {
      'big/x/1.txt': '',
      'big/y/2.txt': '',
      'a/3.txt': '',
    });
    const tree = { entries: await at.head.list(), utf16: { paths: new Map(), isComplete: true }, limitMs: 30 };
    const search = (under: string | null) => searchTree(at.store, at.headSha, { ...query, under }, tree);
    await expect(search(null)).rejects.toThrow(
      'The search of 5 files did not end within 0.03 s. Search under a folder, such as a (2 files), big (2 files); with syntax fixed; or for a text that begins with letters.',
    );
    await expect(search('big')).rejects.toThrow(
      /^The search of 2 files .* such as big\/x \(1 file\), big\/y \(1 file\);/u,
    );
  });
});
