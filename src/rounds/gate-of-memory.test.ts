import { describe, expect, it } from 'vitest';
import { cleanReport, criticalReport, incompleteReport, unverifiedReport } from '../../test/support/report-fixture.ts';
import { memoryOf, remembered } from '../../test/support/sealing.ts';
import { workedReport } from '../../test/support/worked-report.ts';
import type { Policy, Report } from '../types.ts';
import { gateOfMemory, verdictOfMemory } from './gate-of-memory.ts';
import { remember } from './remember.ts';

const { bound } = memoryOf();
const { policy } = criticalReport();
const left = (report: Report) =>
  remember(report, {
    bound,
    previous: null,
    run: '1-1',
    blobs: new Map(),
    files: null,
    ours: new Set(),
    quoted: new Map(),
  });

describe('the gate of what a round left', () => {
  it.each([
    ['clean', cleanReport()],
    ['critical', criticalReport()],
    ['incomplete', incompleteReport()],
    ['unverified', unverifiedReport()],
  ])('is that of the round itself: %s', (_, report) => {
    const decided = gateOfMemory(left(report), report.policy);
    const { outcome, gaps, isOnlyUnproven } = report.gate;
    expect(decided).toMatchObject({ outcome, gaps, isOnlyUnproven });
    expect(verdictOfMemory(decided, left(report))).toBe(report.verdict);
  });

  it('is that of the worked example', async () => {
    const report = await workedReport();
    const decided = gateOfMemory(left(report), report.policy);
    expect([decided.outcome, verdictOfMemory(decided, left(report))]).toEqual([report.gate.outcome, report.verdict]);
  });

  const of = (more: Parameters<typeof remembered>[0], rest: Parameters<typeof memoryOf>[0] = {}, other = policy) => {
    const memory = memoryOf({ findings: [remembered({ severity: 'critical', ...more })], ...rest });
    const decided = gateOfMemory(memory, other);
    return [decided.outcome, verdictOfMemory(decided, memory)];
  };
  const never: Policy = { ...policy, failOn: 'never' };

  it('leaves out what somebody declined, and nothing else', () => {
    expect(of({})).toEqual(['blocking', 'Rework']);
    expect(of({ declined: 9 })).toEqual(['clean', 'Merge as-is']);
    expect(of({ declined: 9 }, { gaps: ['A gap.'] })).toEqual(['incomplete', 'No verdict']);
    expect(of({ declined: 9 }, { leftOut: { critical: 1, important: 0, suggestion: 0 } })[0]).toBe('incomplete');
    expect(of({ declined: 9 }, { leftOut: { critical: 0, important: 0, suggestion: 3 } })[0]).toBe('clean');
  });

  it('neither blocks nor passes by what a re-check could not settle, or verifiers', () => {
    expect(of({ isUnclear: true })).toEqual(['incomplete', 'No verdict']);
    expect(of({ standing: 'unproven', voices: 2 })).toEqual(['incomplete', 'No verdict']);
    expect(of({ isUnclear: true, severity: 'important' })).toEqual(['clean', 'Merge with fixes']);
    const unproven = memoryOf({ findings: [remembered({ severity: 'critical', standing: 'unproven', voices: 2 })] });
    expect(gateOfMemory(unproven, policy).isOnlyUnproven).toBe(true);
    const unclear = { ...unproven, findings: unproven.findings.map((found) => ({ ...found, isUnclear: true })) };
    expect(gateOfMemory(unclear, policy).isOnlyUnproven).toBe(false);
  });

  it('goes by the rule of what code found, and by a bar that is nowhere', () => {
    expect(of({ rule: 'a-rule', standing: 'fact' })[0]).toBe('clean');
    expect(of({ rule: 'a-rule' }, {}, { ...policy, blockOn: ['a-rule'] })[0]).toBe('blocking');
    expect(of({}, {}, never)).toEqual(['clean', 'Rework']);
  });
});
