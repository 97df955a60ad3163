import { describe, expect, it } from 'vitest';
import { type Connected, connect, longDeadline } from '../../../test/support/github/connect.ts';
import { discussion, fingerprintNo, inlineComment, ownDiscussion } from '../../../test/support/github/discussions.ts';
import { systemClock } from '../../lib/clock.ts';
import { becameOf, withNote } from '../../lib/marker.ts';
import type { InlineFate } from '../../types.ts';

const fate = (number: number, more: Partial<InlineFate> = {}): InlineFate => ({
  finding: `F${number}`,
  fingerprint: fingerprintNo(number),
  became: 'fixed',
  note: '**Fixed in `abc1234`.**',
  isOver: true,
  when: 'always',
  ...more,
});
const isBack = { became: 'open', note: '**Is back.**', isOver: false };
const nothing = { said: [], resolved: [], refused: [], left: [] };
const mark = ({ github }: Connected, ...fates: readonly InlineFate[]) => github.markComments(7, fates, longDeadline());
const bodyOf = ({ server }: Connected, at = 0) => server.state.threads[at]?.comments[0]?.body ?? '';
const marked = (number: number, more: Partial<InlineFate> = {}) => {
  const { comments, ...thread } = ownDiscussion(number);
  return {
    ...thread,
    comments: comments.map((one) => ({ ...one, body: withNote(one.body, fate(number, more)) })),
  };
};

