import { describe, expect, it } from 'vitest';
import { criticalReport } from '../../test/support/report-fixture.ts';
import { memoryOf, remembered } from '../../test/support/sealing.ts';
import type { Ledger, LedgerFinding, Memory, Prior, PriorStatus, Remembered } from '../types.ts';
import { talliesOf, talliesShown } from './tallies.ts';

const [template] = criticalReport().ledger.findings;
function found(id: string, raisedBy: readonly string[], more: Partial<LedgerFinding> = {}): LedgerFinding {
  if (template === undefined) throw new Error('the fixture has lost its finding');
  return { ...template, id, raisedBy, sources: ['x'], standing: 'confirmed', rule: null, ...more };
}
const prior = (id: string, status: PriorStatus): Prior => ({
  ...{ id, title: 'T', severity: 'important', since: 1, status, code: null, anchor: null, evidence: null },
  ...{ commit: null, foundAgain: [], voices: [], reason: '' },
});
const ledger = (findings: readonly LedgerFinding[], priors: readonly Prior[] = []): Ledger => ({
  ...{ findings, observations: [], dispositions: [], priors },
});
const memoryWith = (...findings: Partial<Remembered>[]): Memory =>
  memoryOf({
    findings: findings.map((more, at) => remembered({ id: `F${at + 1}`, raisedBy: ['A'], ...more })),
    tallies: [{ reviewer: 'A', raised: 5, actedOn: 1, declined: 0, refuted: 0 }],
  });
const of = (reviewer: string, all: ReturnType<typeof talliesOf>) => all.find((tally) => tally.reviewer === reviewer);

describe('what became of what a reviewer raised', () => {
  it('is counted once for each finding and reviewer, whoever raises it again and in however many passes', () => {
    const first = talliesOf(ledger([found('F1', ['A', 'A (pass 2)', 'B']), found('F2', ['A'])]), null);
    expect(first).toEqual([
      { reviewer: 'A', raised: 2, actedOn: 0, declined: 0, refuted: 0 },
      { reviewer: 'B', raised: 1, actedOn: 0, declined: 0, refuted: 0 },
    ]);
    const again = talliesOf(
      ledger([found('F1', ['A', 'B']), found('F2', ['A'])], [prior('F1', 'open')]),
      memoryWith({}),
    );
    expect(of('A', again)?.raised).toBe(6);
    expect(of('B', again)?.raised).toBe(1);
  });

  it('counts what is refuted, and nothing that code found or nobody raised in this round', () => {
    const refuted = found('F1', ['A'], { standing: 'refuted' });
    const others = [found('F2', [], { rule: 'hidden-text' }), found('F3', ['A'], { sources: [] })];
    expect(talliesOf(ledger([refuted, ...others]), null)).toEqual([
      { reviewer: 'A', raised: 1, actedOn: 0, declined: 0, refuted: 1 },
    ]);
  });

  it.each<[PriorStatus, Partial<Remembered>, number, number]>([
    ['fixed', {}, 2, 0],
    ['partly-fixed', {}, 2, 0],
    ['code-gone', {}, 2, 0],
    ['fixed', { isActedOn: true }, 1, 0],
    ['open', {}, 1, 0],
    ['superseded', {}, 1, 0],
    ['left-the-change', {}, 1, 0],
    ['code-gone', { declined: 7 }, 1, 1],
    ['open', { declined: 7 }, 1, 0],
    ['declined', { declined: 7 }, 1, 0],
  ])('counts one that is %s (%o)', (status, more, actedOn, declined) => {
    expect(of('A', talliesOf(ledger([], [prior('F1', status)]), memoryWith(more)))).toMatchObject({
      actedOn,
      declined,
    });
  });

  it('shows what is declined for as long as it is', () => {
    const still = ledger([found('F1', ['A'], { standing: 'declined', sources: [] })], [prior('F1', 'declined')]);
    expect(of('A', talliesShown(still, memoryWith({ declined: 7 })))?.declined).toBe(1);
    expect(of('A', talliesOf(still, memoryWith({ declined: 7 })))?.declined).toBe(0);
  });
});
