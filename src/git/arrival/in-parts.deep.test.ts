import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { CommitScript } from '../../../test/support/git-repository.ts';
import { servePull } from '../../../test/support/served-pull.ts';
import { openRepo } from '../fetch.ts';
import { openKept } from '../kept/open-kept.ts';
import { fetchEarly } from './early-fetch.ts';

const base: CommitScript = {
  files: { 'a.txt': 'one\ntwo\n', 'b/c.txt': 'elsewhere\n', 'b/wide.txt': Buffer.from('\ufeffwide\r\n', 'utf16le') },
};
const own: CommitScript[] = [{ files: { 'a.txt': 'one\n2\n' } }, { files: { 'd.txt': 'fresh\n' } }];
const path = process.env['PATH'] ?? '';

const serve = () => servePull([base], own, { isLarge: true });
type Served = Awaited<ReturnType<typeof serve>>;
const fetches = ({ server }: Served) => server.requests.filter((request) => request.startsWith('POST')).length;
const { signal } = new AbortController();
const search = (pattern: string) =>
  ({ pattern, syntax: 'fixed', ignoreCase: false, under: null, limit: 20, signal }) as const;

/** Programs that have to do with a folder. */
function programsIn(folder: string): readonly string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        return [readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')];
      } catch {
        return [];
      }
    })
    .filter((line) => line.includes(folder));
}

/** A server that holds back every fetch from the third on, until it is let go. */
function holdRest(served: Served) {
  const { promise: go, resolve: letGo } = Promise.withResolvers<void>();
  const { promise: reached, resolve } = Promise.withResolvers<void>();
  served.server.intercept(async (request, count) => {
    if (request.startsWith('POST') && count > 2) {
      resolve();
      await go;
    }
    return null;
  });
  return { reached, letGo };
}

it('says the same of everything as a repository that came whole, and is kept whole', async () => {
  await using served = await serve();
  const tell = async (isLarge: boolean) => {
    await using opened = await openRepo({ ...served.options, isLarge });
    const { repo, mergeBase } = opened;
    const folder = mkdtempSync(join(tmpdir(), 'kept-'));
    try {
      const kept = await opened.keep(folder);
      const again = await openKept(kept, { folder, directory: join(folder, 'again'), path, signal: undefined });
      await using replayed = again;
      const said = [repo, replayed.repo].map(async (one) => {
        const head = one.at(served.options.headSha);
        const paths = (await head.list()).map((entry) => entry.path);
        return {
          changes: await one.diff(mergeBase, served.options.headSha),
          texts: await Promise.all(paths.map((each) => head.read(each))),
          sizes: [...(await head.sizes(paths))],
          found: await head.search(search('e')),
          blamed: await head.blame('a.txt', 1, 2),
          shown: await Promise.all((await head.log(null)).map(({ sha }) => head.show(sha))),
        };
      });
      const [live, replay] = await Promise.all(said);
      expect(replay).toEqual(live);
      return live;
    } finally {
      rmSync(folder, { recursive: true });
    }
  };
  expect(await tell(true)).toEqual(await tell(false));
});

it('leaves no git that would fetch by itself what is missing', async () => {
  await using served = await serve();
  await using opened = await openRepo(served.options);
  const [made = ''] = readdirSync(served.options.directory);
  const folder = join(served.options.directory, made);
  expect(readFileSync(join(folder, 'config'), 'utf8')).not.toMatch(/promisor|partial/);
  const elsewhere = (await opened.repo.at(opened.mergeBase).list()).find((entry) => entry.path === 'b/c.txt')?.oid;
  const before = served.server.requests.length;
  expect(() => execFileSync('git', ['cat-file', 'blob', elsewhere ?? ''], { cwd: folder, stdio: 'pipe' })).toThrow();
  expect(served.server.requests).toHaveLength(before);
});

