import { expect, it } from 'vitest';
import { membersOf } from './members.ts';

const sha = (of: string) => of.padEnd(40, '0');
const [base, one, two, three, head7, head8] = ['ba', 'a1', 'a2', 'a3', 'b7', 'b8'].map(sha) as [string, ...string[]] &
  Record<number, string>;
const commit = (of: string | undefined, ...parents: readonly (string | undefined)[]) => ({
  sha: of ?? '',
  parents: parents.map((parent) => parent ?? ''),
});
const branch = (number: number, onto: string | undefined, at: string | undefined, of = 'main') => ({
  ref: `refs/heads/gh-readonly-queue/${of}/pr-${number}-${onto}`,
  sha: at ?? '',
});
const group = { number: 8, baseRef: 'main', baseSha: one ?? '', headSha: two ?? '' };
const stacked = {
  commits: [commit(one, base, head7), commit(two, one, head8), commit(head7, base), commit(head8, base)],
  branches: [branch(7, base, one), branch(8, one, two)],
};

it('holds the one pull request that it was made for', () => {
  const alone = { ...group, number: 7, baseSha: base ?? '', headSha: one ?? '' };
  const facts = { commits: [commit(one, base)], branches: [branch(7, base, one)] };
  expect(membersOf(alone, facts)).toEqual({ numbers: [7], merged: [] });
});

it('holds those that are queued before it as well, and the heads that it merges', () => {
  expect(membersOf(group, stacked)).toEqual({ numbers: [7, 8], merged: [head8, head7] });
  // As if the name told of the base, whatever it was put upon.
  const named = { ...stacked, branches: [branch(7, base, one), branch(8, base, two)] };
  expect(membersOf({ ...group, baseSha: base ?? '' }, named)).toMatchObject({ numbers: [7, 8] });
});

it('holds neither those behind it nor those of another queue', () => {
  const branches = [...stacked.branches, branch(9, two, three), branch(5, base, one, 'release')];
  expect(membersOf(group, { ...stacked, branches })).toMatchObject({ numbers: [7, 8] });
});

it.each([
  [
    'one before it has no branch',
    { ...stacked, branches: [branch(8, one, two)] },
    `the group holds ${one?.slice(0, 12)}`,
  ],
  ['its own branch is gone', { ...stacked, branches: [branch(7, base, one)] }, 'the branch of #8 in the queue'],
  ['its branch has moved', { ...stacked, branches: [branch(7, base, one), branch(8, one, three)] }, 'the branch of #8'],
  ['its branch is that of another pull request', { ...stacked, branches: [branch(7, base, two)] }, 'the branch of #8'],
  ['GitHub shows no commits', { ...stacked, commits: [] }, 'GitHub shows no commit'],
])('is not clear where %s', (_, facts, words) => {
  expect(membersOf(group, facts)).toEqual({ unclear: expect.stringContaining(words) });
});

it('ends at commits that are each other’s parents', () => {
  const circle = { ...stacked, commits: [commit(one, two), commit(two, one)] };
  expect(membersOf(group, circle)).toMatchObject({ numbers: [7, 8] });
});
