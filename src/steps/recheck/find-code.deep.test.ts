import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildRepository } from '../../../test/support/git-repository.ts';
import { remembered } from '../../../test/support/sealing.ts';
import { createRepo } from '../../git/repo.ts';
import type { GroundContext } from '../ground/ground.ts';
import { placePriors } from './code-state.ts';
import { isAsked, settle } from './status.ts';

const quote = 'const share = total / people.length; // of everybody';
const caller = 'export const shown = share(total, peopleOf(group));';

let built: ReturnType<typeof buildRepository>;
let code: GroundContext;
beforeAll(async () => {
  built = buildRepository([
    { files: { 'a.ts': `${quote}\n`, 'b.ts': `${caller}\n` } },
    { files: { 'a.ts': null, 'b.ts': null, 'c.ts': `${quote}\n${caller}\n` }, branch: 'topic' },
  ]);
  const [mergeBase = '', headSha = ''] = built.commits;
  const store = { gitDirectory: join(built.folder, '.git'), path: process.env['PATH'] ?? '', signal: undefined };
  const repo = createRepo(store, { mergeBase, headSha });
  code = { head: repo.at(headSha), base: repo.at(mergeBase), changes: [] };
});
afterAll(() => built[Symbol.dispose]());

it('code that could not be looked for in time is neither gone nor a reason to give up', async () => {
  const policy = { failOn: 'critical', minReviewers: 1, onIncomplete: 'fail', verify: 'cross', blockOn: [] } as const;
  const search = () => Promise.reject(new Error('The search of 3 files did not end within 5 s.'));
  const slow = { ...code, head: { ...code.head, search } };
  const prior = remembered({ severity: 'suggestion', path: 'a.ts', quote });
  const declined = remembered({ path: 'c.ts', quote, declined: 7, quoted: [{ path: 'b.ts', quote: caller }] });
  const base = { isSame: false, hasMoved: false };
  const [found, stays] = await placePriors([prior, declined], code, base);
  expect(found).toMatchObject({ code: 'stands', path: 'c.ts' });
  expect(stays?.changedCaller).toBeUndefined();
  const [unknown, ends] = await placePriors([prior, declined], slow, base);
  if (unknown === undefined) throw new Error('it was not placed');
  expect(unknown.code).toBe('changed');
  expect([isAsked(unknown, policy), settle(unknown, [], policy).status]).toEqual([true, 'unclear']);
  // What nobody can look at may have changed: it counts again.
  expect(ends?.changedCaller).toEqual({ path: 'b.ts', quote: caller });
});
