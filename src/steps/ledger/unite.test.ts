import { describe, expect, it } from 'vitest';
import { criticalReport } from '../../../test/support/report-fixture.ts';
import { remembered } from '../../../test/support/sealing.ts';
import type { LedgerFinding, PriorStatus, Remembered } from '../../types.ts';
import type { Tie } from '../cluster/earlier.ts';
import type { CheckedPrior } from '../recheck/recheck.ts';
import { unite } from './unite.ts';

const checkedAs = (id: string, status: PriorStatus, more: Partial<Remembered> = {}): CheckedPrior => ({
  placed: {
    prior: remembered({ id, title: `Title of ${id}`, ...more }),
    code: 'stands',
    anchor: null,
    path: 'src/a.ts',
  },
  ...{ status, voices: [], evidence: null, reason: `Reason of ${id}.` },
});
const [template] = criticalReport().ledger.findings;
function later(...sources: string[]): LedgerFinding {
  if (template === undefined) throw new Error('the fixture has lost its finding');
  return { ...template, sources };
}
const one = (source: string, prior: string): Tie => ({ source, prior, said: 'one' });
const idsOf = (all: readonly CheckedPrior[]) => all.map(({ placed, status }) => `${placed.prior.id} ${status}`);

describe('findings of earlier rounds that turn out to be one (A14)', () => {
  it('live on under the oldest id, as severe as the severest and asked about by both claims', () => {
    const [two, three] = [
      checkedAs('F2', 'partly-fixed', { since: 1, severity: 'suggestion', standing: 'unproven', vendors: ['a'] }),
      checkedAs('F3', 'open', { since: 2, severity: 'important', claim: 'Otherwise.', vendors: ['b'] }),
    ];
    const { checked, superseded } = unite([three, two], new Map(), { ties: [], sameBefore: [['F3', 'F2']] });
    expect(idsOf(checked)).toEqual(['F2 open']);
    expect(superseded.map(({ earlier, by }) => [earlier.placed.prior.id, by])).toEqual([['F3', 'F2']]);
    expect(checked[0]?.placed.prior).toMatchObject({
      severity: 'important',
      standing: 'confirmed',
      vendors: ['a', 'b'],
    });
    expect(checked[0]?.placed.prior.claim).toBe('How it fails.\nClaimed in an earlier round: Title of F3. Otherwise.');
    expect(checked[0]?.reason).toBe('Reason of F3.');
  });

  it('are those that both are one finding of this round', () => {
    const [two, three] = [checkedAs('F2', 'open'), checkedAs('F3', 'open')];
    const found = later('A:F1');
    const { again, checked, superseded, living } = unite([two, three], new Map([[found, three]]), {
      ties: [one('A:F1', 'F2')],
      sameBefore: [],
    });
    expect(again.get(found)?.placed.prior.id).toBe('F2');
    expect(again.get(found)).toBe(checked[0]);
    expect(living(three)).toBe(checked[0]);
    expect(superseded).toHaveLength(1);
  });

  it.each<[string, CheckedPrior]>([
    ['is fixed', checkedAs('F3', 'fixed')],
    ['is unclear', checkedAs('F3', 'unclear')],
    ['was declined', checkedAs('F3', 'open', { declined: 1 })],
    ['was found by code', checkedAs('F3', 'open', { rule: 'hidden-text' })],
  ])('are not those of which one %s', (_, other) => {
    const two = checkedAs('F2', 'open');
    const { checked, superseded } = unite([two, other], new Map(), { ties: [], sameBefore: [['F2', 'F3']] });
    expect(checked).toEqual([two, other]);
    expect(superseded).toEqual([]);
  });

  it('are not those that this round found as two', () => {
    const [two, three] = [checkedAs('F2', 'open'), checkedAs('F3', 'open')];
    const again = new Map([
      [later('A:F1'), two],
      [later('A:F2'), three],
    ]);
    const ties = { ties: [one('A:F1', 'F3')], sameBefore: [['F2', 'F3']] };
    expect(unite([two, three], again, ties).superseded).toEqual([]);
  });

  it('are one for all, however many pairs say so', () => {
    const all = ['F1', 'F2', 'F3', 'F4'].map((id) => checkedAs(id, 'open'));
    const { checked, superseded } = unite(all, new Map(), {
      ties: [],
      sameBefore: [
        ['F1', 'F2'],
        ['F4', 'F3'],
        ['F2', 'F3'],
      ],
    });
    expect(idsOf(checked)).toEqual(['F1 open']);
    expect(superseded.map(({ by }) => by)).toEqual(['F1', 'F1', 'F1']);
  });
});