it('needs one fetch of a server that leaves nothing out', async () => {
  await using served = await serve();
  served.repository.git('config', 'uploadpack.allowFilter', 'false');
  await using opened = await openRepo(served.options);
  expect(await opened.repo.at(served.options.headSha).search(search('elsewhere'))).toMatchObject({
    matches: [{ path: 'b/c.txt' }],
  });
  expect(fetches(served)).toBe(1);
});

it.each([
  ['the first of them', 1, 2],
  ['what a review begins with', 2, 3],
  ['the rest', 3, 4],
])('fetches all as ever where the server does not give %s', async (_, at, all) => {
  await using served = await serve();
  served.server.intercept((request, count) => (request.startsWith('POST') && count === at ? 500 : null));
  await using opened = await openRepo(served.options);
  const { repo, mergeBase } = opened;
  expect(await repo.diff(mergeBase, served.options.headSha)).toHaveLength(2);
  expect(await repo.at(mergeBase).read('b/c.txt')).toMatchObject({ lines: ['elsewhere'] });
  expect(await repo.at(served.options.headSha).search(search('wide'))).toMatchObject({ matches: [{ line: 1 }] });
  expect(fetches(served)).toBe(all);
  expect(repo.lack()).toBeNull();
});

/** What the early fetch has goes to another depth than what is fetched with the base. */
it.each([
  ['the head', 1, { behind: 0 }],
  ['what a review begins with', 2, { behind: 0 }],
  ['the rest', 3, { behind: 0 }],
  ['the base', 2, { behind: 1 }],
])('fetches all as ever behind an early fetch where the server does not give %s', async (_, at, { behind }) => {
  await using served = await servePull([{ files: { 'old.txt': 'old\n' } }, base], own, { isLarge: true });
  const { options } = served;
  served.server.intercept((request, count) => (request.startsWith('POST') && count === at ? 500 : null));
  const directory = `${options.directory}-early`;
  const early = fetchEarly({ ...options, directory, commitCount: options.commitCount - behind });
  await using opened = await openRepo({ ...options, commitCount: options.commitCount - behind }, early);
  const { repo, mergeBase } = opened;
  expect(await repo.diff(mergeBase, options.headSha)).toHaveLength(2);
  expect(await repo.at(mergeBase).read('b/c.txt')).toMatchObject({ lines: ['elsewhere'] });
  expect(await repo.at(options.headSha).search(search('old'))).toMatchObject({ matches: [{ path: 'old.txt' }] });
  expect(await repo.at(options.headSha).blame('d.txt', 1, 1)).toMatchObject([{ text: 'fresh' }]);
  expect(repo.lack()).toBeNull();
});

it('says of everything that did not come why, and never that it is not there', async () => {
  await using served = await serve();
  await using opened = await openRepo(served.options);
  served.server.intercept(() => 503);
  const { repo, mergeBase } = opened;
  const head = repo.at(served.options.headSha);
  expect(repo.lack()).toBeNull();
  const why = /git server answers 503/;
  await expect(head.read('b/c.txt')).rejects.toThrow(why);
  await expect(head.readWhole('b/c.txt')).rejects.toThrow(why);
  await expect(head.sizes(['b/c.txt'])).rejects.toThrow(why);
  await expect(head.firstBytes(['b/wide.txt'], 2)).rejects.toThrow(why);
  await expect(head.search(search('one'))).rejects.toThrow(why);
  await expect(head.blame('a.txt', 1, 1)).rejects.toThrow(why);
  await expect(opened.keep(served.options.directory)).rejects.toThrow(why);
  // Of what a review can do without, nobody is told that it is missing.
  expect(await opened.bring(['f'.repeat(40)])).toEqual(new Set());
  expect(repo.lack()).toMatch(why);
  repo.goOnWithout();
  for (const text of [
    await head.read('b/c.txt'),
    await head.readWhole('b/c.txt'),
    await repo.at(mergeBase).read('b/c.txt'),
  ])
    expect(text).toMatchObject({ found: false, isMissing: true });
  // What had come is there as ever.
  expect(await repo.diff(mergeBase, served.options.headSha)).toHaveLength(2);
  expect(await head.read('d.txt')).toMatchObject({ lines: ['fresh'] });
  expect(await head.log(null)).toHaveLength(2);
});

