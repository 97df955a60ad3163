import { describe, expect, it } from 'vitest';
import { criticalReport } from '../../../test/support/report-fixture.ts';
import { memoryOf, remembered } from '../../../test/support/sealing.ts';
import type { Closed, LedgerFinding, Remembered } from '../../types.ts';
import type { Tie } from '../cluster/earlier.ts';
import type { CheckedPrior } from '../recheck/recheck.ts';
import { linkRounds } from './link-rounds.ts';

const code = '  return total / people.map((person) => person.share).length;';
const [template] = criticalReport().ledger.findings;

function later(id: string, title: string, more: Partial<LedgerFinding> = {}): LedgerFinding {
  if (template === undefined) throw new Error('the fixture has lost its finding');
  return {
    ...{ ...template, id, fingerprint: id.padStart(16, '0'), rule: null, kind: 'regression', standing: 'confirmed' },
    ...{ anchor: null, sources: [`A:${id}`], finding: { ...template.finding, title, quote: code, path: 'src/a.ts' } },
    ...more,
  };
}
function checkedAs(id: string, title: string, more: Partial<Remembered> = {}): CheckedPrior {
  const prior = remembered({ id, title, quote: code, ...more });
  return {
    placed: { prior, code: 'stands', anchor: null, path: prior.path },
    ...{ status: prior.declined === null ? 'open' : 'declined', voices: [], evidence: null, reason: 'So.' },
  };
}
const closedAs = (id: string, more: Partial<Closed> = {}): Closed => ({
  ...{ id, fingerprint: `${id}closed`.padStart(16, '0'), since: 1, status: 'fixed', round: 2, severity: 'critical' },
  ...{ title: 'An empty list of people gives Infinity', code: { kind: 'regression', path: 'src/a.ts', quote: code } },
  ...more,
});
function linked(
  findings: readonly LedgerFinding[],
  {
    checked = [],
    closed = [],
    ties = [],
    pathNow = (path) => path,
  }: {
    readonly checked?: readonly CheckedPrior[];
    readonly closed?: readonly Closed[];
    readonly ties?: readonly Tie[];
    readonly pathNow?: (path: string) => string;
  },
) {
  const memory = memoryOf({ findings: checked.map(({ placed }) => placed.prior), closed });
  const ledger = { findings, observations: [], dispositions: [] };
  const found = linkRounds(ledger, { memory, checked, ties: { ties, sameBefore: [] }, since: null }, pathNow);
  const ids = (all: ReadonlyMap<LedgerFinding, { readonly id: string }>) =>
    [...all].map(([one, { id }]) => `${one.id} ${id}`);
  return {
    again: ids(new Map([...found.again].map(([one, { placed }]) => [one, placed.prior]))),
    back: ids(found.back),
    alike: [...found.alike].flatMap(([one, all]) => all.map(({ placed }) => `${one.id} ${placed.prior.id}`)),
  };
}

const title = 'An empty list of people gives Infinity';
const inOtherWords = 'Shares are Infinity where the list has nobody';

describe('a finding in the code of one that a person declined', () => {
  const declined = checkedAs('F1', title, { declined: 7 });
  const tie = (said: Tie['said']) => [{ source: 'A:F9', prior: 'F1', said }];

  it('is hidden by it only where code is sure, or a model says that they are one (A15, A16)', () => {
    expect(linked([later('F9', title)], { checked: [declined] }).again).toEqual(['F9 F1']);
    for (const said of [null, 'two'] as const)
      expect(linked([later('F9', inOtherWords)], { checked: [declined], ties: tie(said) })).toMatchObject({
        again: [],
        alike: ['F9 F1'],
      });
    expect(linked([later('F9', inOtherWords)], { checked: [declined], ties: tie('one') }).again).toEqual(['F9 F1']);
  });

  it('is that one where it is open, unless a model says that they are two', () => {
    const open = checkedAs('F1', title);
    expect(linked([later('F9', inOtherWords)], { checked: [open], ties: tie(null) }).again).toEqual(['F9 F1']);
    expect(linked([later('F9', inOtherWords)], { checked: [open], ties: tie('two') }).again).toEqual([]);
  });
});

describe('a finding that had been closed', () => {
  it('is back under its id, once, wherever its file is now', () => {
    const moved = later('F9', title);
    const elsewhere = { ...moved, finding: { ...moved.finding, path: 'lib/b.ts' } };
    expect(linked([moved], { closed: [closedAs('F1')] }).back).toEqual(['F9 F1']);
    expect(linked([elsewhere], { closed: [closedAs('F1')], pathNow: () => '' }).back).toEqual(['F9 F1']);
    expect(linked([elsewhere], { closed: [closedAs('F1')] }).back).toEqual([]);
    const short = closedAs('F1', { code: { kind: 'regression', path: 'src/a.ts', quote: 'take();' } });
    const taken = { ...elsewhere, finding: { ...elsewhere.finding, quote: 'take();' } };
    expect(linked([taken], { closed: [short], pathNow: () => '' }).back).toEqual([]);
    expect(linked([taken], { closed: [short], pathNow: () => 'lib/b.ts' }).back).toEqual(['F9 F1']);
    const twice = [later('F8', 'Another one', { fingerprint: closedAs('F1').fingerprint }), moved];
    expect(linked(twice, { closed: [closedAs('F1')] }).back).toEqual(['F8 F1']);
  });

  it('is not back in other words, and not without its code', () => {
    expect(linked([later('F9', inOtherWords)], { closed: [closedAs('F1')] }).back).toEqual([]);
    const { code: _, ...tomb } = closedAs('F1');
    expect(linked([later('F9', title)], { closed: [tomb] }).back).toEqual([]);
  });

  it('is the one that it turned out to be', () => {
    const superseded = closedAs('F2', { status: 'superseded', supersededBy: 'F1' });
    const open = checkedAs('F1', 'Zero people', { quote: 'other();' });
    expect(linked([later('F9', title)], { checked: [open], closed: [superseded] }).again).toEqual(['F9 F1']);
    const raised = later('F8', 'Zero people', {
      finding: { ...later('F8', 'Zero people').finding, quote: 'other();' },
    });
    expect(linked([raised, later('F9', title)], { checked: [open], closed: [superseded] })).toMatchObject({
      ...{ again: ['F8 F1'], back: [], alike: ['F9 F1'] },
    });
    const both = [superseded, closedAs('F1', { title: 'Zero people' })];
    expect(linked([later('F9', title)], { closed: both }).back).toEqual(['F9 F1']);
  });
});
