import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { buildRepository } from '../../../test/support/git-repository.ts';
import { servePull } from '../../../test/support/served-pull.ts';
import { openRepo } from '../fetch.ts';
import { readBlob, readerOf } from '../objects.ts';
import {
  arrival,
  beginArrival,
  endArrival,
  endPatience,
  hasArrived,
  isPromised,
  lackOf,
  NotComeError,
  promiseBlobs,
} from './promised.ts';

it('fetches first what a review begins with, and the rest once, when it is asked for', async () => {
  const others = Object.fromEntries(
    Array.from({ length: 9 }, (_, at) => [`src/${at}.ts`, `export const a = ${at};\n`]),
  );
  const told = { '.gitattributes': '*.lock linguist-generated\n', 'src/AGENTS.md': 'Be brief.\n' };
  const base = { files: { ...others, ...told, 'old.ts': 'one\ntwo\nthree\nfour\n', 'a.lock': 'a\n' } };
  const own = [
    { files: { 'src/1.ts': 'export const a = 10;\n', 'src/new.ts': 'is taken back\n' } },
    { files: { 'old.ts': null, 'new.ts': 'one\ntwo\nthree\n4\n', 'src/new.ts': null, 'a.lock': 'b\n' } },
  ];
  await using served = await servePull([base], own, { isLarge: true });
  const { headSha } = served.options;
  const fetches = () => served.server.requests.filter((request) => request.startsWith('POST')).length;
  await using opened = await openRepo(served.options);
  const { repo, mergeBase } = opened;
  const [head, before] = [repo.at(headSha), repo.at(mergeBase)];
  const changes = await repo.diff(mergeBase, headSha);
  expect(changes.map(({ status, path }) => `${status} ${path}`)).toEqual([
    ...['modified a.lock', 'renamed new.ts', 'modified src/1.ts'],
  ]);
  expect([...(await before.attribute('linguist-generated', ['a.lock', 'old.ts']))]).toEqual([['a.lock', 'set']]);
  expect(await before.read('src/AGENTS.md')).toMatchObject({ lines: ['Be brief.'] });
  expect([...(await head.sizes(['new.ts', 'src/1.ts'])).values()]).toEqual([16, 21]);
  const [, first = ''] = (await repo.commits(mergeBase, headSha)).map(({ sha }) => sha).toReversed();
  expect((await head.show(first))?.map(({ path }) => path)).toEqual(['src/1.ts', 'src/new.ts']);
  expect(fetches()).toBe(2);
  const signal = new AbortController().signal;
  const query = { syntax: 'fixed', ignoreCase: false, under: null, limit: 20, signal } as const;
  const [found, text, blamed] = await Promise.all([
    head.search({ ...query, pattern: 'export const' }),
    before.read('src/7.ts'),
    head.blame('src/2.ts', 1, 1),
  ]);
  expect(found.matches.map(({ path }) => path)).toEqual(Object.keys(others));
  expect(text).toMatchObject({ lines: ['export const a = 7;'] });
  expect(blamed).toMatchObject([{ text: 'export const a = 2;', commit: null }]);
  expect(fetches()).toBe(3);
  expect(repo.lack()).toBeNull();
});

it('has what came before it was heard that it was not there', async () => {
  using built = buildRepository([{ files: { a: 'a\n' } }]);
  const store = { gitDirectory: join(built.folder, '.git'), path: process.env['PATH'] ?? '', signal: undefined };
  const oid = execFileSync('git', ['hash-object', '--stdin'], { input: 'late\n', encoding: 'utf8' }).trim();
  promiseBlobs(store, async () => {
    // Until git has answered, and nobody has listened.
    execFileSync('sleep', ['0.1']);
    execFileSync('git', ['hash-object', '-w', '--stdin'], { cwd: built.folder, input: 'late\n' });
  });
  const reading = readBlob(store, oid);
  await arrival(store);
  expect((await reading).toString()).toBe('late\n');
  readerOf(store).close();
});

it('is told to nobody that something did not come, until somebody needs it and it does not come again', async () => {
  const store = { gitDirectory: 'nowhere', signal: undefined };
  const away = new Error('the server is away');
  let tries = 0;
  const promise = (...outcomes: readonly (Error | null)[]) =>
    promiseBlobs(store, async () => {
      const outcome = outcomes[tries++] ?? null;
      if (outcome !== null) throw outcome;
    });
  const unheard = async () => {
    tries = 0;
    beginArrival(store);
    await new Promise((resolve) => setImmediate(resolve));
    expect([tries, lackOf(store), isPromised(store)]).toEqual([1, null, true]);
  };
  promise(away);
  await unheard();
  await arrival(store);
  expect([tries, isPromised(store)]).toEqual([2, false]);
  promise(away);
  await unheard();
  expect(await hasArrived(store, new AbortController().signal)).toBe(true);
  promise(away, away);
  await unheard();
  await expect(arrival(store)).rejects.toThrow('the server is away');
  expect(lackOf(store)).toBe('the server is away');
  // Nobody is given what others did not have.
  await expect(arrival(store)).rejects.toThrow(NotComeError);
  expect(await hasArrived(store, new AbortController().signal)).toBe(false);
  expect(tries).toBe(2);
});

it('is waited for as long as there is time, and is lacking only to who needs it', async () => {
  const store = { gitDirectory: 'nowhere', signal: undefined };
  const { promise: never } = Promise.withResolvers<void>();
  promiseBlobs(store, () => never);
  const [patience, others] = [new AbortController(), new AbortController()];
  endPatience(store, patience.signal);
  const [waiting, asking] = [arrival(store), hasArrived(store, others.signal)];
  others.abort();
  expect(await asking).toBe(false);
  expect(lackOf(store)).toBeNull();
  patience.abort(new Error('late'));
  await expect(waiting).rejects.toThrow(/no time left.*timeout|no time left/);
  await expect(arrival(store)).rejects.toThrow(NotComeError);
  expect(lackOf(store)).toBe('There was no time left to wait for them.');
});

it.each(['with the run', 'by itself'])('ends %s without a word of a server', async (how) => {
  const cancel = new AbortController();
  const store = { gitDirectory: 'nowhere', signal: cancel.signal };
  const { promise: ending, resolve: end } = Promise.withResolvers<void>();
  promiseBlobs(store, async (stop) => {
    await new Promise<void>((resolve) => {
      for (const signal of [stop, cancel.signal]) signal.addEventListener('abort', () => resolve());
    });
    await ending;
    throw new Error('killed');
  });
  const waiting = [arrival(store), hasArrived(store, new AbortController().signal)];
  const words = Promise.all(
    waiting.map((each) =>
      each.then(
        () => 'none',
        (error) => String(error),
      ),
    ),
  );
  if (how === 'with the run') cancel.abort(new Error('cancelled'));
  let isOver = false;
  const over = endArrival(store).then(() => {
    isOver = true;
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(isOver).toBe(false);
  end();
  await over;
  expect(new Set(await words).has('none')).toBe(false);
  expect((await words).join()).not.toContain('killed');
  expect(lackOf(store)).toBeNull();
});
