import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { connect, pull } from '../../test/support/github/connect.ts';
import { createGitHub } from './client.ts';

const secondary = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';

describe.concurrent('a request is made again', () => {
  it('after a gateway error', async () => {
    await using at = await connect();
    at.server.state.faults.push({ status: 502, message: 'Bad gateway' });
    expect(await at.github.readHeadSha(7)).toBe(pull.headSha);
    expect(at.server.requests).toHaveLength(2);
  });

  it('when the answer breaks off in the middle', async () => {
    await using at = await connect();
    at.server.state.faults.push({ status: 'cut' });
    expect(await at.github.readHeadSha(7)).toBe(pull.headSha);
  });

  it('when no answer comes in time', async () => {
    await using at = await connect({ attemptMs: 500 });
    at.server.state.faults.push({ status: 'stall' });
    expect(await at.github.readHeadSha(7)).toBe(pull.headSha);
  });

  it('after a rate limit of seconds', async () => {
    await using at = await connect();
    at.server.state.faults.push({ status: 403, message: secondary, headers: { 'retry-after': '2' } });
    const started = performance.now();
    expect(await at.github.readHeadSha(7)).toBe(pull.headSha);
    expect(performance.now() - started).toBeGreaterThan(1_900);
  });

  it('four times and no more', async () => {
    await using at = await connect();
    const fault = { status: 503, message: 'Service unavailable' };
    at.server.state.faults.push(fault, fault, fault, fault);
    await expect(at.github.readHeadSha(7)).rejects.toThrow('Service unavailable');
    expect(at.server.requests).toHaveLength(4);
  });

  it('as often for a comparison that takes GitHub too long, which then is left to git', async () => {
    await using at = await connect();
    const { faults } = at.server.state;
    const fault = { status: 500, message: 'Server Error: Sorry, this diff is taking too long to generate.' };
    faults.push({ status: 'act', act: () => faults.push(fault, fault, fault, fault) });
    expect(await at.github.readPullRequest(7)).toMatchObject({ mergeBase: null });
    expect(at.server.requests).toHaveLength(5);
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

it('a page that is no JSON is an error, not a pull request without a state', async () => {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Sign in</h1>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const github = createGitHub({ token: 'tok', apiUrl, name: 'deep-review', owner: 'o', repo: 'r' });
  try {
    await expect(github.readPullRequest(7)).rejects.toThrow(`${apiUrl} answers without JSON`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
