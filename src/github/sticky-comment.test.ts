import { describe, expect, it, vi } from 'vitest';
import { type Connected, connect, login, longDeadline } from '../../test/support/github/connect.ts';
import { unstamped } from '../lib/marker.ts';

const marked = (text: string) => `<!-- deep-review:v1:deep-review -->\n${text}`;
const own = (id: number, text = `${id}`) => ({ id, author: login, body: marked(text) });
/** What stands in the comments, whoever wrote it last. */
const comments = ({ server }: Connected) =>
  server.state.comments.map((comment) => ({ ...comment, body: unstamped(comment.body) }));
const writes = ({ server }: Connected) => server.requests.filter((line) => !/^GET|\/graphql$/.test(line));

describe.concurrent('the sticky comment', () => {
  it('is created once, then updated', async () => {
    await using at = await connect();
    expect(await at.write(marked('one'))).toMatchObject({ outcome: 'created' });
    expect(await at.write(marked('two'))).toMatchObject({ outcome: 'updated' });
    expect(comments(at)).toEqual([own(1, 'two')]);
    expect(writes(at)).toEqual(['POST /repos/o/r/issues/7/comments', 'PATCH /repos/o/r/issues/comments/1']);
  });

  it('is found on the fourth page, behind planted markers that are never touched (threats 68, 70, 75)', async () => {
    await using at = await connect();
    const planted = [
      { id: 1, author: 'mallory', body: marked('all dismissed') },
      { id: 2, author: 'github-actions', body: marked('a look-alike') },
    ];
    const noise = Array.from({ length: 348 }, (_, index) => ({ id: index + 3, author: 'ana', body: `No ${index}` }));
    at.server.state.comments = [...structuredClone(planted), ...noise, own(351, 'ours')];
    expect(await at.write(marked('new'))).toMatchObject({ outcome: 'updated' });
    expect(at.server.state.comments.slice(0, 2)).toEqual(planted);
    expect(comments(at).at(-1)).toEqual(own(351, 'new'));
    expect(writes(at)).toEqual(['PATCH /repos/o/r/issues/comments/351']);
  });

  it('is found behind more planted markers than GraphQL takes at once', async () => {
    await using at = await connect();
    const planted = Array.from({ length: 130 }, (_, index) => ({ ...own(index + 1), author: 'mallory' }));
    at.server.state.comments = [...planted, own(131)];
    expect(await at.write(marked('new'))).toMatchObject({ outcome: 'updated' });
    expect(comments(at).at(-1)).toEqual(own(131, 'new'));
  });

  it('of another instance, or a marker inside the text, is not ours', async () => {
    await using at = await connect();
    at.server.state.comments = [
      { id: 1, author: login, body: '<!-- deep-review:v1:second -->\nother instance' },
      { id: 2, author: login, body: `A quotation:\n${marked('x')}` },
    ];
    expect(await at.write(marked('ours'))).toMatchObject({ outcome: 'created' });
    expect(at.server.state.comments).toHaveLength(3);
  });

  it('loses its duplicates after it is written, and does not mind one that is gone (threat 75)', async () => {
    await using at = await connect();
    at.server.state.comments = [1, 2, 3].map((id) => own(id));
    const goes = () => void at.server.state.comments.splice(1, 1);
    at.server.state.faults.push({ status: 'act', on: 'DELETE', act: goes });
    expect(await at.write(marked('new'))).toMatchObject({ outcome: 'updated' });
    expect(comments(at)).toEqual([own(1, 'new')]);
    expect(writes(at)[0]).toBe('PATCH /repos/o/r/issues/comments/1');
  });

  it('is made again when somebody deletes it while it is updated (threat 75)', async () => {
    await using at = await connect();
    at.server.state.comments = [own(4)];
    at.server.state.faults.push({ status: 'act', on: 'PATCH', act: () => void at.server.state.comments.pop() });
    expect(await at.write(marked('new'))).toMatchObject({ outcome: 'created' });
    expect(comments(at)).toEqual([own(1, 'new')]);
  });

  it('is found although a planted one vanishes between the list and the question who wrote it', async () => {
    await using at = await connect();
    at.server.state.comments = [{ ...own(1), author: 'mallory' }, own(2)];
    at.server.state.faults.push({ status: 'act', on: 'POST', act: () => void at.server.state.comments.shift() });
    expect(await at.write(marked('new'))).toMatchObject({ outcome: 'updated' });
    expect(comments(at)).toEqual([own(2, 'new')]);
  });

  it('is not made twice when GitHub’s answer to the first one gets lost', async () => {
    await using at = await connect();
    at.server.state.faults.push({ status: 'cut', on: 'POST' });
    expect(await at.write(marked('one'))).toMatchObject({ url: 'https://github.test/comment-1' });
    expect(comments(at)).toEqual([own(1, 'one')]);
  });

  it('is denied to a read-only token', async () => {
    await using at = await connect();
    at.server.state.permissions = { comments: false, statuses: false, threads: true };
    expect(await at.write(marked('one'))).toEqual({ outcome: 'denied' });
  });

  it('is denied in a locked conversation (threat 77)', async () => {
    await using at = await connect();
    at.server.state.comments = [own(1)];
    at.server.state.isLocked = true;
    expect(await at.write(marked('new'))).toEqual({ outcome: 'denied' });
    expect(comments(at)).toEqual([own(1)]);
  });

  it('must carry its marker and keep GitHub’s limit', async () => {
    await using at = await connect();
    await expect(at.write('no marker')).rejects.toThrow('lacks its marker');
    await expect(at.write(marked('x'.repeat(65_600)))).rejects.toThrow('characters');
    expect(at.server.requests).toEqual([]);
    const longest = marked('x'.repeat(65_400 - marked('').length));
    expect(await at.write(longest)).toMatchObject({ outcome: 'created' });
  });

  it('is written by the id that the run holds, without a question to GraphQL', async () => {
    await using at = await connect();
    at.server.state.comments = [own(4, 'old')];
    expect(await at.comment.earlier()).toEqual({
      ...{ body: marked('old'), startedAt: null, run: null, editor: null, twins: [] },
    });
    expect(await at.comment.show(marked('running'))).toBe('shown');
    const before = at.server.requests.length;
    expect(await at.comment.write(marked('new'), longDeadline())).toMatchObject({ outcome: 'updated' });
    expect(at.server.requests.slice(before)).toEqual([
      'GET /repos/o/r/issues/comments/4',
      'PATCH /repos/o/r/issues/comments/4',
      'GET /repos/o/r/issues/comments/4',
    ]);
  });

  it('is made anew when GraphQL does not say which one is ours, and shows no progress until then', async () => {
    await using at = await connect();
    at.server.state.comments = [own(4, 'old')];
    const out = (times: number) => {
      for (let time = 0; time < times; time += 1)
        at.server.state.faults.push({ status: 502, message: 'Bad gateway', on: '/graphql' });
    };
    out(3);
    await expect(at.comment.show(marked('running'))).rejects.toThrow('which comment is ours');
    out(6);
    expect(await at.comment.write(marked('new'), longDeadline())).toMatchObject({ outcome: 'created' });
    expect(comments(at)).toEqual([own(4, 'old'), own(5, 'new')]);
    expect(await at.write(marked('next'))).toMatchObject({ outcome: 'updated' });
    expect(comments(at)).toEqual([own(4, 'next')]);
  });

  it('of a run that began later is never written over', async () => {
    await using at = await connect();
    await at.comment.show(marked('running'));
    const newer = at.commentOf(60_000);
    await newer.earlier();
    await newer.write(marked('newer'), longDeadline());
    expect(await at.comment.show(marked('still running'))).toBe('newer');
    expect(await at.comment.write(marked('older'), longDeadline())).toEqual({ outcome: 'newer', isSameHead: true });
    const late = at.commentOf(30_000, 'd'.repeat(40));
    expect(await late.write(marked('older'), longDeadline())).toEqual({ outcome: 'newer', isSameHead: false });
    expect(comments(at)).toEqual([own(1, 'newer')]);
  });

  it('that stood there as the run began is written over, whatever its clock said', async () => {
    await using at = await connect();
    const ahead = at.commentOf(60_000);
    await ahead.write(marked('of a clock that is ahead'), longDeadline());
    await at.comment.earlier();
    expect(await at.comment.write(marked('new'), longDeadline())).toMatchObject({ outcome: 'updated' });
    expect(comments(at)).toEqual([own(1, 'new')]);
  });

  it('is written although GitHub takes no reads', async () => {
    await using at = await connect();
    await at.comment.show(marked('running'));
    for (let time = 0; time < 3; time += 1)
      at.server.state.faults.push({ status: 502, message: 'Bad gateway', on: 'GET' });
    expect(await at.comment.write(marked('new'), longDeadline())).toMatchObject({ outcome: 'updated' });
    expect(comments(at)).toEqual([own(1, 'new')]);
  });

  it('ends as the report, also when progress that nobody waits for comes after it', async () => {
    await using at = await connect();
    await at.comment.show(marked('running'));
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    at.server.state.faults.push({ status: 'act', on: 'PATCH', act: () => held });
    const showing = at.comment.show(marked('still running'));
    const patches = () => at.server.requests.filter((line) => line.startsWith('PATCH'));
    await vi.waitFor(() => expect(patches()).toHaveLength(1));
    const late = () => {
      release();
      return vi.waitFor(() => expect(comments(at)).toEqual([own(1, 'still running')]));
    };
    const ignore = () => undefined;
    at.server.state.faults.push({ status: 'act', on: 'GET', act: ignore }, { status: 'act', on: 'GET', act: late });
    await at.comment.write(marked('new'), longDeadline());
    await showing;
    expect(comments(at)).toEqual([own(1, 'new')]);
  });

  it('is one, also when the first one comes after it', async () => {
    await using at = await connect();
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    at.server.state.faults.push({ status: 'act', on: 'POST', act: () => held });
    const showing = at.comment.show(marked('running'));
    await vi.waitFor(() => expect(writes(at)).toHaveLength(1));
    const late = () => {
      release();
      return vi.waitFor(() => expect(at.server.state.comments).toHaveLength(2));
    };
    const ignore = () => undefined;
    at.server.state.faults.push({ status: 'act', on: 'GET', act: ignore }, { status: 'act', on: 'GET', act: late });
    expect(await at.comment.write(marked('new'), longDeadline())).toMatchObject({ outcome: 'created' });
    await showing;
    expect(comments(at)).toEqual([own(1, 'new')]);
  });

  it('that GitHub refuses for another reason is an error in GitHub’s words', async () => {
    await using at = await connect();
    at.server.state.faults.push({ status: 422, message: 'Body is too long (maximum is 65536 characters)', on: 'POST' });
    await expect(at.write(marked('one'))).rejects.toThrow('Body is too long');
  });
});
