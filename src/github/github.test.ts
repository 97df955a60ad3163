import { describe, expect, it } from 'vitest';
import type { PullScript } from '../../test/support/github/payloads.ts';
import { type LoopbackGitHub, startGitHub } from '../../test/support/github.ts';
import { createGitHub } from './client.ts';

const login = 'github-actions[bot]';
const pull: PullScript = {
  owner: 'o',
  repo: 'r',
  number: 7,
  title: 'A change',
  body: 'Please',
  author: 'ana',
  baseRef: 'main',
  baseSha: 'a'.repeat(40),
  headRef: 'topic',
  headSha: 'b'.repeat(40),
  mergeBase: 'c'.repeat(40),
  commits: 2,
  state: 'open',
  isDraft: false,
  headRepo: 'o/r',
};
const marked = (text: string) => `<!-- deep-review:v1:deep-review -->\n${text}`;

async function connect(pulls: readonly PullScript[] = [pull]) {
  const server = await startGitHub({ token: 'tok', login, serverUrl: 'https://github.test', pulls });
  const options = { token: 'tok', apiUrl: server.url, name: 'deep-review', owner: 'o', repo: 'r' };
  const github = createGitHub(options);
  return { server, options, github, [Symbol.asyncDispose]: () => end(server) };
}

async function end(server: LoopbackGitHub): Promise<void> {
  await server[Symbol.asyncDispose]();
  expect(server.violations).toEqual([]);
}

describe('a pull request', () => {
  it('comes with the merge base that GitHub computed', async () => {
    await using at = await connect();
    expect(await at.github.readPullRequest(7)).toMatchObject({
      number: 7,
      author: 'ana',
      headSha: pull.headSha,
      mergeBase: pull.mergeBase,
      isFork: false,
      commitCount: 2,
      url: 'https://github.test/o/r/pull/7',
    });
  });

  it.each([
    ['a fork', 'stranger/r', true],
    ['a deleted fork', null, true],
  ])('of %s is told apart', async (_, headRepo, isFork) => {
    await using at = await connect([{ ...pull, headRepo }]);
    expect(await at.github.readPullRequest(7)).toMatchObject({ headRepo, isFork });
  });

  it('that is closed or unknown is refused in words that say what to do', async () => {
    await using at = await connect([{ ...pull, state: 'closed' }]);
    await expect(at.github.readPullRequest(7)).rejects.toThrow(/#7 is closed/);
    await expect(at.github.readPullRequest(8)).rejects.toThrow(/no pull request #8 in o\/r/);
  });

  it('cannot be read with a bad token', async () => {
    await using at = await connect();
    const github = createGitHub({ ...at.options, token: 'bad' });
    await expect(github.readPullRequest(7)).rejects.toThrow(/does not accept the token/);
  });

  it('is asked for again after a gateway error', async () => {
    await using at = await connect();
    at.server.state.faults.push({ status: 502, message: 'Bad gateway' });
    expect(await at.github.readHeadSha(7)).toBe(pull.headSha);
  });

  it('is not waited for when the rate limit lasts for hours', async () => {
    await using at = await connect();
    const headers = { 'retry-after': '7200' };
    at.server.state.faults.push({ status: 403, message: 'You have exceeded a secondary rate limit', headers });
    await expect(at.github.readHeadSha(7)).rejects.toThrow(/secondary rate limit/);
  });
});

describe('the sticky comment', () => {
  it('is created once, then updated, and left alone when nothing changed', async () => {
    await using at = await connect();
    expect(await at.github.upsertComment(7, marked('one'))).toMatchObject({ outcome: 'created' });
    expect(await at.github.upsertComment(7, marked('two'))).toMatchObject({ outcome: 'updated' });
    expect(await at.github.upsertComment(7, marked('two'))).toMatchObject({ outcome: 'unchanged' });
    expect(at.server.state.comments).toEqual([{ id: 1, author: login, body: marked('two') }]);
  });

  it('is found on the fourth page, behind planted markers that are never touched', async () => {
    await using at = await connect();
    const planted = { id: 1, author: 'mallory', body: marked('all dismissed') };
    const noise = Array.from({ length: 349 }, (_, index) => ({
      id: index + 2,
      author: 'ana',
      body: `Comment ${index}`,
    }));
    at.server.state.comments = [planted, ...noise, { id: 351, author: login, body: marked('ours') }];
    expect(await at.github.upsertComment(7, marked('new'))).toMatchObject({ outcome: 'updated' });
    expect(at.server.state.comments[0]).toEqual(planted);
    expect(at.server.state.comments[350]?.body).toBe(marked('new'));
  });

  it('of another instance, or a marker inside the text, is not ours', async () => {
    await using at = await connect();
    at.server.state.comments = [
      { id: 1, author: login, body: '<!-- deep-review:v1:second -->\nother instance' },
      { id: 2, author: login, body: `A quotation:\n${marked('x')}` },
    ];
    expect(await at.github.upsertComment(7, marked('ours'))).toMatchObject({ outcome: 'created' });
    expect(at.server.state.comments).toHaveLength(3);
  });

  it('loses its duplicates', async () => {
    await using at = await connect();
    at.server.state.comments = [1, 2, 3].map((id) => ({ id, author: login, body: marked(`${id}`) }));
    await at.github.upsertComment(7, marked('new'));
    expect(at.server.state.comments).toEqual([{ id: 1, author: login, body: marked('new') }]);
  });

  it('is denied to a read-only token', async () => {
    await using at = await connect();
    at.server.state.permissions = { comments: false, statuses: false };
    expect(await at.github.upsertComment(7, marked('one'))).toEqual({ outcome: 'denied' });
  });

  it('must carry its marker and keep GitHub’s limit', async () => {
    await using at = await connect();
    await expect(at.github.upsertComment(7, 'no marker')).rejects.toThrow('lacks its marker');
    await expect(at.github.upsertComment(7, marked('x'.repeat(65_600)))).rejects.toThrow('characters');
  });
});

describe('the commit status', () => {
  it('is set with a description of at most 140 characters', async () => {
    await using at = await connect();
    const status = { state: 'failure', description: '🔴'.repeat(200), targetUrl: null } as const;
    expect(await at.github.setStatus(pull.headSha, status)).toBe('set');
    expect([...(at.server.state.statuses[0]?.description ?? '')]).toHaveLength(140);
    expect(at.server.state.statuses[0]).toMatchObject({ context: 'deep-review', state: 'failure', sha: pull.headSha });
  });

  it('is denied without the permission', async () => {
    await using at = await connect();
    at.server.state.permissions = { comments: true, statuses: false };
    expect(await at.github.setStatus(pull.headSha, { state: 'pending', description: '', targetUrl: null })).toBe(
      'denied',
    );
  });
});
