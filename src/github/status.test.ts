import { describe, expect, it } from 'vitest';
import { connect, pull } from '../../test/support/github/connect.ts';

const pending = { state: 'pending', description: 'Running', targetUrl: 'https://github.test/run' } as const;

describe.concurrent('the commit status', () => {
  it('is set on the head, under the name of the instance', async () => {
    await using at = await connect();
    expect(await at.github.status(pull.headSha, 'deep-review')(pending)).toBe('set');
    const { sha, state, context, description } = { ...pending, sha: pull.headSha, context: 'deep-review' };
    expect(at.server.state.statuses).toEqual([{ sha, state, context, description }]);
  });

  it.each([
    ['a text of 140 characters is left whole', '🔴'.repeat(140), '🔴'.repeat(140)],
    ['a longer one is cut, between characters', '🔴'.repeat(200), `${'🔴'.repeat(139)}…`],
  ])('has a short description: %s', async (_, given, kept) => {
    await using at = await connect();
    await at.github.status(pull.headSha, 'deep-review')({ state: 'failure', description: given, targetUrl: null });
    expect(at.server.state.statuses[0]?.description).toBe(kept);
  });

  it('is denied without the permission, also where GitHub hides that as 404', async () => {
    await using at = await connect();
    at.server.state.permissions = { comments: true, statuses: false, threads: true };
    expect(await at.github.status(pull.headSha, 'deep-review')(pending)).toBe('denied');
    at.server.state.faults.push({ status: 404, message: 'Not Found' });
    expect(await at.github.status(pull.headSha, 'deep-review')(pending)).toBe('denied');
  });

  it('of a commit that GitHub does not have is an error in its words, with what to do', async () => {
    await using at = await connect();
    await expect(at.github.status('abc', 'deep-review')(pending)).rejects.toMatchObject({
      name: 'UserError',
      message: expect.stringMatching(/refuses the commit status.*No commit found for SHA/u),
      remedy: expect.stringContaining('status: false'),
    });
  });

  it('that a commit has a thousand of is said as that', async () => {
    await using at = await connect();
    at.server.state.statuses.push(
      ...Array.from({ length: 1_000 }, () => ({
        sha: pull.headSha,
        context: 'deep-review',
        state: 'success',
        description: '',
      })),
    );
    await expect(at.github.status(pull.headSha, 'deep-review')(pending)).rejects.toMatchObject({
      name: 'UserError',
      message: expect.stringMatching(/takes 1,000 statuses of one context/u),
      remedy: expect.stringContaining('Push another commit'),
    });
    expect(await at.github.status(pull.headSha, 'another')(pending)).toBe('set');
  });

  it('that meets a rate limit is not mistaken for a lack of permission', async () => {
    await using at = await connect();
    const headers = { 'retry-after': '3600' };
    at.server.state.faults.push({ status: 403, message: 'You have exceeded a secondary rate limit.', headers });
    await expect(at.github.status(pull.headSha, 'deep-review')(pending)).rejects.toThrow(/rate limit refuses/);
  });

  it('is left to a run that announced itself later, and to no other (threat 63)', async () => {
    await using at = await connect();
    const [older, newer, another] = [
      at.github.status(pull.headSha, 'deep-review'),
      at.github.status(pull.headSha, 'deep-review'),
      at.github.status(pull.headSha, 'another'),
    ];
    const ends = (state: 'success' | 'failure') => ({ ...pending, state, isLeftToLater: true });
    await older(pending);
    await newer(pending);
    await another(pending);
    // More than a page of statuses lies between.
    const between = { sha: pull.headSha, context: 'a third', state: 'failure', description: '' };
    at.server.state.statuses.push(...Array.from({ length: 120 }, () => between));
    expect(await older(ends('success'))).toBe('later');
    expect(await older({ ...pending, state: 'success' })).toBe('set');
    expect(await newer(ends('failure'))).toBe('set');
    expect(await another(ends('success'))).toBe('set');
    expect(at.server.state.statuses.slice(-3).map(({ context, state }) => `${context} ${state}`)).toEqual([
      ...['deep-review success', 'deep-review failure', 'another success'],
    ]);
  });

  it('is no success over what somebody else has said of the same commit since, as a command does', async () => {
    await using at = await connect();
    const set = at.github.status(pull.headSha, 'deep-review');
    await set(pending);
    at.server.state.statuses.push({ sha: pull.headSha, context: 'deep-review', state: 'failure', description: 'F3' });
    expect(await set({ ...pending, state: 'success', isLeftToLater: true })).toBe('later');
    expect(await set({ ...pending, state: 'failure', isLeftToLater: true })).toBe('set');
  });

  it('that an earlier job of the run has announced is gone on from, where the token may read it', async () => {
    await using at = await connect();
    const earlier = at.github.status(pull.headSha, 'deep-review');
    await earlier(pending);
    at.server.state.statuses.push({ sha: pull.headSha, context: 'deep-review', state: 'failure', description: 'F3' });
    const later = at.github.status(pull.headSha, 'deep-review');
    expect(await later({ ...pending, isContinued: true })).toBe('set');
    expect(await later({ ...pending, state: 'success', isLeftToLater: true })).toBe('later');
    const another = at.github.status(pull.headSha, 'deep-review');
    await another({ ...pending, targetUrl: 'https://github.test/another', isContinued: true });
    expect(at.server.state.statuses.map(({ state }) => state)).toEqual(['pending', 'failure', 'pending']);
    at.server.state.permissions = { comments: true, statuses: false, threads: true };
    for (const status of [403, 404]) {
      at.server.state.faults.push({ status, message: 'Resource not accessible by integration' });
      expect(await at.github.status(pull.headSha, 'deep-review')({ ...pending, isContinued: true })).toBe('denied');
    }
  });

  it('is no success while GitHub does not say whether there is a later run, and may be anything else', async () => {
    await using at = await connect();
    const set = at.github.status(pull.headSha, 'deep-review');
    await set(pending);
    at.server.state.outage = (request) => (request.startsWith('GET ') ? { status: 502, message: 'Bad gateway' } : null);
    await expect(set({ ...pending, state: 'success', isLeftToLater: true })).rejects.toThrow('Bad gateway');
    expect(await set({ ...pending, state: 'error', isLeftToLater: true })).toBe('set');
    expect(at.server.state.statuses.map(({ state }) => state)).toEqual(['pending', 'error']);
  });
});
