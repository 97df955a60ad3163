import { readdirSync, readFileSync } from 'node:fs';
import { request as ask, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { fetchEarly } from '../src/git/arrival/early-fetch.ts';
import { type BuiltRepository, buildRepository } from './support/git-repository.ts';
import { pullRequestEvent } from './support/github/payloads.ts';
import { movedClock } from './support/moved-clock.ts';
import type { FinishedStep, RunningStep } from './support/runner.ts';
import { noPeople, repository, reviewers } from './support/shares.ts';
import { startTestBed, type TestBed } from './support/test-bed.ts';

const fetches = (bed: TestBed) => bed.gitCalls().filter(({ argv }) => argv.includes('fetch'));
const left = (step: FinishedStep) => readdirSync(step.temporary).filter((name) => /objects/.test(name));
const reportOf = (step: FinishedStep) => JSON.parse(readFileSync(step.outputs['report-json'] ?? '', 'utf8'));

/** GitHub's API, which keeps the first request of a path until something has happened, for ten seconds at most. */
async function slowly(api: string, which: RegExp, hasHappened: () => boolean) {
  const inTime: boolean[] = [];
  const server = createServer(async (request, response) => {
    const path = `${new URL(api).pathname.replace(/\/$/, '')}${request.url}`;
    if (which.test(path) && inTime.length === 0) {
      for (let tries = 0; tries < 500 && !hasHappened(); tries += 1) await wait(20);
      inTime.push(hasHappened());
    }
    const { method, headers } = request;
    const onward = ask(new URL(path, api), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    });
    request.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    inTime,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

it.each([
  ['in the repository', {}],
  ['of a fork', { headRepo: 'ana/shares' }],
])('fetches a head %s while GitHub has not told of it yet, once', async (_, pull) => {
  await using bed = await startTestBed({ repository, script: reviewers([noPeople]), spyOnGit: true, pull });
  await using api = await slowly(bed.github.url, /\/pulls\/\d+$/, () =>
    bed.git.requests.some((line) => line.startsWith('POST')),
  );
  using step = await bed.review({ apiUrl: api.url });
  expect(api.inTime).toEqual([true]);
  expect(step.outputs, step.printed).toMatchObject({ outcome: 'blocking' });
  expect(fetches(bed)).toHaveLength(1);
  expect(left(step)).toEqual([]);
});

it('starts few programs before the first model is asked', async () => {
  await using bed = await startTestBed({ repository, script: reviewers([]), spyOnGit: true });
  const running = bed.review();
  await bed.onceReviewing();
  const commands = bed.gitCalls().map(({ argv }) => argv.find((argument) => /^[a-z][a-z-]+$/.test(argument)));
  expect(commands.sort()).toEqual(['cat-file', 'diff', 'fetch', 'init', 'log']);
  using step = await running;
  expect(step.outputs, step.printed).toMatchObject({ outcome: 'clean' });
});

/** A branch of three commits that took in what its base had gained. */
function withMergedBase(): BuiltRepository {
  return buildRepository([
    { files: repository.base, message: 'Start' },
    { files: { 'b.txt': 'b\n' }, branch: 'topic' },
    { files: { 'c.txt': 'c\n' }, on: 'main' },
    { files: { 'd.txt': 'd\n' }, on: 'main' },
    { files: {}, on: 'topic', merge: 'main' },
    { files: repository.head },
  ]);
}

it.each([
  ['rightly', 3],
  ['as fewer than they are', 1],
  ['as more than they are', 40],
])('reviews the same whatever an event says of commits: it counts them %s', async (_, told) => {
  using built = withMergedBase();
  const [, , , mergeBase = '', , headSha = ''] = built.commits;
  const pull = { gitDirectory: join(built.folder, '.git'), mergeBase, headSha };
  const script = reviewers([noPeople]);
  await using bed = await startTestBed({ repository: pull, script, pull: { commits: 3 }, spyOnGit: true });
  using byHand = await bed.dispatch({ 'pull-request': '7' });
  const scripted = { ...bed.github.state.pulls.get(7), commits: told };
  using step = await bed.review({ payload: pullRequestEvent(scripted as never, bed.git.url) });
  expect(step.outputs, step.printed).toMatchObject({ outcome: 'blocking' });
  for (const key of ['commits', 'changes', 'coverage', 'change'])
    expect(reportOf(step)[key], key).toEqual(reportOf(byHand)[key]);
  expect(left(step)).toEqual([]);
});

it('says of a head that is gone what it always said', async () => {
  await using bed = await startTestBed({ repository, script: reviewers([]) });
  bed.push({ headSha: 'e'.repeat(40) });
  using step = await bed.review({ clock: movedClock() });
  expect(step.exitCode, step.printed).toBe(1);
  expect(step.printed).toContain(`The server does not have ${'e'.repeat(40)}, the head of pull request #7.`);
  expect(left(step)).toEqual([]);
});

it('fetches nothing of what waits, and leaves nothing of what another head takes the place of', async () => {
  await using draft = await startTestBed({ repository, script: reviewers([]), pull: { isDraft: true } });
  using waiting = await draft.review({ inputs: { drafts: 'wait' } });
  expect(waiting.outputs, waiting.printed).toMatchObject({ outcome: 'incomplete' });
  expect(draft.git.requests).toEqual([]);
  await using bed = await startTestBed({ repository, script: reviewers([]) });
  const payload = pullRequestEvent(bed.github.state.pulls.get(7) as never, bed.git.url);
  bed.moveHead();
  using step = await bed.review({ payload, clock: movedClock() });
  expect(step.exitCode, step.printed).toBe(1);
  expect(step.printed).toContain('this run was started for the head');
  expect(left(step)).toEqual([]);
});

it('shows no progress of a run that was cancelled before the comments were read', async () => {
  await using bed = await startTestBed({ repository, script: reviewers([]) });
  let cancel: (() => void) | undefined;
  const whileRunning = (running: RunningStep) => {
    cancel = running.cancel;
  };
  await using api = await slowly(bed.github.url, /\/issues\/7\/comments/, () => {
    cancel?.();
    return bed.statuses().at(-1) === 'error';
  });
  using step = await bed.review({ apiUrl: api.url, whileRunning });
  await wait(300);
  expect(step.exitCode, step.printed).toBe(1);
  expect(api.inTime).toEqual([true]);
  expect(bed.github.state.comments).toEqual([]);
});

it('that was begun where nothing can be written is not there, and ends without an error', async () => {
  const { signal } = new AbortController();
  const early = fetchEarly({
    ...{ directory: '/dev/null/objects', path: process.env['PATH'] ?? '', headSha: 'e'.repeat(40), commitCount: 1 },
    ...{
      remoteUrl: 'http://127.0.0.1:9/acme/shares',
      token: null,
      number: 7,
      transport: {},
      timeoutMs: 1_000,
      isLarge: false,
    },
    ...{ signal, clock: movedClock() },
  });
  expect(await early.take({ headSha: 'e'.repeat(40), commitCount: 1 })).toBeNull();
  await early.end();
});
