import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildRepository, type CommitScript } from '../../test/support/git-repository.ts';
import { movedClock } from '../../test/support/moved-clock.ts';
import { commitOddly, oddCommits } from '../../test/support/odd-commits.ts';
import { samples } from '../../test/support/samples.ts';
import { servePull, token } from '../../test/support/served-pull.ts';
import { systemClock } from '../lib/clock.ts';
import { openRepo } from './fetch.ts';
import { borrowRepo } from './local/borrow.ts';
import { locateGit } from './process.ts';

const older: CommitScript[] = [
  { files: { 'a.txt': 'one\ntwo\nthree\n', 'b/c.txt': 'old\n' } },
  { files: { 'a.txt': 'one\ntwo\nthree\nfour\n' } },
];
const change: CommitScript[] = [
  { files: { 'a.txt': 'one\n2\nthree\nfour\n' }, message: 'First' },
  { files: { 'b/c.txt': 'new\n', 'd.txt': 'fresh\n' }, message: 'Second' },
];

/** In one piece, and with what a review does not begin with left for later. */
describe.each([false, true].slice(0, samples(2, 1)))('fetching a pull request, in parts: %s', (isLarge) => {
  const serve = (base: readonly CommitScript[], own: readonly CommitScript[], failures = 0) =>
    servePull(base, own, { failures, isLarge });
  it('takes one exchange of objects, and reads commits, files and the change from them', async () => {
    await using served = await serve(older, change);
    await using opened = await openRepo(served.options);
    const { repo, mergeBase } = opened;
    expect(served.server.requests.filter((request) => request.startsWith('POST'))).toHaveLength(isLarge ? 2 : 1);
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

  it('brings earlier commits that are here or on the server, and waits for none that is gone', async () => {
    await using served = await serve(older, change);
    const { repository, options } = served;
    const other = repository.commit({ files: { 'e.txt': 'pushed over\n' }, branch: 'gone', on: 'main' });
    const [first = ''] = repository.commits;
    const own = repository.git('rev-parse', `${options.headSha}~1`);
    await using opened = await openRepo(options);
    const { requests } = served.server;
    const posts = () => requests.filter((request) => request.startsWith('POST')).length;
    const before = posts();
    expect([...(await opened.bring([own, options.headSha]))]).toEqual([own, options.headSha]);
    expect(posts()).toBe(before);
    const gone = 'f'.repeat(40);
    expect([...(await opened.bring([gone, other, 'HEAD', first]))].toSorted()).toEqual([first, other].toSorted());
    expect(await opened.repo.at(other).read('e.txt')).toMatchObject({ lines: ['pushed over'] });
    const commits = await opened.repo.commits(options.mergeBase ?? '', options.headSha);
    expect(commits.map(({ subject }) => subject)).toEqual(['First', 'Second']);
    expect((await opened.repo.at(options.headSha).blame('a.txt', 1, 1))[0]?.commit).toBeNull();
  });

  it('finds the merge base by itself when GitHub does not tell', async () => {
    await using served = await serve(older, change);
    served.repository.commit({ files: { 'later.txt': 'main went on\n' } });
    const baseSha = served.repository.git('rev-parse', 'main');
    await using opened = await openRepo({ ...served.options, baseSha, mergeBase: null });
    expect(opened.mergeBase).toBe(served.options.mergeBase);
    const head = opened.repo.at(served.options.headSha);
    expect(await head.read('d.txt')).toMatchObject({ lines: ['fresh'] });
    expect((await head.blame('a.txt', 1, 2)).map(({ commit }) => commit === null)).toEqual([true, false]);
    expect(await opened.repo.diff(opened.mergeBase, served.options.headSha)).toHaveLength(3);
    expect(await opened.repo.commits(opened.mergeBase, served.options.headSha)).toHaveLength(2);
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

  it('does not take the commit that the branch started from for its own after a long-lived base was merged', async () => {
    const onMain = Array.from({ length: 12 }, (_, at) => ({ files: { 'main.txt': `${at}\n` }, message: `Main ${at}` }));
    await using served = await serve(older, [
      { files: { 'own.txt': 'own\n' }, message: 'Own' },
      ...onMain.map((script, at) => (at === 0 ? { ...script, branch: 'main-moved', on: 'main' } : script)),
      { files: {}, on: 'topic', merge: 'main-moved', message: 'Merge main' },
    ]);
    const main = served.repository.git('rev-parse', 'main-moved');
    await using opened = await openRepo({ ...served.options, baseSha: main, mergeBase: main, commitCount: 2 });
    expect(opened.isCrossed).toBe(false);
    const head = opened.repo.at(served.options.headSha);
    const commits = await opened.repo.commits(main, served.options.headSha);
    expect(commits.map(({ subject }) => subject)).toEqual(['Own', 'Merge main']);
    expect((await head.log(null)).map(({ subject }) => subject)).toEqual(['Merge main', 'Own']);
    expect((await head.blame('a.txt', 1, 4)).every(({ commit }) => commit === null)).toBe(true);
    expect((await head.blame('own.txt', 1, 1))[0]?.commit).not.toBeNull();
  });

  it('keeps apart what the base has already, whichever of several merge bases is meant', async () => {
    await using served = await serve(older, [
      { files: { 'own.txt': 'first\n' }, message: 'Own' },
      { files: { 'main.txt': 'from main\n' }, branch: 'moved', on: 'main', message: 'Moved on main' },
      { files: {}, on: 'topic', merge: 'moved', message: 'Merge main' },
      { files: {}, on: 'moved', merge: 'topic~1', message: 'Take the first' },
      { files: { 'own.txt': 'first\nsecond\n' }, on: 'topic', message: 'Own again' },
    ]);
    const { repository, options } = served;
    const [baseSha, first] = [repository.git('rev-parse', 'moved'), repository.git('rev-parse', 'moved^2')];
    for (const mergeBase of [first, repository.git('rev-parse', 'moved^1')]) {
      await using opened = await openRepo({ ...options, baseSha, mergeBase, commitCount: 2 });
      // Compared with the branch's first commit, all is shown; of a file that both sides have, nobody knows.
      expect(opened.isCrossed).toBe(mergeBase !== first);
      const commits = await opened.repo.commits(mergeBase, options.headSha);
      expect(commits.map(({ subject }) => subject)).toEqual(['Merge main', 'Own again']);
      const head = opened.repo.at(options.headSha);
      expect([...(await head.fromBase('own.txt', 1, 2))]).toEqual(mergeBase === first ? [] : [1]);
      expect([...(await head.fromBase('main.txt', 1, 1))]).toEqual(mergeBase === first ? [1] : []);
    }
  });

  it('says of several merge bases that none shows it all, where the branch takes back what came from the base', async () => {
    const files = { 'main.txt': null };
    await using served = await serve(older, [
      { files: { 'own.txt': 'first\n' }, message: 'Own' },
      { files: { 'main.txt': 'from main\n' }, branch: 'moved', on: 'main', message: 'Moved on main' },
      { files: {}, on: 'topic', merge: 'moved', message: 'Merge main' },
      { files: {}, on: 'moved', merge: 'topic~1', message: 'Take the first' },
      { files, on: 'topic', message: 'Own again' },
    ]);
    const { repository, options } = served;
    const [baseSha, mergeBase] = [repository.git('rev-parse', 'moved'), repository.git('rev-parse', 'moved^2')];
    await using opened = await openRepo({ ...options, baseSha, mergeBase, commitCount: 2 });
    expect(opened.isCrossed).toBe(true);
    const lender = { folder: repository.folder, path: process.env['PATH'] ?? '', signal: new AbortController().signal };
    const span = { baseSha, headSha: options.headSha, mergeBase };
    await using lent = await borrowRepo(lender, span, join(options.directory, 'lent'));
    expect(lent.isCrossed).toBe(true);
  });

  it('tries a passing failure again', async () => {
    await using served = await serve(older, change, 2);
    await using opened = await openRepo({ ...served.options, clock: movedClock() });
    expect(opened.mergeBase).toBe(served.options.mergeBase);
    expect(served.server.requests.filter((request) => request.includes('info/refs'))).toHaveLength(3);
  });

  it('gives up after half a minute, and says what the server answers', async () => {
    await using served = await serve(older, change, 100);
    const clock = movedClock();
    await expect(openRepo({ ...served.options, clock })).rejects.toThrow(/git server answers 503/);
    expect(clock.waits.reduce((sum, each) => sum + each)).toBeCloseTo(30_000, -4);
    expect(served.server.requests).toHaveLength(clock.waits.length + (isLarge ? 2 : 1));
  });

  it('waits for a head that the server does not have yet, and for no reference to it', async () => {
    await using served = await serve(older, change);
    using before = buildRepository(older);
    const behind = served.server.serve('o/r', join(before.folder, '.git'));
    served.repository.git('update-ref', '-d', 'refs/pull/7/head');
    const clock = movedClock(0, (waits) => (waits === 3 ? behind.end() : undefined));
    await using opened = await openRepo({ ...served.options, clock });
    expect(await opened.repo.commits(opened.mergeBase, served.options.headSha)).toHaveLength(2);
    expect(clock.waits).toHaveLength(3);
  });

  it('reads commits as old importers wrote them, the pull request’s own too', async () => {
    await using served = await serve(older, change);
    const { repository, options } = served;
    const kinds = Object.values(oddCommits);
    const mergeBase = commitOddly(repository, kinds, { like: 'main', onto: 'main' }).at(-1) ?? '';
    const own = commitOddly(repository, kinds, { like: 'refs/pull/7/head', onto: mergeBase });
    const headSha = own.at(-1) ?? '';
    const meant = { ...options, headSha, baseSha: mergeBase, commitCount: kinds.length };
    for (const told of [mergeBase, null]) {
      await using opened = await openRepo({ ...meant, mergeBase: told });
      expect(opened.mergeBase).toBe(mergeBase);
      const commits = await opened.repo.commits(mergeBase, headSha);
      expect(commits.map(({ sha }) => sha).toSorted()).toEqual(own.toSorted());
      const head = opened.repo.at(headSha);
      expect((await head.blame('a.txt', 1, 2)).map(({ commit }) => commit?.sha)).toEqual([undefined, own[0]]);
      expect(await head.show(own[0] ?? '')).toHaveLength(3);
    }
  });

  it('gives the token to the fetch alone: in no argument, in no file, in no other process', async () => {
    await using served = await serve(older, change);
    const folder = fs.mkdtempSync(join(tmpdir(), 'fake-git-'));
    const path = process.env['PATH'] ?? '';
    const calls = join(folder, 'calls');
    fs.writeFileSync(
      join(folder, 'git'),
      `#!/bin/sh\nprintf 'CALL %s\\n' "$*" >> ${calls}\nenv >> ${calls}\nexec ${locateGit(path)} "$@"\n`,
    );
    fs.chmodSync(join(folder, 'git'), 0o755);
    const secrets = [token, Buffer.from(`x-access-token:${token}`).toString('base64')];
    const holds = (text: string) => secrets.some((secret) => text.includes(secret));
    {
      await using opened = await openRepo({ ...served.options, path: `${folder}${delimiter}${path}` });
      await opened.repo.at(served.options.headSha).read('a.txt');
      for (const file of fs.readdirSync(served.options.directory, { recursive: true, encoding: 'utf8' })) {
        const place = join(served.options.directory, file);
        if (fs.statSync(place).isFile()) expect(holds(fs.readFileSync(place, 'latin1')), file).toBe(false);
      }
      expect(fs.statSync(served.options.directory).mode & 0o077).toBe(0);
    }
    const made = fs
      .readFileSync(calls, 'utf8')
      .split(/^CALL /m)
      .slice(1);
    const [argumentLists, environments] = [
      made.map((call) => call.split('\n')[0] ?? ''),
      made.map((call) => call.slice(call.indexOf('\n'))),
    ];
    expect(argumentLists.filter(holds)).toEqual([]);
    expect(argumentLists.filter((_, at) => holds(environments[at] ?? '')).every((call) => / fetch /.test(call))).toBe(
      true,
    );
    expect(environments.filter(holds)).toHaveLength(isLarge ? 2 : 1);
    expect(environments.filter((text) => /^(HOME=(?!\/nonexistent)|GIT_DIR=|NODE_|npm_)/m.test(text))).toEqual([]);
    expect(fs.existsSync(served.options.directory)).toBe(false);
    fs.rmSync(folder, { recursive: true });
  });

  it('is not confused by an id that looks like a status code', async () => {
    await using served = await serve(older, change);
    const mergeBase = `a403b401${'0'.repeat(32)}`;
    await expect(openRepo({ ...served.options, mergeBase })).rejects.toThrow(
      /does not have a403b4010*, the base commit/,
    );
  });

  it('refuses a repository that is not there', async () => {
    await using served = await serve(older, change);
    const remoteUrl = `${served.server.url}/o/none`;
    await expect(openRepo({ ...served.options, remoteUrl })).rejects.toThrow(/no such repository/);
  });

  it.each(['.git', '..', '.GIT', '.git\u200c'].slice(0, samples(4, 2)))(
    'refuses a tree with an entry %j',
    async (name) => {
      await using served = await serve(older, change);
      const { repository, options } = served;
      const blob = repository.input('x', 'hash-object', '-w', '--stdin');
      const tree = repository.input(`100644 blob ${blob}\t${name}\n`, 'mktree');
      const headSha = repository.git('commit-tree', tree, '-p', 'main', '-m', 'odd');
      repository.git('update-ref', 'refs/pull/7/head', headSha);
      const changed = { ...options, headSha, commitCount: 1 };
      await expect(openRepo(changed)).rejects.toThrow(/^The pull request holds an object that git refuses/);
    },
  );

  it('says whose a hostile `.gitmodules` is', async () => {
    await using served = await serve(older, change);
    const { repository, options } = served;
    // A name that looks like what a server says.
    const name = `../x returned error: 401, not our ref ${options.headSha}`;
    const modules = `[submodule "${name}"]\n\tpath = a\n\turl = ./a\n`;
    const headSha = repository.commit({ files: { '.gitmodules': modules }, on: 'refs/pull/7/head', branch: 'odd' });
    const changed = { ...options, headSha, commitCount: 3 };
    await expect(openRepo(changed)).rejects.toMatchObject({
      message: expect.stringMatching(/^The pull request holds .*gitmodulesName/s),
      remedy: expect.stringContaining('by hand'),
    });
    const fromOdd = { ...changed, baseSha: headSha, mergeBase: headSha, headSha: repository.commit({ files: {} }) };
    await expect(openRepo(fromOdd)).rejects.toMatchObject({
      message: expect.stringMatching(/^The base branch, not the pull request, .*gitmodulesName/s),
      remedy: expect.stringContaining('git fsck'),
    });
  });

  it('stops when the run is cancelled, and leaves nothing behind', async () => {
    await using served = await serve(older, change, 100);
    const stop = new AbortController();
    const opening = openRepo({ ...served.options, signal: stop.signal, clock: systemClock });
    setTimeout(() => stop.abort(new Error('cancelled')), 300);
    await expect(opening).rejects.toThrow('cancelled');
    expect(fs.existsSync(served.options.directory)).toBe(false);
  });

  it('sends nothing over plain http to another machine', async () => {
    await using served = await serve(older, change);
    await expect(openRepo({ ...served.options, remoteUrl: 'http://git.example.org/o/r' })).rejects.toThrow(/https/);
  });

  it.each([
    ['a wrong token', { token: 'wrong' }, /may not read/],
    ['a head that is not there', { headSha: 'f'.repeat(40) }, /does not have f{40}, the head of pull request #7/],
    ['no git at all', { path: '/nonexistent' }, /no git/],
  ])('refuses %s in words that say what to do', async (_, changes, message) => {
    await using served = await serve(older, change);
    await expect(openRepo({ ...served.options, ...changes })).rejects.toThrow(message);
  });
});
