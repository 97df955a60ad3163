import { describe, expect, it } from 'vitest';
import type { CollaboratorRights } from '../github/conversation.ts';
import { rightOf, suffices } from './permission.ts';

const ann = { id: 5, login: 'ann', isPerson: true };
type Stated = { readonly push: boolean; readonly maintain: boolean; readonly admin: boolean } | null;
const told = (permission: string, rights: Stated, id = ann.id): CollaboratorRights => ({
  permission,
  account: { id, rights },
});
const reads = { push: false, maintain: false, admin: false };
const writes = { ...reads, push: true };
const maintains = { ...writes, maintain: true };
const administers = { push: true, maintain: true, admin: true };

describe('what an account may do (A27, threats 91, 92)', () => {
  it.each([
    ['an admin', told('admin', administers), 'maintain'],
    ['a maintainer, whom `permission` calls a writer', told('write', maintains), 'maintain'],
    ['a writer', told('write', writes), 'write'],
    ['a role of one’s own that is made of write', told('write', writes), 'write'],
    ['a role of one’s own that is made of read', told('read', reads), null],
    ['whoever may triage, whom `permission` calls a reader', told('read', reads), null],
    ['a reader', told('read', reads), null],
    ['nobody', told('none', reads), null],
    ['whom GitHub does not know, or does not tell of', null, null],
    ['an account that is gone', { permission: 'write', account: null }, null],
    ['another account that has the name now', told('admin', administers, 6), null],
    ['a word that GitHub does not use', told('maintain', maintains), null],
    ['a word in other letters', told('Write', writes), null],
    ['a writer who may not push', told('write', reads), null],
    ['an admin who is none', told('admin', { ...administers, admin: false }), null],
    ['a reader who may push', told('read', maintains), null],
    ['a writer of whom a server says no more', told('write', null), 'write'],
    ['an admin of whom a server says no more', told('admin', null), 'maintain'],
  ] as const)('is that of %s', (_, rights, expected) => {
    expect(rightOf(ann, rights)).toBe(expected);
  });

  it('is nothing for a bot, or for nobody, whatever GitHub says', () => {
    expect(rightOf({ ...ann, isPerson: false }, told('admin', administers))).toBeNull();
    expect(rightOf(null, told('admin', administers))).toBeNull();
  });

  it('suffices for what asks for as much or less', () => {
    expect(suffices('maintain', 'write')).toBe(true);
    expect(suffices('write', 'write')).toBe(true);
    expect(suffices('maintain', 'maintain')).toBe(true);
    expect(suffices('write', 'maintain')).toBe(false);
    expect(suffices(null, 'write')).toBe(false);
  });
});
