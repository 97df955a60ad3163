import { describe, expect, it } from 'vitest';
import { connect, login } from '../../../test/support/github/connect.ts';
import { discussion, inlineComment, ownDiscussion } from '../../../test/support/github/discussions.ts';

describe.concurrent('unresolved discussions', () => {
  it('are those of people and other bots, with where and what', async () => {
    await using at = await connect();
    const answer = { id: 50, author: 'ben', body: 'Yes.' };
    at.server.state.threads = [
      {
        ...discussion(1, 'ana', 'Is this right?'),
        comments: [...discussion(1, 'ana', 'Is this right?').comments, answer],
      },
      discussion(2, 'ana', 'Done', { isResolved: true }),
      discussion(3, 'lint[bot]', 'Unused', { isOutdated: true, line: null }),
      discussion(4, 'ghost', 'Gone'),
      ownDiscussion(5),
    ];
    expect(await at.github.readUnresolvedThreads(7)).toEqual([
      {
        path: 'src/a.ts',
        line: 5,
        isOutdated: false,
        author: 'ana',
        url: 'https://github.test/comment-1',
        body: 'Is this right?',
        comments: 2,
      },
      expect.objectContaining({ author: 'lint', line: null, isOutdated: true }),
      expect.objectContaining({ author: 'ghost', body: 'Gone' }),
    ]);
  });

  it('hold what another workflow says under our name, and a tag of ours that somebody copied', async () => {
    await using at = await connect();
    at.server.state.threads = [discussion(1, login, 'Coverage fell.'), discussion(2, 'mallory', inlineComment(5).body)];
    const found = await at.github.readUnresolvedThreads(7);
    expect(found?.map(({ author }) => author)).toEqual(['github-actions', 'mallory']);
  });

  it('are read page by page, and shown up to a bound', async () => {
    await using at = await connect();
    at.server.state.threads = Array.from({ length: 1_050 }, (_, index) => discussion(index + 1, 'ana', `No ${index}`));
    expect(await at.github.readUnresolvedThreads(7)).toHaveLength(1_000);
    expect(at.server.requests).toHaveLength(11);
  });

  it('are cut when long, and never in the middle of a character', async () => {
    await using at = await connect();
    at.server.state.threads = [discussion(1, 'ana', `${'x'.repeat(1_998)}🙂${'y'.repeat(60_000)}`)];
    const body = (await at.github.readUnresolvedThreads(7))?.[0]?.body ?? '';
    expect(body.length).toBeLessThanOrEqual(2_000);
    expect(body.isWellFormed()).toBe(true);
  });

  it('are null for a token that may not read them', async () => {
    await using at = await connect();
    at.server.state.permissions = { ...at.server.state.permissions, threads: false };
    expect(await at.github.readUnresolvedThreads(7)).toBeNull();
    expect(
      await at.github.postInlineComments(7, { headSha: 'b'.repeat(40), comments: [], reviewBody: () => '' }),
    ).toEqual({
      outcome: 'denied',
    });
  });
});
