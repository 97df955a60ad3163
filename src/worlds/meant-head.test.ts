import { expect, it } from 'vitest';
import { movedClock } from '../../test/support/moved-clock.ts';
import { pullRequest } from '../../test/support/report-parts.ts';
import { LateError, UserError } from '../lib/user-error.ts';
import { readMeantHead } from './meant-head.ts';

const longAgo = 'e'.repeat(40);
const { headSha } = pullRequest;

/** Reads from an API that fails, or knows of another head, until so many waits are over. */
function read(options: { readonly before: Error | string; readonly waits: number; readonly meant: string | null }) {
  const { before, waits, meant } = options;
  const clock = movedClock();
  const readPullRequest = async () => {
    if (clock.waits.length >= waits) return pullRequest;
    if (typeof before !== 'string') throw before;
    return { ...pullRequest, headSha: before };
  };
  const target = { kind: 'pull-request', number: 42, headSha: meant, seen: null } as const;
  const { signal } = new AbortController();
  return { reading: readMeantHead(target, { readPullRequest }, { clock, signal }), clock };
}

it.each([
  ['knows of an older head', longAgo],
  ['knows of no such pull request', new LateError('There is none.', '')],
])('waits for an API that %s', async (_, before) => {
  const { reading, clock } = read({ before, waits: 4, meant: headSha });
  expect(await reading).toEqual(pullRequest);
  expect(clock.waits).toHaveLength(4);
});

it('waits half a minute and no longer, and then says which head there is', async () => {
  const { reading, clock } = read({ before: longAgo, waits: 100, meant: headSha });
  await expect(reading).rejects.toThrow(
    `The head of the pull request is ${longAgo}, and this run was started for the head ${headSha}.`,
  );
  const waited = clock.waits.reduce((sum, each) => sum + each);
  expect(waited).toBeGreaterThan(25_000);
  expect(waited).toBeLessThanOrEqual(30_000);
});

it.each([
  ['nobody named a head', new LateError('There is none.', ''), null],
  ['the failure will not pass', new UserError('It is closed.', ''), headSha],
])('waits for nothing where %s', async (_, before, meant) => {
  const { reading, clock } = read({ before, waits: 4, meant });
  await expect(reading).rejects.toBe(before);
  expect(clock.waits).toEqual([]);
});

it('takes the head that there is where nobody named one', async () => {
  const { reading } = read({ before: longAgo, waits: 4, meant: null });
  expect(await reading).toMatchObject({ headSha: longAgo });
});
