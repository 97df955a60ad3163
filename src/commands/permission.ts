import type { Account, CollaboratorRights } from '../github/conversation.ts';

/** What a command asks of whoever writes it; whoever may maintain may write. */
export type Right = 'write' | 'maintain';

/**
 * What an account may do, by what GitHub says of it now. `permission` alone knows no `maintain`, and what it is associated
 * with says nothing of its rights. Whatever does not fit together is no right.
 * @param rights null: GitHub does not tell
 */
export function rightOf(account: Account | null, rights: CollaboratorRights | null): Right | null {
  if (account === null || !account.isPerson || rights === null) return null;
  // A name that has come to be another account's since.
  if (rights.account === null || rights.account.id !== account.id) return null;
  const { permission, account: stated } = rights;
  if (permission === 'admin') return stated.rights?.admin === false ? null : 'maintain';
  if (permission !== 'write' || stated.rights?.push === false) return null;
  return stated.rights?.maintain === true || stated.rights?.admin === true ? 'maintain' : 'write';
}

export function suffices(right: Right | null, needed: Right): boolean {
  return right === 'maintain' || right === needed;
}

/** GitHub's names of accounts know no capitals. */
export function isSameLogin(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
