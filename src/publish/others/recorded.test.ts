import { expect, it } from 'vitest';
import { leftOn } from '../../../test/support/neighbours.ts';
import { remembered, seal } from '../../../test/support/sealing.ts';
import type { Decision, Memory } from '../../types.ts';
import { recordedOf } from './recorded.ts';

const headSha = 'b'.repeat(40);
const at = { headSha, baseRef: 'release' };
const override: Decision = {
  ...{ comment: 5, at: '2026-01-05T09:00:00Z', by: 'max', verb: 'override', finding: null },
  ...{ headSha, reason: 'The vendors are down.' },
};
const critical = remembered({ severity: 'critical' });
const gaps = ['1 of 3 completed.'];
const read = (body: string | null, onIncomplete: 'fail' | 'pass' = 'fail', run: string | null = null) =>
  recordedOf(body === null ? null : { body, run }, {
    ...{ number: 8, ...at, instance: 'deep-review', seal: seal() },
    policy: { failOn: 'critical', minReviewers: 1, onIncomplete, verify: 'cross', blockOn: [] },
  });
const left = (memory: Partial<Memory>) => leftOn(8, at, { memory }).body;

it.each<[string, string | null, boolean, string]>([
  ['clean', left({}), true, 'is clean, by round 1'],
  [
    'clean as a small change',
    left({ base: { round: 1, headSha, mergeBase: headSha, files: [], isSmall: true } }),
    true,
    'is clean, by round 1, as a small change before one reviewer',
  ],
  ['clean with a declined finding', left({ findings: [{ ...critical, declined: 3 }] }), true, 'is clean'],
  ['blocking', left({ findings: [critical] }), false, 'is blocking (F1 (critical): A title)'],
  ['incomplete', left({ gaps }), false, 'is incomplete (1 of 3 completed.)'],
  ['overridden', left({ gaps, decisions: [override] }), true, 'by max: The vendors are down.'],
  [
    'overridden at another head',
    left({ gaps, decisions: [{ ...override, headSha: 'c'.repeat(40) }] }),
    false,
    'is inc',
  ],
  [
    'overridden, and found to be blocking since',
    left({ findings: [critical], decisions: [override] }),
    false,
    'is blocking (F1 (critical): A title)',
  ],
  ['not there', null, false, 'has no review yet'],
  ['at another head', leftOn(8, { ...at, headSha: 'c'.repeat(40) }).body, false, 'reviewed at cccccccccccc, and its'],
  ['against another base (threat 60)', leftOn(8, { headSha }).body, false, 'against main, and its base is release'],
  ['of another pull request (threat 72)', leftOn(9, at).body, false, 'no finished review'],
  ['of another repository', leftOn(8, at, { repository: '7' }).body, false, 'no finished review'],
  ['of another instance', leftOn(8, at, { instance: 'advice' }).body, false, 'no finished review'],
  ['sealed by nobody (threat 69)', left({}).replace(/:[\w-]+ -->\s*$/u, ':AAAA -->'), false, 'no finished review'],
  ['sealed with another key', leftOn(8, at, { keys: ['x'.repeat(40)] }).body, false, 'no finished review'],
  ['of a newer version', left({}).replace('state:v1', 'state:v2'), false, 'a newer version of this action'],
])('a review that is %s', (_, body, passes, told) => {
  expect(read(body)).toEqual({ passes, told: expect.stringContaining(told) });
});

it('that is incomplete passes where incomplete ones do, and says so', () => {
  expect(read(left({ gaps }), 'pass')).toEqual({
    passes: true,
    told: 'is incomplete, which `on-incomplete` lets pass (1 of 3 completed.)',
  });
});

it('whose comment is of a later run that left no memory passes nothing: its report was withheld, or it was killed', () => {
  expect(read(left({ run: '7-1' }), 'fail', '7-1').passes).toBe(true);
  expect(read(left({ run: '7-1' }), 'fail', '8-1')).toEqual({ passes: false, told: expect.stringContaining('(8-1)') });
});
