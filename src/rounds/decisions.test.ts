import fc from 'fast-check';
import { expect, it } from 'vitest';
import { samples } from '../../test/support/samples.ts';
import { memoryOf, remembered } from '../../test/support/sealing.ts';
import type { Decision } from '../types.ts';
import { withDecisions } from './decisions.ts';

const said = (comment: number, verb: Decision['verb'], finding: string | null = 'F1'): Decision => ({
  ...{ comment, verb, finding, at: '2026-01-05T09:00:00Z', by: 'max' },
  ...{ headSha: verb === 'override' ? 'a'.repeat(40) : null, reason: verb === 'reopen' ? '' : 'wontfix' },
});
const memory = memoryOf({ findings: [remembered(), remembered({ id: 'F2' })] });
const declined = (...decisions: readonly Decision[]) =>
  withDecisions(memory, decisions).findings.flatMap(({ id, declined: by }) => (by === null ? [] : [`${id} ${by}`]));

it('declines what is dismissed, until it is reopened, and nothing else', () => {
  expect(declined(said(5, 'dismiss'))).toEqual(['F1 5']);
  expect(declined(said(5, 'dismiss'), said(6, 'reopen'))).toEqual([]);
  expect(declined(said(5, 'dismiss'), said(6, 'reopen'), said(7, 'dismiss'))).toEqual(['F1 7']);
  expect(declined(said(5, 'override', null), said(6, 'dismiss', 'F9'))).toEqual([]);
  expect(withDecisions(memory, [said(5, 'override', null)]).decisions).toHaveLength(1);
});

it('declines nothing that is more severe than what somebody declined', () => {
  const rated = (severity: 'critical' | 'important' | 'suggestion') =>
    withDecisions(memory, [{ ...said(5, 'dismiss'), severity }]).findings[0]?.declined;
  expect(memory.findings[0]?.severity).toBe('important');
  expect([rated('critical'), rated('important'), rated('suggestion')]).toEqual([5, 5, null]);
});

it('revives no dismissal that has ended since', () => {
  const ended = { ...memory, decisions: [said(5, 'dismiss')] };
  expect(withDecisions(ended, [said(5, 'dismiss')])).toBe(ended);
  expect(withDecisions(ended, [said(4, 'dismiss')]).findings).toEqual(ended.findings);
});

it('comes to the same in whatever order and however often decisions come together', () => {
  const verbs = fc.constantFrom('dismiss' as const, 'reopen' as const);
  const decisions = fc
    .uniqueArray(fc.tuple(fc.nat(30), verbs, fc.constantFrom('F1', 'F2')), { selector: ([comment]) => comment })
    .map((all) => all.map(([comment, verb, finding]) => said(comment + 1, verb, finding)));
  const shuffled = decisions.chain((all) =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
  );
  fc.assert(
    fc.property(shuffled, fc.nat(30), ([all, other], at) => {
      const once = withDecisions(memory, all);
      const parts = withDecisions(withDecisions(memory, other.slice(0, at)), [...other.slice(at), ...other]);
      expect(parts).toEqual(once);
    }),
    { numRuns: samples(1_000, 50) },
  );
});
