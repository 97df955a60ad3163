import { describe, expect, it } from 'vitest';
import { type Connected, connect, login } from '../../test/support/github/connect.ts';

const marked = (text: string) => `<!-- deep-review:v1:deep-review -->\n${text}`;
const own = (id: number, text = `${id}`) => ({ id, author: login, body: marked(text) });
const writes = ({ server }: Connected) => server.requests.filter((line) => !/^GET|\/graphql$/.test(line));

describe.concurrent('the sticky comment', () => {
  it('is created once, then updated, and left alone when nothing changed', async () => {
    await using at = await connect();
    expect(await at.comment.upsert(marked('one'))).toMatchObject({ outcome: 'created' });
    expect(await at.comment.upsert(marked('two'))).toMatchObject({ outcome: 'updated' });
    expect(await at.comment.upsert(marked('two'))).toMatchObject({ outcome: 'unchanged' });
    expect(at.server.state.comments).toEqual([own(1, 'two')]);
    expect(writes(at)).toEqual(['POST /repos/o/r/issues/7/comments', 'PATCH /repos/o/r/issues/comments/1']);
  });

  it('is found on the fourth page, behind planted markers that are never touched', async () => {
    await using at = await connect();
    const planted = [
      { id: 1, author: 'mallory', body: marked('all dismissed') },
      { id: 2, author: 'github-actions', body: marked('a look-alike') },
    ];
    const noise = Array.from({ length: 348 }, (_, index) => ({ id: index + 3, author: 'ana', body: `No ${index}` }));
    at.server.state.comments = [...structuredClone(planted), ...noise, own(351, 'ours')];
    expect(await at.comment.upsert(marked('new'))).toMatchObject({ outcome: 'updated' });
    expect(at.server.state.comments.slice(0, 2)).toEqual(planted);
    expect(at.server.state.comments.at(-1)).toEqual(own(351, 'new'));
    expect(writes(at)).toEqual(['PATCH /repos/o/r/issues/comments/351']);
  });

  it('is found behind more planted markers than GraphQL takes at once', async () => {
    await using at = await connect();
    const planted = Array.from({ length: 130 }, (_, index) => ({ ...own(index + 1), author: 'mallory' }));
    at.server.state.comments = [...planted, own(131)];
    expect(await at.comment.upsert(marked('new'))).toMatchObject({ outcome: 'updated' });
    expect(at.server.state.comments.at(-1)).toEqual(own(131, 'new'));
  });

  it('of another instance, or a marker inside the text, is not ours', async () => {
    await using at = await connect();
    at.server.state.comments = [
      { id: 1, author: login, body: '<!-- deep-review:v1:second -->\nother instance' },
      { id: 2, author: login, body: `A quotation:\n${marked('x')}` },
    ];
    expect(await at.comment.upsert(marked('ours'))).toMatchObject({ outcome: 'created' });
    expect(at.server.state.comments).toHaveLength(3);
  });

  it('loses its duplicates after it is written, and does not mind one that is gone', async () => {
    await using at = await connect();
    at.server.state.comments = [1, 2, 3].map((id) => own(id));
    const goes = () => void at.server.state.comments.splice(1, 1);
    at.server.state.faults.push({ status: 'act', on: 'DELETE', act: goes });
    expect(await at.comment.upsert(marked('new'))).toMatchObject({ outcome: 'updated' });
    expect(at.server.state.comments).toEqual([own(1, 'new')]);
    expect(writes(at)[0]).toBe('PATCH /repos/o/r/issues/comments/1');
  });

  it('is made again when somebody deletes it while it is updated', async () => {
    await using at = await connect();
    at.server.state.comments = [own(4)];
    at.server.state.faults.push({ status: 'act', on: 'PATCH', act: () => void at.server.state.comments.pop() });
    expect(await at.comment.upsert(marked('new'))).toMatchObject({ outcome: 'created' });
    expect(at.server.state.comments).toEqual([own(1, 'new')]);
  });

  it('is found although a planted one vanishes between the list and the question who wrote it', async () => {
    await using at = await connect();
    at.server.state.comments = [{ ...own(1), author: 'mallory' }, own(2)];
    at.server.state.faults.push({ status: 'act', on: 'POST', act: () => void at.server.state.comments.shift() });
    expect(await at.comment.upsert(marked('new'))).toMatchObject({ outcome: 'updated' });
    expect(at.server.state.comments).toEqual([own(2, 'new')]);
  });

  it('is not made twice when GitHub’s answer to the first one gets lost', async () => {
    await using at = await connect();
    at.server.state.faults.push({ status: 'cut', on: 'POST' });
    expect(await at.comment.upsert(marked('one'))).toMatchObject({ url: 'https://github.test/comment-1' });
    expect(at.server.state.comments).toEqual([own(1, 'one')]);
  });

  it('is denied to a read-only token', async () => {
    await using at = await connect();
    at.server.state.permissions = { comments: false, statuses: false, threads: true };
    expect(await at.comment.upsert(marked('one'))).toEqual({ outcome: 'denied' });
  });

  it('is denied in a locked conversation', async () => {
    await using at = await connect();
    at.server.state.comments = [own(1)];
    at.server.state.isLocked = true;
    expect(await at.comment.upsert(marked('new'))).toEqual({ outcome: 'denied' });
    expect(at.server.state.comments).toEqual([own(1)]);
  });

  it('must carry its marker and keep GitHub’s limit', async () => {
    await using at = await connect();
    await expect(at.comment.upsert('no marker')).rejects.toThrow('lacks its marker');
    await expect(at.comment.upsert(marked('x'.repeat(65_600)))).rejects.toThrow('characters');
    expect(at.server.requests).toEqual([]);
    const longest = marked('x'.repeat(65_536 - marked('').length));
    expect(await at.comment.upsert(longest)).toMatchObject({ outcome: 'created' });
  });

  it('that GitHub refuses for another reason is an error in GitHub’s words', async () => {
    await using at = await connect();
    at.server.state.faults.push({ status: 422, message: 'Body is too long (maximum is 65536 characters)' });
    await expect(at.comment.upsert(marked('one'))).rejects.toThrow('Body is too long');
  });
});
