import { describe, expect, it } from 'vitest';
import { connect, login, longDeadline, pull } from '../../test/support/github/connect.ts';
import { accountId } from '../../test/support/github/payloads.ts';

describe.concurrent('a conversation', () => {
  it('is read on all its pages, the oldest comment first, with who wrote it and whether it is what was sent', async () => {
    await using at = await connect();
    const said = Array.from({ length: 250 }, (_, index) => ({ id: 250 - index, author: 'ana', body: `${index}` }));
    at.server.state.comments.push(
      ...said,
      { id: 251, author: 'helper[bot]', body: 'b', isEdited: true },
      { id: 252, author: 'max', body: 'c', isByProgram: true },
    );
    const comments = await at.github.conversation(7).comments();
    expect(comments.map(({ id }) => id)).toEqual(Array.from({ length: 252 }, (_, index) => index + 1));
    const [first] = comments;
    expect(first).toMatchObject({
      body: '249',
      isEdited: false,
      author: { login: 'ana', id: accountId('ana'), isPerson: true },
    });
    expect(comments.at(250)).toMatchObject({ isEdited: true, author: { login: 'helper[bot]', isPerson: false } });
    expect(comments.at(251)).toMatchObject({ isEdited: false, author: { login: 'max', isPerson: false } });
  });

  it('that the token may not read says which permission is missing', async () => {
    await using at = await connect();
    at.server.state.faults.push({ status: 403, message: 'Resource not accessible by integration' });
    await expect(at.github.conversation(7).comments()).rejects.toMatchObject({
      name: 'UserError',
      remedy: expect.stringContaining('pull-requests: write'),
    });
  });

  it('tells rights in GitHub’s own words, and nothing where GitHub does not tell', async () => {
    await using at = await connect();
    const { rights } = at.server.state;
    rights.set('max', { permission: 'write', maintain: true });
    rights.set('gone', { status: 404 });
    rights.set('secret', { status: 403 });
    rights.set('out', { status: 500 });
    const { rightsOf } = at.github.conversation(7);
    const max = { id: accountId('max'), rights: { push: true, maintain: true, admin: false } };
    expect(await rightsOf('max')).toEqual({ permission: 'write', account: max });
    expect(await rightsOf('stranger')).toMatchObject({ permission: 'read', account: { rights: { push: false } } });
    expect(await rightsOf('ghost')).toMatchObject({ account: null });
    expect(await rightsOf('gone')).toBeNull();
    expect(await rightsOf('secret')).toBeNull();
    await expect(rightsOf('out')).rejects.toMatchObject({ name: 'UserError' });
  });

  it('takes one reaction to a comment, however often it is set, and says when it cannot be', async () => {
    await using at = await connect();
    at.server.state.comments.push({ id: 5, author: 'ana', body: '/deep-review' });
    const { react } = at.github.conversation(7);
    expect(await react(5, 'eyes', longDeadline())).toBe('set');
    expect(await react(5, 'eyes', longDeadline())).toBe('set');
    expect(at.server.state.reactions).toEqual([{ comment: 5, by: login, content: 'eyes' }]);
    expect(await react(6, 'eyes', longDeadline())).toBe('gone');
    at.server.state.permissions = { comments: false, statuses: true, threads: true };
    expect(await react(5, '+1', longDeadline())).toBe('denied');
  });

  it('is answered once, also when the answer of GitHub gets lost', async () => {
    await using at = await connect();
    const { reply } = at.github.conversation(pull.number);
    expect(await reply('No.', longDeadline())).toBe('sent');
    at.server.state.faults.push({ status: 'cut', on: 'POST' });
    await expect(reply('Again.', longDeadline())).rejects.toThrow();
    expect(at.server.state.comments.map(({ body }) => body)).toEqual(['No.', 'Again.']);
    at.server.state.isLocked = true;
    expect(await reply('No.', longDeadline())).toBe('denied');
  });
});
