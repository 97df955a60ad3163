import { expect, it } from 'vitest';
import { criticalReport } from '../../test/support/report-fixture.ts';
import { memoryOf, remembered } from '../../test/support/sealing.ts';
import type { Memory, Prior, Report } from '../types.ts';
import { remember } from './remember.ts';

/** What is remembered of the first finding after a round in which it has this title and fails so. */
function claimAfter(previous: Memory | null, title: string, failure: string): Memory {
  const report = criticalReport();
  const [first] = report.ledger.findings;
  if (first === undefined) throw new Error('there is no finding');
  const found = { ...first, id: 'F1', finding: { ...first.finding, title, failure } };
  return rememberedAfter(previous, { ...report.ledger, findings: [found] });
}

function rememberedAfter(previous: Memory | null, ledger: Report['ledger']): Memory {
  const { bound } = memoryOf();
  return remember(
    { ...criticalReport(), ledger },
    {
      bound,
      previous,
      run: '1-1',
      blobs: new Map(),
      files: null,
      ours: new Set(),
      quoted: new Map(),
    },
  );
}

it('a finding that comes back with another title is asked about by both claims, as long as it is open', () => {
  const first = memoryOf({ findings: [remembered({ title: 'It throws', claim: 'Without a user.' })] });
  const second = claimAfter(first, 'It tells a name', 'To anybody.');
  expect(second.findings[0]?.claim).toBe('To anybody.\nClaimed in an earlier round: It throws. Without a user.');
  const third = claimAfter(second, 'It tells a name', 'To everybody.');
  expect(third.findings[0]?.claim).toBe('To everybody.\nClaimed in an earlier round: It throws. Without a user.');
  const carried = claimAfter(third, 'It tells a name', third.findings[0]?.claim ?? '');
  expect(carried.findings[0]?.claim).toBe(third.findings[0]?.claim);
  const long = claimAfter(second, 'It tells a name', 'x'.repeat(900));
  expect(long.findings[0]?.claim).toContain('It throws. Without a user.');
  expect(long.findings[0]?.claim.length).toBeLessThanOrEqual(600);
});

it('one that has its title is asked about by what is said of it now', () => {
  expect(claimAfter(null, 'It throws', 'Now.').findings[0]?.claim).toBe('Now.');
  const first = memoryOf({ findings: [remembered({ title: 'It throws', claim: 'Before.' })] });
  expect(claimAfter(first, 'It throws', 'Now.').findings[0]?.claim).toBe('Now.');
});

it('keeps the lines of a fix of code at the head, and of nothing else that is closed', () => {
  const anchor = { path: 'src/a.ts', side: 'new', startLine: 1, endLine: 1 } as const;
  const mendedBy = (status: Prior['status'], side: 'new' | 'old' = 'new') => {
    const prior: Prior = {
      ...{ id: 'F1', title: 'It throws', severity: 'important', since: 1, status, code: 'gone', anchor: null },
      ...{ evidence: { anchor, quote: 'if (count > 0)' }, commit: null, foundAgain: [], voices: [], reason: 'So.' },
    };
    const previous = memoryOf({ findings: [remembered({ side })] });
    return rememberedAfter(previous, { findings: [], observations: [], dispositions: [], priors: [prior] }).closed[0]
      ?.mendedBy;
  };
  expect(mendedBy('fixed')).toEqual({ path: 'src/a.ts', quote: 'if (count > 0)' });
  expect([mendedBy('code-gone'), mendedBy('fixed', 'old'), mendedBy('left-the-change')]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
