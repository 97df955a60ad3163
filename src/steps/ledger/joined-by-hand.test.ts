import { describe, expect, it } from 'vitest';
import { snapshotOf } from '../../../eval/support/snapshot-of.ts';
import { criticalReport } from '../../../test/support/report-fixture.ts';
import { memoryOf, remembered } from '../../../test/support/sealing.ts';
import type { LedgerFinding, PriorStatus } from '../../types.ts';
import type { CheckedPrior } from '../recheck/recheck.ts';
import { joinRounds } from './join-rounds.ts';

const lines = ['const a = first(input);', 'return second(a) / a.length;', 'third(a);', 'fourth(a, input);'];
const head = snapshotOf({ 'src/a.ts': lines });
const context = {
  head: { ...head, blame: async () => [], fromBase: async () => new Set<number>() },
  base: head,
  changes: [],
};
const quoteAt = (line: number) => lines[line - 1] ?? '';
const anchorAt = (line: number) => ({ path: 'src/a.ts', side: 'new' as const, startLine: line, endLine: line });
const fingerprintOf = (line: number) => `${line}`.padStart(16, '0');
const [template] = criticalReport().ledger.findings;

describe('a round after another', () => {
  const checkedAs = (status: PriorStatus, more: Parameters<typeof remembered>[0] = {}): CheckedPrior => {
    const own = {
      id: 'F1',
      title: 'An empty list divides by zero',
      quote: quoteAt(2),
      fingerprint: fingerprintOf(2),
    };
    const prior = remembered({ ...own, severity: 'critical', ...more });
    const placed = { prior, code: 'same' as const, anchor: anchorAt(2), path: prior.path };
    return { placed, status, voices: [], evidence: null, reason: 'So.' };
  };
  const foundAs = (standing: LedgerFinding['standing'], line = 2): LedgerFinding => {
    if (template === undefined) throw new Error('the fixture has lost its finding');
    const finding = {
      ...template.finding,
      title: 'An empty list divides by zero',
      quote: quoteAt(line),
      ...anchorAt(line),
    };
    const own = {
      id: 'F1',
      fingerprint: fingerprintOf(line),
      sources: ['A:F1'],
      kind: 'regression' as const,
      rule: null,
    };
    const severity = { severity: 'critical' as const, rawSeverity: 'critical' as const };
    return { ...template, ...own, ...severity, standing, anchor: anchorAt(line), finding };
  };
  const joinedOf = (earlier: CheckedPrior, ledger: Partial<Parameters<typeof joinRounds>[0]> = {}) => {
    const memory = memoryOf({ findings: [earlier.placed.prior], closed: [], nextId: 30, round: 3 });
    const whole = { findings: [], observations: [], dispositions: [], ...ledger };
    return joinRounds(whole, { memory, checked: [earlier], ties: { ties: [], sameBefore: [] }, since: null }, context);
  };
  const standingsOf = async (earlier: CheckedPrior, ...findings: LedgerFinding[]) =>
    (await joinedOf(earlier, { findings })).findings.map(({ id, standing }) => `${id} ${standing}`);

  it('has the word on what it raises again, but for what was confirmed and is not mended', async () => {
    expect(await standingsOf(checkedAs('open', { standing: 'unproven' }), foundAs('confirmed'))).toEqual([
      'F1 confirmed',
    ]);
    expect(await standingsOf(checkedAs('open', { standing: 'unproven' }), foundAs('raw'))).toEqual(['F1 raw']);
    expect(await standingsOf(checkedAs('open', { standing: 'confirmed' }), foundAs('unproven'))).toEqual([
      'F1 confirmed',
    ]);
    expect(await standingsOf(checkedAs('fixed', { standing: 'confirmed' }), foundAs('unproven'))).toEqual([
      'F1 unproven',
    ]);
  });

  it('carries what nobody raises again as its re-check left it', async () => {
    expect(await standingsOf(checkedAs('open', { standing: 'confirmed' }))).toEqual(['F1 confirmed']);
    expect(await standingsOf(checkedAs('unclear', { standing: 'confirmed' }))).toEqual(['F1 unverified']);
    expect(await standingsOf(checkedAs('declined', { standing: 'confirmed', declined: 7 }))).toEqual(['F1 declined']);
    expect(await standingsOf(checkedAs('fixed', { standing: 'confirmed' }))).toEqual([]);
  });

  it('names a new finding anew wherever it is named', async () => {
    const [observation] = criticalReport().ledger.observations;
    const [disposition] = criticalReport().ledger.dispositions;
    if (observation === undefined || disposition === undefined)
      throw new Error('the fixture has lost its observations');
    const { findings, observations, dispositions } = await joinedOf(checkedAs('open'), {
      findings: [
        {
          ...foundAs('raw', 4),
          fingerprint: 'f'.repeat(16),
          finding: { ...foundAs('raw', 4).finding, title: 'Quite another' },
        },
      ],
      observations: [
        { ...observation, sameAs: 'F1' },
        { ...observation, sameAs: null },
      ],
      dispositions: [
        { ...disposition, into: 'F1' },
        { ...disposition, into: null },
      ],
    });
    expect(findings.map(({ id }) => id).toSorted()).toEqual(['F1', 'F30']);
    expect(observations.map(({ sameAs }) => sameAs)).toEqual(['F30', null]);
    expect(dispositions.map(({ into }) => into)).toEqual(['F30', null]);
  });
});
