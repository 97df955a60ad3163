import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildRepository, type CommitScript } from '../../../test/support/git-repository.ts';
import { createRepo } from '../../git/repo.ts';
import type { Anchor } from '../../types.ts';
import { originOf } from './origin.ts';

const long = (name: string) => `const ${name} = await load(order.${name}, context);`;
const before = [
  'start();',
  'guard(order);',
  'charge(order);',
  'log(order);',
  '',
  'wait();',
  long('first'),
  long('second'),
  long('third'),
  'end();',
];

/** A pull request that turns one text of `pay.ts` into another; asks for the origin of its lines. */
async function pullRequest(after: readonly string[], more: readonly CommitScript[] = [], from = before) {
  const text = (lines: readonly string[]) => `${lines.join('\n')}\n`;
  const built = buildRepository([
    { files: { 'pay.ts': text(from) } },
    { files: { 'pay.ts': text(after) }, branch: 'topic' },
    ...more,
  ]);
  const [mergeBase = ''] = built.commits;
  const headSha = built.commits.at(-1) ?? '';
  const store = { gitDirectory: join(built.folder, '.git'), path: process.env['PATH'] ?? '', signal: undefined };
  const repo = createRepo(store, { mergeBase, headSha });
  const context = { head: repo.at(headSha), changes: await repo.diff(mergeBase, headSha) };
  return {
    context,
    origin: (startLine: number, endLine = startLine, side: Anchor['side'] = 'new') =>
      originOf({ path: 'pay.ts', side, startLine, endLine }, context),
    [Symbol.dispose]: () => built[Symbol.dispose](),
  };
}

describe('the origin of code', () => {
  it('is the pull request in a file that was not printed: nobody knows its lines', async () => {
    using at = await pullRequest(before.toSpliced(3, 0, 'again(order);'));
    const notReviewed = { reason: 'lock-file', detail: 'by its exact name' } as const;
    const changes = at.context.changes.map((file) => ({ ...file, notReviewed, hunks: [] }));
    const anchor = { path: 'pay.ts', side: 'new', startLine: 1, endLine: 1 } as const;
    expect(await originOf(anchor, { ...at.context, changes })).toBe('introduced');
    expect(await at.origin(1)).toBe('pre-existing');
  });

  it('is the pull request for what it added, alone or among older lines', async () => {
    using at = await pullRequest(before.toSpliced(3, 0, 'again(order);'));
    expect(await at.origin(4)).toBe('introduced');
    expect(await at.origin(3, 5)).toBe('introduced');
    expect(await at.origin(3)).toBe('pre-existing');
    expect(await at.origin(5, 10)).toBe('pre-existing');
  });

  it('is the pull request for what it took away, and for what stands right beside it', async () => {
    using at = await pullRequest(before.toSpliced(1, 1));
    expect(await at.origin(2, 2, 'old')).toBe('introduced');
    expect(await at.origin(3, 3, 'old')).toBe('pre-existing');
    expect(await at.origin(1, 2)).toBe('introduced');
    expect(await at.origin(2)).toBe('introduced');
    expect(await at.origin(3)).toBe('pre-existing');
  });

  it('is older for what stands beside an edited line', async () => {
    using at = await pullRequest(before.toSpliced(1, 1, 'guard(order.card);'));
    expect([await at.origin(1), await at.origin(2), await at.origin(3)]).toEqual([
      'pre-existing',
      'introduced',
      'pre-existing',
    ]);
  });

  it('is older for a block that was moved, on both sides', async () => {
    using at = await pullRequest([...before.slice(6, 9), ...before.slice(0, 6), ...before.slice(9)]);
    expect(await at.origin(1, 3)).toBe('pre-existing');
    expect(await at.origin(7, 9, 'old')).toBe('pre-existing');
  });

  it.each(['pay.ts', 'dead.ts'])('is the pull request for what lost a guard that now stands in %s', async (path) => {
    const guard = 'if (!isAllowed(order, context)) throw new Denied(order);';
    const guarded = before.toSpliced(1, 1, guard);
    const bare = guarded.toSpliced(1, 1);
    const dead = ['function nobodyCallsThis() {', guard, '}'];
    const after = path === 'pay.ts' ? [...bare, ...dead] : bare;
    using at = await pullRequest(
      after,
      [{ files: { 'dead.ts': path === 'pay.ts' ? '' : `${dead.join('\n')}\n` } }],
      guarded,
    );
    expect([await at.origin(1), await at.origin(2), await at.origin(3)]).toEqual([
      'introduced',
      'introduced',
      'pre-existing',
    ]);
    // The moved line itself is no newer than it was; within one hunk it is a statement in another order.
    const line = path === 'pay.ts' ? bare.length + 2 : 2;
    const moved = await originOf({ path, side: 'new', startLine: line, endLine: line }, at.context);
    expect(moved).toBe(path === 'pay.ts' ? 'introduced' : 'pre-existing');
  });

  it('is the pull request for what lost its guard and with it its indentation', async () => {
    const guarded = ['start();', 'if (order.isPaid) {', '  charge(order);', '  log(order);', '}', 'end();'];
    const bare = ['start();', 'charge(order);', 'log(order);', 'end();'];
    using lost = await pullRequest(bare, [], guarded);
    expect([await lost.origin(2), await lost.origin(3)]).toEqual(['introduced', 'introduced']);
    using gained = await pullRequest(guarded, [], bare);
    expect([await gained.origin(2), await gained.origin(3), await gained.origin(2, 3)]).toEqual([
      'introduced',
      'pre-existing',
      'introduced',
    ]);
  });

  it('is older for what was edited and reverted', async () => {
    using at = await pullRequest(before.toSpliced(2, 1, 'other();'), [
      { files: { 'pay.ts': `${before.join('\n')}\n` } },
    ]);
    expect(await at.origin(3)).toBe('pre-existing');
  });

  it('is the pull request where git cannot tell', async () => {
    using at = await pullRequest(before.toSpliced(3, 0, 'again(order);'));
    const head = { ...at.context.head, fromBase: () => Promise.reject(new Error('git is gone')) };
    const anchor = { path: 'pay.ts', side: 'new', startLine: 4, endLine: 4 } as const;
    expect(await originOf(anchor, { ...at.context, head })).toBe('introduced');
  });
});
