import { describe, expect, it } from 'vitest';
import { type Connected, connect, login, pull } from '../../../test/support/github/connect.ts';
import { discussion, fingerprintNo, inlineComment, ownDiscussion } from '../../../test/support/github/discussions.ts';
import { findingTag } from '../../lib/marker.ts';
import type { InlineComment } from '../../types.ts';

const hunk = { LEFT: [1, 10], RIGHT: [1, 12] } as const;
const reviewBody = (count: number) => `Comments: ${count}.`;
const nothing = { onFile: [], known: [], leftOut: [], posted: [] };

async function connected(): Promise<Connected> {
  const at = await connect();
  at.server.state.diff = { 'src/a.ts': [hunk, { LEFT: [50, 60], RIGHT: [52, 64] }] };
  return at;
}

const post = ({ github }: Connected, comments: readonly InlineComment[]) =>
  github.postInlineComments(7, { headSha: pull.headSha, comments, reviewBody });
const bodies = ({ server }: Connected) => server.state.threads.map(({ comments }) => comments[0]?.body);

describe.concurrent('inline comments', () => {
  it('come in one review, on one line, on several, and on deleted ones', async () => {
    await using at = await connected();
    const comments = [
      inlineComment(1),
      inlineComment(2, { lines: { side: 'RIGHT', start: 3, end: 9 } }),
      inlineComment(3, { lines: { side: 'LEFT', start: 4, end: 4 } }),
    ];
    expect(await post(at, comments)).toEqual({ ...nothing, outcome: 'posted', posted: ['F1', 'F2', 'F3'] });
    expect(at.server.state.reviews).toEqual([3]);
    expect(at.server.state.threads).toMatchObject([
      { line: 5, startLine: null, side: 'RIGHT' },
      { line: 9, startLine: 3, side: 'RIGHT' },
      { line: 4, startLine: null, side: 'LEFT' },
    ]);
  });

  it('come 30 at a time', async () => {
    await using at = await connected();
    const comments = Array.from({ length: 65 }, (_, index) => inlineComment(index + 1));
    expect(await post(at, comments)).toMatchObject({ outcome: 'posted', leftOut: [] });
    expect(at.server.state.reviews).toEqual([30, 30, 5]);
    expect(new Set(bodies(at)).size).toBe(65);
  });

  it('are not made when there is nothing to say', async () => {
    await using at = await connected();
    expect(await post(at, [])).toEqual({ ...nothing, outcome: 'posted' });
    expect(at.server.state.reviews).toEqual([]);
  });

  it('are not made twice, on two pages of discussions, answered, resolved or outdated', async () => {
    await using at = await connected();
    const answer = { id: 9_000, author: 'ana', body: 'I do not think so.' };
    const noise = Array.from({ length: 130 }, (_, index) => discussion(index + 10, 'ana', `No ${index}`));
    at.server.state.threads = [
      { ...ownDiscussion(1), comments: [...ownDiscussion(1).comments, answer] },
      ...noise,
      ownDiscussion(2, { isResolved: true }),
      ownDiscussion(3, { isOutdated: true, line: null }),
    ];
    const before = structuredClone(at.server.state.threads);
    const comments = [1, 2, 3, 4].map((number) => inlineComment(number));
    expect(await post(at, comments)).toEqual({
      ...nothing,
      outcome: 'posted',
      known: ['F1', 'F2', 'F3'],
      posted: ['F4'],
    });
    expect(at.server.state.threads.slice(0, -1)).toEqual(before);
    expect(await post(at, comments)).toMatchObject({ known: ['F1', 'F2', 'F3', 'F4'], posted: [] });
    expect(at.server.state.reviews).toEqual([1]);
  });

  it('are not held back by a tag that somebody else wrote, or that stands within a text', async () => {
    await using at = await connected();
    at.server.state.threads = [
      discussion(1, 'mallory', inlineComment(1).body),
      discussion(2, 'github-actions', inlineComment(1).body),
      discussion(3, login, `See:\n${findingTag(fingerprintNo(1))}`),
    ];
    expect(await post(at, [inlineComment(1)])).toMatchObject({ posted: ['F1'] });
  });

  it('of the same content are made once', async () => {
    await using at = await connected();
    await post(at, [inlineComment(1), inlineComment(1)]);
    expect(at.server.state.threads).toHaveLength(1);
  });

  it('go to the file where GitHub does not take the lines, and take no other with them', async () => {
    await using at = await connected();
    const outside = inlineComment(2, { lines: { side: 'RIGHT', start: 30, end: 30 } });
    expect(await post(at, [inlineComment(1), outside])).toEqual({
      ...nothing,
      outcome: 'posted',
      posted: ['F1'],
      onFile: ['F2'],
    });
    expect(at.server.state.threads.map(({ line }) => line)).toEqual([5, null]);
  });

  it('are left out, with GitHub’s reason, where it does not take the file', async () => {
    await using at = await connected();
    expect(await post(at, [inlineComment(3, { path: 'src/renamed.ts' })])).toEqual({
      ...nothing,
      outcome: 'posted',
      leftOut: [{ finding: 'F3', reason: expect.stringContaining('is not part of the diff') }],
    });
  });

  it('that are about a file stand on the file', async () => {
    await using at = await connected();
    expect(await post(at, [inlineComment(1, { lines: null })])).toMatchObject({ onFile: ['F1'] });
    expect(at.server.state.reviews).toEqual([]);
  });

  it('are not made twice when GitHub’s answer gets lost', async () => {
    await using at = await connected();
    at.server.state.faults.push({ status: 'act', on: 'POST', act: () => undefined }, { status: 'cut', on: 'POST' });
    expect(await post(at, [inlineComment(1), inlineComment(2)])).toMatchObject({ posted: ['F1', 'F2'], known: [] });
    expect(at.server.state.threads).toHaveLength(2);
  });

  it('are not tried one by one when the head has left the pull request', async () => {
    await using at = await connected();
    at.server.state.pulls.set(7, { ...pull, headSha: 'd'.repeat(40) });
    const ended = await post(
      at,
      [1, 2, 3].map((number) => inlineComment(number)),
    );
    expect(ended).toMatchObject({ posted: [], leftOut: [{ finding: 'F1' }, { finding: 'F2' }, { finding: 'F3' }] });
    expect(at.server.requests.filter((line) => line.endsWith('/reviews'))).toHaveLength(1);
  });

  it('are denied to a read-only token and in a locked conversation', async () => {
    await using at = await connected();
    at.server.state.permissions = { ...at.server.state.permissions, comments: false };
    expect(await post(at, [inlineComment(1)])).toEqual({ outcome: 'denied' });
    at.server.state.permissions = { ...at.server.state.permissions, comments: true };
    at.server.state.isLocked = true;
    expect(await post(at, [inlineComment(1)])).toEqual({ outcome: 'denied' });
  });
});
