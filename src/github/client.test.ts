import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { connect, pull } from '../../test/support/github/connect.ts';
import { createGitHub } from './client.ts';
import type { GitHub } from './github.ts';

const run = { startedAt: 0, run: '1-1' };
const repository = { token: 'tok', serverUrl: 'https://github.test', owner: 'o', repo: 'r', run };
const pending = { state: 'pending', targetUrl: null } as const;
const secondary = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';

describe.concurrent('a request is made again', () => {
  it('after a gateway error', async () => {
    await using at = await connect();
    at.server.state.faults.push({ status: 502, message: 'Bad gateway' });
    expect(await at.github.readHead(7)).toMatchObject({ headSha: pull.headSha });
    expect(at.server.requests).toHaveLength(2);
  });

  it('when the answer breaks off in the middle', async () => {
    await using at = await connect();
    at.server.state.faults.push({ status: 'cut' });
    expect(await at.github.readHead(7)).toMatchObject({ headSha: pull.headSha });
  });

  it('when no answer comes in time', async () => {
    await using at = await connect({ attemptMs: 200 });
    at.server.state.faults.push({ status: 'stall' });
    expect(await at.github.readHead(7)).toMatchObject({ headSha: pull.headSha });
  });

  it('after a rate limit of seconds', async () => {
    await using at = await connect({ secondMs: 100 });
    at.server.state.faults.push({ status: 403, message: secondary, headers: { 'retry-after': '2' } });
    const started = performance.now();
    expect(await at.github.readHead(7)).toMatchObject({ headSha: pull.headSha });
    expect(performance.now() - started).toBeGreaterThan(190);
  });

  it('four times and no more', async () => {
    await using at = await connect();
    const fault = { status: 503, message: 'Service unavailable' };
    at.server.state.faults.push(fault, fault, fault, fault);
    await expect(at.github.readHead(7)).rejects.toThrow('Service unavailable');
    expect(at.server.requests).toHaveLength(4);
  });

  it('as often for a comparison that takes GitHub too long, which then is left to git', async () => {
    await using at = await connect();
    const { faults } = at.server.state;
    const fault = { status: 500, message: 'Server Error: Sorry, this diff is taking too long to generate.' };
    const then = () => faults.push(fault, fault, fault, fault);
    faults.push({ status: 'act', act: () => undefined }, { status: 'act', act: then });
    expect(await at.github.readPullRequest(7)).toMatchObject({ mergeBase: null });
    expect(at.server.requests).toHaveLength(6);
  });
});

describe('a rate limit of hours is refused at once, in words that say when to come back', () => {
  it.each([
    ['secondary', { 'retry-after': '21600' }, /in 360 min/],
    [
      'primary',
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': `${Math.floor(Date.now() / 1000) + 3600}` },
      /in (59|60) min/,
    ],
  ])('%s', async (kind, headers, remedy) => {
    await using at = await connect();
    const message = kind === 'secondary' ? secondary : 'API rate limit exceeded for installation ID 1.';
    at.server.state.faults.push({ status: 403, message, headers });
    await expect(at.github.readPullRequest(7)).rejects.toMatchObject({
      name: 'UserError',
      message: expect.stringContaining(message),
      remedy: expect.stringMatching(remedy),
    });
    expect(at.server.requests).toHaveLength(1);
  });
});

