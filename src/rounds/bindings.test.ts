import { expect, it } from 'vitest';
import { memoryOf } from '../../test/support/sealing.ts';
import { type Compared, changedSince } from './bindings.ts';

it('an outcome holds where all is as it was that a run can know which reads nothing, and nowhere else', () => {
  const memory = memoryOf();
  const bound = { ...memory.bound, asked: 'as ever', commitCount: 2 };
  const there: Compared = { ...bound };
  const said = (more: Partial<Compared>, asked = 'as ever') =>
    changedSince({ ...memory, bound }, { ...there, ...more }, asked);
  expect(said({})).toBe(null);
  expect(said({ headSha: 'b'.repeat(40) })).toBe('the head is another one');
  expect(said({ baseRef: 'next' })).toBe('it goes to next by now, and went to main');
  expect(said({ mergeBase: null })).toBe('GitHub did not compare it with main');
  expect(said({ mergeBase: 'b'.repeat(40) })).toBe('it is compared with another commit of main than in round 1');
  expect(said({ commitCount: 1 })).toBe('main has taken in commits of it since round 1');
  expect(said({}, 'otherwise')).toBe('reviewers, rules, guidelines or this action are not those of round 1');
  // Of an earlier version nobody knows it.
  expect(changedSince(memory, { ...there, mergeBase: memory.bound.mergeBase }, 'as ever')).toContain(
    'not those of round 1',
  );
});