it('lets what is asked for wait for it, and nothing that is here', async () => {
  await using served = await serve();
  const rest = holdRest(served);
  await using opened = await openRepo(served.options);
  const { repo, mergeBase } = opened;
  const head = repo.at(served.options.headSha);
  expect(fetches(served)).toBe(2);
  repo.bringRest();
  await rest.reached;
  let isRead = false;
  const reading = head.read('b/c.txt').finally(() => {
    isRead = true;
  });
  expect(await head.read('a.txt')).toMatchObject({ lines: ['one', '2'] });
  expect(await repo.diff(mergeBase, served.options.headSha)).toHaveLength(2);
  expect(await head.log('b/c.txt')).toEqual([]);
  expect(isRead).toBe(false);
  rest.letGo();
  expect(await reading).toMatchObject({ lines: ['elsewhere'] });
  expect(fetches(served)).toBe(3);
});

it('waits for what git pairs by what it holds, and for what stood where the base alone has changed', async () => {
  const before = { files: { 'old.txt': 'one\ntwo\nthree\nfour\n', 'b/c.txt': 'as it was\n' } };
  const after = { files: { ...base.files, 'old.txt': null, 'new.txt': 'one\ntwo\nthree\n4\n' } };
  await using served = await servePull([before, after], own, { isLarge: true });
  await using opened = await openRepo(served.options);
  const { repo, mergeBase } = opened;
  const [first = ''] = served.repository.commits;
  expect(fetches(served)).toBe(2);
  expect([...(await repo.renames(first, mergeBase))]).toEqual([['old.txt', 'new.txt']]);
  const changed = await repo.diff(first, mergeBase);
  expect(changed.find((file) => file.path === 'b/c.txt')).toMatchObject({ additions: 1, deletions: 1 });
  expect(fetches(served)).toBe(3);
});

it('ends what is on its way with the repository, and when the run is cancelled', async () => {
  for (const isCancelled of [false, true]) {
    await using served = await serve();
    const rest = holdRest(served);
    const stop = new AbortController();
    const opened = await openRepo({ ...served.options, signal: stop.signal });
    const reading = opened.repo.at(served.options.headSha).read('b/c.txt');
    reading.catch(() => undefined);
    await rest.reached;
    expect(programsIn(served.options.directory).join('\n')).toContain(' fetch ');
    if (isCancelled) stop.abort(new Error('cancelled'));
    await opened[Symbol.asyncDispose]();
    await expect(reading).rejects.toThrow(isCancelled ? 'cancelled' : 'not needed any more');
    await wait(50);
    expect(programsIn(served.options.directory)).toEqual([]);
    expect(existsSync(served.options.directory)).toBe(false);
    rest.letGo();
  }
});

/** As file systems of other computers read the names: git checks all of them, each where its text has come. */
it.each([
  ['.gitmodules', 2],
  ['.GitModules', 2],
  ['gitmod~1', 3],
  ['.gitmodules\u200c', 3],
])('checks what %j says in either part', async (name, all) => {
  const modules = (url: string) => ({ files: { [`b/${name}`]: `[submodule "x"]\n\tpath = x\n\turl = ${url}\n` } });
  await using honest = await servePull([base, modules('https://example.org/x')], own, { isLarge: true });
  {
    await using opened = await openRepo(honest.options);
    expect(fetches(honest)).toBe(all);
    expect(await opened.repo.at(honest.options.headSha).read('b/c.txt')).toMatchObject({ lines: ['elsewhere'] });
  }
  await using undone = await servePull([base], [modules('-u./payload'), { files: { [`b/${name}`]: null } }], {
    isLarge: true,
  });
  await expect(openRepo(undone.options)).rejects.toThrow(/^The pull request holds .*gitmodulesUrl/s);
});