describe.concurrent('our comments on lines (A18)', () => {
  it('say what became of their finding above what they said, once, and again where it is another', async () => {
    await using at = await connect();
    at.server.state.threads = [ownDiscussion(1), discussion(2, 'ana', 'Why?')];
    const [tag = ''] = bodyOf(at).split('\n');
    expect(await mark(at, fate(1), fate(9))).toEqual({ ...nothing, said: ['F1'] });
    expect(becameOf(bodyOf(at))).toBe('fixed\n**Fixed in `abc1234`.**');
    expect(bodyOf(at).startsWith(`${tag}\n`)).toBe(true);
    expect(bodyOf(at)).toContain('\nText 1');
    const once = bodyOf(at);
    expect(await mark(at, fate(1))).toEqual(nothing);
    expect(bodyOf(at)).toBe(once);
    expect(await mark(at, fate(1, isBack))).toEqual({ ...nothing, said: ['F1'] });
    expect(bodyOf(at)).toBe(once.replace('became:fixed', 'became:open').replace(fate(1).note, isBack.note));
    expect(bodyOf(at, 1)).toBe('Why?');
  });

  it('are changed only as far as there is something to correct', async () => {
    await using at = await connect();
    at.server.state.threads = [ownDiscussion(1), marked(2), marked(3), marked(4)];
    const before = structuredClone(at.server.state.threads);
    const ended = await mark(
      at,
      fate(1, { ...isBack, when: 'instead' }),
      fate(2, { note: '**Fixed.**', when: 'unsaid' }),
      fate(3, { became: 'declined', note: '**Declined.**', when: 'unsaid' }),
      fate(4, { ...isBack, when: 'instead' }),
    );
    expect(ended).toEqual({ ...nothing, said: ['F3', 'F4'] });
    expect(at.server.state.threads.slice(0, 2)).toEqual(before.slice(0, 2));
    expect(bodyOf(at, 2)).toContain('**Declined.**');
    expect(bodyOf(at, 3)).toContain('**Is back.**');
  });

  it('are no others’: a tag that somebody copied, or that another workflow has', async () => {
    await using at = await connect();
    at.server.state.threads = [discussion(1, 'mallory', inlineComment(1).body)];
    const before = structuredClone(at.server.state.threads);
    expect(await mark(at, fate(1))).toEqual(nothing);
    expect(at.server.state.threads).toEqual(before);
  });

  it('keep what a person wrote into them since they were read, and are left once they are ours no more', async () => {
    await using at = await connect();
    at.server.state.threads = [ownDiscussion(1), ownDiscussion(2)];
    await at.github.readUnresolvedThreads(7);
    const [one, two] = at.server.state.threads.map(({ comments: [first] }) => first);
    if (one !== undefined) one.body = `${one.body}\r\nAna: see the ticket.`;
    if (two !== undefined) two.body = 'Ana: taken over.';
    expect(await mark(at, fate(1), fate(2))).toEqual({ ...nothing, said: ['F1'] });
    expect(bodyOf(at)).toContain('Ana: see the ticket.');
    expect(bodyOf(at, 1)).toBe('Ana: taken over.');
  });

  it('end their discussion only where the token may, and where nobody else wrote, up to the last moment', async () => {
    await using at = await connect();
    const answer = { id: 9_000, author: 'ana', body: 'I do not think so.' };
    at.server.state.permissions = { ...at.server.state.permissions, resolving: true };
    at.server.state.threads = [
      ownDiscussion(1),
      { ...ownDiscussion(2), comments: [...ownDiscussion(2).comments, answer] },
      ownDiscussion(3),
      ownDiscussion(4),
      ownDiscussion(5, { isResolved: true }),
    ];
    await at.github.readUnresolvedThreads(7);
    at.server.state.threads[2]?.comments.push({ ...answer, id: 9_001 });
    const ended = await mark(
      at,
      fate(1),
      fate(2),
      fate(3),
      fate(4, { isOver: false, became: 'partly-fixed' }),
      fate(5),
    );
    expect(ended).toEqual({ ...nothing, said: ['F1', 'F2', 'F3', 'F4', 'F5'], resolved: ['F1'] });
    expect(at.server.state.threads.map(({ isResolved }) => isResolved)).toEqual([true, false, false, false, true]);
  });

  it('leave to people what they opened again, and open what is back', async () => {
    await using at = await connect();
    at.server.state.permissions = { ...at.server.state.permissions, resolving: true };
    at.server.state.threads = [marked(1), { ...marked(2), isResolved: true }, ownDiscussion(3, { isResolved: true })];
    expect(await mark(at, fate(1), fate(2, isBack), fate(3, isBack))).toEqual({ ...nothing, said: ['F2', 'F3'] });
    expect(at.server.state.threads.map(({ isResolved }) => isResolved)).toEqual([false, false, true]);
  });

  it('never ask for a discussion to end where GitHub says that the token may not', async () => {
    await using at = await connect();
    at.server.state.threads = [ownDiscussion(1)];
    expect(await mark(at, fate(1))).toEqual({ ...nothing, said: ['F1'] });
    expect(at.server.state.threads[0]?.isResolved).toBe(false);
  });

  it('say it all the same where GitHub refuses the end of the discussion after all', async () => {
    await using at = await connect();
    at.server.state.threads = [ownDiscussion(1, { mayBeResolved: true }), ownDiscussion(2)];
    expect(await mark(at, fate(1), fate(2))).toEqual({
      ...nothing,
      said: ['F1', 'F2'],
      refused: [{ finding: 'F1', reason: 'Resource not accessible by integration' }],
    });
  });

  it('cost a reason each in a locked conversation, and no error', async () => {
    await using at = await connect();
    at.server.state.threads = [ownDiscussion(1), ownDiscussion(2)];
    at.server.state.isLocked = true;
    const reason = 'Resource not accessible by integration';
    expect(await mark(at, fate(1), fate(2))).toEqual({
      ...nothing,
      refused: [
        { finding: 'F1', reason },
        { finding: 'F2', reason },
      ],
    });
  });

  it('are left for the next run where time is short', async () => {
    await using at = await connect();
    at.server.state.threads = Array.from({ length: 25 }, (_, index) => ownDiscussion(index + 1));
    const fates = Array.from({ length: 25 }, (_, index) => fate(index + 1));
    const ended = await at.github.markComments(7, fates, systemClock.deadline(1_400));
    expect(ended).toEqual({ ...nothing, left: fates.map(({ finding }) => finding) });
  });
});
