import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type BuiltRepository, buildRepository, type CommitScript } from '../../test/support/git-repository.ts';
import { startGitServer } from '../../test/support/git-server.ts';
import { type FetchOptions, openRepo } from './fetch.ts';

const token = 'ghs_sentinel-token-for-git';

/** A served repository whose head is reachable as `refs/pull/7/head` only, as that of a fork is. */
async function serve(base: readonly CommitScript[], own: readonly CommitScript[]) {
  const repository = buildRepository(base);
  const [branch] = own
    .map((script, at) => repository.commit(at === 0 ? { ...script, branch: 'topic' } : script))
    .slice(-1);
  const headSha = branch ?? '';
  repository.git('update-ref', 'refs/pull/7/head', headSha);
  repository.git('checkout', '--quiet', 'main');
  repository.git('branch', '-D', 'topic');
  const server = await startGitServer({ token, repositories: { 'o/r': join(repository.folder, '.git') } });
  const folder = mkdtempSync(join(tmpdir(), 'fetch-test-'));
  const baseSha = repository.git('rev-parse', 'main');
  const options: FetchOptions = {
    directory: join(folder, 'objects'),
    remoteUrl: `${server.url}/o/r`,
    token,
    number: 7,
    headSha,
    baseSha,
    mergeBase: repository.git('merge-base', baseSha, headSha),
    commitCount: own.length,
    path: process.env['PATH'] ?? '',
    transport: {},
    signal: new AbortController().signal,
    timeoutMs: 20_000,
  };
  return {
    repository: repository as BuiltRepository,
    server,
    options,
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      repository[Symbol.dispose]();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const older: CommitScript[] = [
  { files: { 'a.txt': 'one\ntwo\nthree\n', 'b/c.txt': 'old\n' } },
  { files: { 'a.txt': 'one\ntwo\nthree\nfour\n' } },
];
const change: CommitScript[] = [
  { files: { 'a.txt': 'one\n2\nthree\nfour\n' }, message: 'First' },
  { files: { 'b/c.txt': 'new\n', 'd.txt': 'fresh\n' }, message: 'Second' },
];

describe('fetching a pull request', () => {
  it('takes one exchange of objects, and reads commits, files and the change from them', async () => {
    await using served = await serve(older, change);
    await using opened = await openRepo(served.options);
    const { repo, mergeBase } = opened;
    expect(served.server.requests.filter((request) => request.startsWith('POST'))).toHaveLength(2); // ls-refs, fetch
    expect((await repo.commits(mergeBase, served.options.headSha)).map(({ subject }) => subject)).toEqual([
      'First',
      'Second',
    ]);
    expect(await repo.at(served.options.headSha).read('a.txt')).toEqual({
      found: true,
      lines: ['one', '2', 'three', 'four'],
      note: null,
    });
    expect((await repo.diff(mergeBase, served.options.headSha)).map(({ path, status }) => `${status} ${path}`)).toEqual(
      ['modified a.txt', 'modified b/c.txt', 'added d.txt'],
    );
  });

  it('knows the pull request’s own lines from older ones', async () => {
    await using served = await serve(older, change);
    await using opened = await openRepo(served.options);
    const lines = await opened.repo.at(served.options.headSha).blame('a.txt', 1, 4);
    expect(lines.map(({ line, text, commit }) => `${line} ${text} ${commit === null ? 'older' : 'own'}`)).toEqual([
      '1 one older',
      '2 2 own',
      '3 three older',
      '4 four older',
    ]);
  });

  it('finds the merge base by itself when GitHub does not tell', async () => {
    await using served = await serve(older, change);
    served.repository.commit({ files: { 'later.txt': 'main went on\n' } });
    const baseSha = served.repository.git('rev-parse', 'main');
    await using opened = await openRepo({ ...served.options, baseSha, mergeBase: null });
    expect(opened.mergeBase).toBe(served.options.mergeBase);
  });

  it('keeps commits of the base apart when the base was merged into the branch', async () => {
    await using served = await serve(older, [
      { files: { 'own.txt': 'own\n' }, message: 'Own' },
      { files: { 'main.txt': 'from main\n' }, branch: 'main-moved', on: 'main', message: 'Moved on main' },
      { files: {}, on: 'topic', merge: 'main-moved', message: 'Merge main' },
    ]);
    const main = served.repository.git('rev-parse', 'main-moved');
    await using opened = await openRepo({ ...served.options, baseSha: main, mergeBase: main, commitCount: 2 });
    const commits = await opened.repo.commits(main, served.options.headSha);
    expect(commits.map(({ subject }) => subject)).toEqual(['Own', 'Merge main']);
    const [line] = await opened.repo.at(served.options.headSha).blame('main.txt', 1, 1);
    expect(line?.commit).toBeNull();
  });

  it.each([
    ['a wrong token', { token: 'wrong' }, /may not read/],
    ['a number that does not exist', { number: 8 }, /no head for pull request #8/],
    ['a head that moved', { headSha: 'f'.repeat(40) }, /moved from f{40}/],
    ['no git at all', { path: '/nonexistent' }, /no git/],
  ])('refuses %s in words that say what to do', async (_, changes, message) => {
    await using served = await serve(older, change);
    await expect(openRepo({ ...served.options, ...changes })).rejects.toThrow(message);
  });
});