describe('unless told otherwise, the client waits', () => {
  // What is loaded takes no time on the clock of the test.
  beforeAll(() => import('@actions/github/lib/utils'));
  const set = (github: GitHub, times: number) =>
    Promise.all(
      Array.from({ length: times }, (_, at) =>
        github.status(pull.headSha, 'deep-review')({ ...pending, description: `${at}` }),
      ),
    );
  const readThreads = (github: GitHub) => Promise.all(Array.from({ length: 6 }, () => github.readUnresolvedThreads(7)));
  const outage = () => Response.json({ message: 'Service unavailable' }, { status: 503 });
  const limit = () => Response.json({ message: secondary }, { status: 403, headers: { 'retry-after': '2' } });
  const found = () => Response.json({ head: { sha: pull.headSha }, base: { ref: pull.baseRef } });
  const made = () => Response.json({ id: 1, html_url: 'https://github.test/comment-1' }, { status: 201 });
  const reviewThreads = { pageInfo: { hasNextPage: false, endCursor: null }, nodes: [] };
  const threads = () => Response.json({ data: { repository: { pullRequest: { reviewThreads } } } });
  const wrong = () => Response.json({ errors: [{ message: 'Something went wrong while executing your query.' }] });
  const limited = () =>
    Response.json(
      { data: null, errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }] },
      { headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': `${Math.floor(Date.now() / 1_000) + 3}` } },
    );

  it.each<[string, (github: GitHub) => Promise<unknown>, readonly (() => Response)[], readonly number[]]>([
    ['not before the few writes of a run', (github) => set(github, 8), Array(8).fill(made), Array(8).fill(0)],
    ['a second a write after that', (github) => set(github, 10), Array(10).fill(made), [...Array(8).fill(0), 8, 8]],
    ['not before reads over GraphQL', readThreads, Array(6).fill(threads), [0, 0, 0, 0, 0, 0]],
    ['longer before each attempt', (github) => github.readHead(7), [outage, outage, outage, found], [0, 1, 5, 14]],
    ['until a rate limit ends', (github) => github.readHead(7), [limit, found], [0, 2]],
    ['after errors over GraphQL', (github) => github.readUnresolvedThreads(7), [wrong, threads], [0, 1]],
    ['until the limit of GraphQL ends', (github) => github.readUnresolvedThreads(7), [limited, threads], [0, 4]],
  ])('%s', async (title, act, answers, expected) => {
    // The plugin's other queues outlive a client: each address has its own.
    const github = createGitHub({ ...repository, apiUrl: `https://github.test/${encodeURIComponent(title)}` });
    const sent: number[] = [];
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    const started = Date.now();
    vi.stubGlobal('fetch', async () => {
      sent.push(Math.round((Date.now() - started) / 1_000));
      return answers[sent.length - 1]?.();
    });
    try {
      let isDone = false;
      const acting = act(github).finally(() => {
        isDone = true;
      });
      while (!isDone) await vi.advanceTimersByTimeAsync(50);
      await acting;
      expect(sent).toEqual(expected);
    } finally {
      vi.unstubAllGlobals();
      vi.useRealTimers();
    }
  });
});

it('sends ten requests at once, and what goes well waits for no timer', async () => {
  let [underWay, most] = [0, 0];
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.stubGlobal('fetch', async () => {
    underWay += 1;
    most = Math.max(most, underWay);
    await new Promise((resolve) => setImmediate(resolve));
    underWay -= 1;
    return Response.json({ head: { sha: pull.headSha }, base: { ref: pull.baseRef } });
  });
  try {
    const github = createGitHub({ ...repository, apiUrl: 'https://github.test/at-once' });
    await Promise.all(Array.from({ length: 25 }, () => github.readHead(7)));
    expect(most).toBe(10);
  } finally {
    vi.unstubAllGlobals();
    vi.useRealTimers();
  }
});

it('sends with Node’s own fetch, to the given address, whatever the environment says', async () => {
  await using at = await connect();
  const dead = 'http://127.0.0.1:9';
  for (const name of ['GITHUB_API_URL', 'GITHUB_GRAPHQL_URL', 'http_proxy', 'https_proxy']) vi.stubEnv(name, dead);
  vi.stubEnv('ACTIONS_ORCHESTRATION_ID', 'somebody');
  vi.resetModules();
  const sent = vi.spyOn(globalThis, 'fetch');
  try {
    const fresh = await import('./client.ts');
    const github = fresh.createGitHub({ ...repository, apiUrl: `${at.server.url}/` });
    expect(await github.readHead(7)).toMatchObject({ headSha: pull.headSha });
    expect(await github.readUnresolvedThreads(7)).toEqual([]);
    expect(sent.mock.calls.map(([url]) => url)).toEqual([
      `${at.server.url}/repos/o/r/pulls/7`,
      `${at.server.url}/graphql`,
    ]);
    for (const [, init = {}] of sent.mock.calls) {
      expect(Object.keys(init)).not.toContain('dispatcher');
      expect(init.headers).toMatchObject({
        authorization: 'token tok',
        'user-agent': expect.stringMatching(/^deep-review octokit-core\.js\/\S+ Node\.js\/\d+/),
        'x-github-api-version': '2022-11-28',
      });
      expect(JSON.stringify(init.headers)).not.toContain('somebody');
    }
  } finally {
    sent.mockRestore();
    vi.unstubAllEnvs();
  }
});

it('a page that is no JSON is an error, not a pull request without a state', async () => {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Sign in</h1>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const github = createGitHub({ ...repository, apiUrl });
  try {
    await expect(github.readPullRequest(7)).rejects.toThrow(`${apiUrl} answers without JSON`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
