import { describe, expect, it } from 'vitest';
import { connect, pull } from '../../test/support/github/connect.ts';
import { LateError } from '../lib/user-error.ts';

describe('a pull request', () => {
  it('comes with the merge base that GitHub computed', async () => {
    await using at = await connect({ pull: { labels: ['ready'] } });
    expect(await at.github.readPullRequest(7)).toEqual({
      kind: 'pull-request',
      serverUrl: 'https://github.test',
      owner: 'o',
      repo: 'r',
      number: 7,
      title: 'A change',
      body: 'Please',
      author: 'ana',
      baseRef: 'main',
      baseSha: pull.baseSha,
      headRef: 'topic',
      headSha: pull.headSha,
      mergeBase: pull.mergeBase,
      headRepo: 'o/r',
      isFork: false,
      isDraft: false,
      labels: ['ready'],
      defaultBranch: 'main',
      commitCount: 2,
      url: 'https://github.test/o/r/pull/7',
    });
  });

  it('is compared with the tip of its base, whatever tip it was opened at', async () => {
    await using at = await connect({ pull: { staleBaseSha: '9'.repeat(40) } });
    at.server.state.branches = { main: true };
    const { baseSha, mergeBase } = pull;
    expect(await at.github.readPullRequest(7)).toMatchObject({ baseSha, mergeBase, commitCount: 2 });
  });

  it.each([
    ['a fork', 'stranger/r', true],
    ['a deleted fork', null, true],
    ['the same repository, written otherwise', 'O/R', false],
  ])('of %s is told apart (threat 98)', async (_, headRepo, isFork) => {
    await using at = await connect({ pull: { headRepo } });
    expect(await at.github.readPullRequest(7)).toMatchObject({ headRepo, isFork });
  });

  it.each([
    ['closed', { state: 'closed' as const }, 'Pull request #7 is closed.'],
    ['merged', { state: 'closed' as const, isMerged: true }, 'Pull request #7 is merged.'],
  ])('that is %s is refused (threat 97)', async (_, changes, message) => {
    await using at = await connect({ pull: changes });
    await expect(at.github.readPullRequest(7)).rejects.toMatchObject({ name: 'UserError', message });
  });

  it('that is unknown is refused in words that say what to check', async () => {
    await using at = await connect();
    await expect(at.github.readPullRequest(8)).rejects.toBeInstanceOf(LateError);
    await expect(at.github.readPullRequest(8)).rejects.toMatchObject({
      name: 'UserError',
      message: 'There is no pull request #8 in o/r that this token can see.',
      remedy: expect.stringMatching(/number.*pull-requests: write/),
    });
  });

  it('of another repository is not seen', async () => {
    await using at = await connect({ owner: 'other' });
    await expect(at.github.readPullRequest(7)).rejects.toThrow('#7 in other/r');
    await expect(at.github.readHead(7)).rejects.toThrow('#7 in other/r');
  });

  it('cannot be read with a bad token', async () => {
    await using at = await connect({ token: 'bad' });
    await expect(at.github.readPullRequest(7)).rejects.toThrow('does not accept the token');
  });

  it('cannot be read without the permission', async () => {
    await using at = await connect();
    at.server.state.faults.push({ status: 403, message: 'Resource not accessible by integration' });
    await expect(at.github.readPullRequest(7)).rejects.toMatchObject({
      remedy: expect.stringContaining('pull-requests: write'),
    });
  });

  it.each([
    ['Bad gateway', 'GitHub answers 502: Bad gateway.'],
    ['<html><h1>Unicorn!</h1></html>', 'GitHub answers 502: Bad Gateway.'],
  ])('cannot be read during an outage, which is no bug: %s', async (words, message) => {
    await using at = await connect();
    const fault = { status: 502, message: words };
    at.server.state.faults.push(fault, fault, fault, fault);
    const remedy = expect.stringContaining('Run the job again');
    await expect(at.github.readPullRequest(7)).rejects.toMatchObject({ name: 'UserError', message, remedy });
  });

  it('cannot be read where nobody answers', async () => {
    const at = await connect();
    await at[Symbol.asyncDispose]();
    await expect(at.github.readPullRequest(7)).rejects.toThrow(/^GitHub was not reached: /);
  });

  it('has the head and the base that it has now', async () => {
    await using at = await connect();
    at.server.state.pulls.set(7, { ...pull, headSha: 'd'.repeat(40), baseRef: 'release' });
    expect(await at.github.readHead(7)).toEqual({ isOpen: true, headSha: 'd'.repeat(40), baseRef: 'release' });
  });
});

describe('a branch', () => {
  it('has a file at its tip or none, and a refusal is neither', async () => {
    await using at = await connect();
    const text = `paths: {} # ${'\u00e9'.repeat(200)}\n`;
    at.server.state.files.set('.github/a b.yml', text);
    expect(await at.github.readBranchFile('release/1', '.github/a b.yml')).toBe(text);
    expect(await at.github.readBranchFile('main', 'other.yml')).toBeNull();
    at.server.state.faults.push({ status: 403, message: 'Resource not accessible by integration' });
    await expect(at.github.readBranchFile('main', 'other.yml')).rejects.toThrow('may not read the contents');
    expect(at.server.violations).toEqual([]);
  });

  it('is protected where GitHub says so', async () => {
    await using at = await connect();
    at.server.state.branches = { 'release/1': true, topic: false };
    expect(await at.github.readProtected('release/1')).toBe(true);
    expect(await at.github.readProtected('topic')).toBe(false);
  });

  it('is not known to be protected where GitHub refuses to tell, and nothing is concluded from an outage', async () => {
    await using at = await connect();
    expect(await at.github.readProtected('gone')).toBeNull();
    const fault = { status: 502, message: 'Bad gateway' };
    at.server.state.faults.push(fault, fault, fault, fault);
    await expect(at.github.readProtected('topic')).rejects.toThrow('GitHub answers 502');
  });
});

describe('the merge base', () => {
  /** The fault of the second request, the comparison, is set once the first one arrives. */
  async function compareFailing(status: number, message: string) {
    const at = await connect();
    const { faults } = at.server.state;
    // The pull request and its base branch are read before.
    const then = () => void faults.push({ status, message });
    faults.push({ status: 'act', act: () => undefined }, { status: 'act', act: then });
    return at;
  }

  it('is null when GitHub knows of no common ancestor', async () => {
    await using at = await compareFailing(404, 'No common ancestor between a and b.');
    expect(await at.github.readPullRequest(7)).toMatchObject({ mergeBase: null });
  });

  it('needs the permission to read contents, and says so', async () => {
    await using at = await compareFailing(403, 'Resource not accessible by integration');
    await expect(at.github.readPullRequest(7)).rejects.toMatchObject({
      remedy: expect.stringContaining('contents: read'),
    });
  });
});
