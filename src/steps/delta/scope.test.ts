import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedBetween } from '../../../test/support/changed-between.ts';
import { samples } from '../../../test/support/samples.ts';
import { memoryOf } from '../../../test/support/sealing.ts';
import type { ChangedFile, Delta, Memory } from '../../types.ts';
import { type ScopeFacts, scopeOf } from './scope.ts';

const lines = (count: number) => Array.from({ length: count }, (_, at) => `line ${at}`);
const changes: readonly ChangedFile[] = ['a.ts', 'b.ts'].map((path) => changedBetween([], lines(10), path));
const sha = 'a'.repeat(40);
const last = memoryOf({ round: 2, base: { round: 2, headSha: sha, mergeBase: sha, files: [] } });

/** The first so many lines of the first file differ since. */
function deltaOf(due: number, more: Partial<Delta> = {}): Delta {
  const covered = due < 10 ? [{ first: due, last: 9 }] : [];
  const file = { gone: [], restored: 0 };
  return {
    ...{ since: 2, headSha: sha, byLine: true, left: [] },
    files: [
      { ...file, path: 'a.ts', isSettled: due === 0, covered },
      { ...file, path: 'b.ts', isSettled: true, covered: [{ first: 0, last: 9 }] },
    ],
    ...more,
  };
}

const sound: ScopeFacts = {
  ...{ round: 3, previous: last, configuration: last.bound.configuration, baseRef: 'main' },
  ...{ isFull: false, isCrossed: false, isSmall: false, delta: deltaOf(2), changes },
};
const withMemory = (more: Partial<Memory>): Partial<ScopeFacts> => ({ previous: { ...last, ...more } });

/** Whatever makes it doubtful what an earlier round had, and how the report says so. */
const doubts: readonly (readonly [string, Partial<ScopeFacts>])[] = [
  ['a person asked for it', { isFull: true }],
  ['no earlier round was complete', withMemory({ base: null })],
  ['round 2 was incomplete', withMemory({ base: { round: 1, headSha: sha, mergeBase: sha, files: [] } })],
  ['the pull request went to main in round 2', { baseRef: 'next' }],
  ['reviewers, rules or guidelines are not those of round 2', { configuration: 'other' }],
  [
    'round 2 had it as a small change, before one reviewer, and it is none now',
    withMemory({ base: { round: 2, headSha: sha, mergeBase: sha, files: [], isSmall: true } }),
  ],
  ['the branch and its base have several merge bases', { isCrossed: true }],
  ['every 5th round reads everything', { round: 5 }],
  ['is not on the server', { delta: null }],
  ['no line of the change differs from round 2', { delta: deltaOf(0) }],
];

describe('what a round delivers', () => {
  it('is what differs from the last complete one, and says how much that is', () => {
    expect(scopeOf(sound)).toEqual({
      delta: sound.delta,
      scope: { since: 2, reason: null, lines: 2, covered: 18, files: 1, note: null },
    });
    expect(scopeOf({ ...sound, delta: deltaOf(2, { byLine: false }) }).scope?.note).toContain(
      '1 file was read anew in full',
    );
    expect(scopeOf({ ...sound, previous: null })).toEqual({ scope: null, delta: null });
  });

  it('is everything where more than half of it differs', () => {
    expect(scopeOf({ ...sound, delta: deltaOf(10) }).scope).toMatchObject({ since: 2, lines: 10 });
    const [first, second] = deltaOf(10).files;
    if (first === undefined || second === undefined) throw new Error('no file');
    const more = deltaOf(10, { files: [first, { ...second, isSettled: false, covered: [{ first: 1, last: 9 }] }] });
    expect(scopeOf({ ...sound, delta: more })).toMatchObject({
      delta: null,
      scope: { since: null, reason: 'more than half of the change differs from round 2 (11 of 20 lines)', lines: 20 },
    });
  });

  it.each(doubts)('is everything in any doubt, and the report says which: %s (A10)', (reason, facts) => {
    const { scope, delta } = scopeOf({ ...sound, ...facts });
    expect(delta).toBeNull();
    expect(scope).toMatchObject({ since: null, lines: 20, covered: 0, reason: expect.stringContaining(reason) });
  });

  it('is everything with any of them together (A10)', () => {
    fc.assert(
      fc.property(fc.subarray([...doubts], { minLength: 1 }), fc.integer({ min: 0, max: 10 }), (some, due) => {
        const facts: ScopeFacts = Object.assign({ ...sound, delta: deltaOf(due) }, ...some.map(([, more]) => more));
        const { scope, delta } = scopeOf(facts);
        expect([delta, scope?.since]).toEqual([null, null]);
        expect(scope?.reason).not.toBe('');
      }),
      { numRuns: samples(500, 20) },
    );
  });
});
