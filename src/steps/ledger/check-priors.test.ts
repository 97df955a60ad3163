import fc from 'fast-check';
import { expect, it } from 'vitest';
import { criticalReport } from '../../../test/support/report-fixture.ts';
import { samples } from '../../../test/support/samples.ts';
import { memoryOf, remembered } from '../../../test/support/sealing.ts';
import { isStillOpen, type Ledger, type Prior, type PriorStatus, priorStatuses } from '../../types.ts';
import { checkPriors } from './check-priors.ts';

const [template] = criticalReport().ledger.findings;

function prior(id: string, status: PriorStatus): Prior {
  return {
    ...{ id, title: 'T', severity: 'important', since: 1, status, code: 'stands', anchor: null, evidence: null },
    ...{ commit: null, foundAgain: [], voices: [], reason: 'Because.' },
  };
}

/** What lives on in another one does so in the first that is open; where none is, it is fixed. */
function priorsOf(statuses: readonly PriorStatus[]): readonly Prior[] {
  const living = statuses.findIndex(isStillOpen);
  return statuses.map((status, at) => {
    if (status !== 'superseded') return prior(`F${at + 1}`, status);
    return living === -1
      ? prior(`F${at + 1}`, 'fixed')
      : { ...prior(`F${at + 1}`, status), supersededBy: `F${living + 1}` };
  });
}

function ledgerOf(priors: readonly Prior[], fresh: readonly string[]): Ledger {
  if (template === undefined) throw new Error('the fixture has lost its finding');
  const counted = [...priors.filter(({ status }) => isStillOpen(status)).map(({ id }) => id), ...fresh];
  return { findings: counted.map((id) => ({ ...template, id })), observations: [], dispositions: [], priors };
}

it('holds priors and statuses to a bijection, and no id to two findings (A1)', () => {
  const statuses = fc.array(fc.constantFrom(...priorStatuses), { minLength: 1, maxLength: 8 });
  const faults = fc.constantFrom('none', 'dropped', 'doubled', 'foreign', 'reused', 'hidden');
  fc.assert(
    fc.property(statuses, faults, fc.nat(7), (all, fault, at) => {
      const open = all.map((_, index) => remembered({ id: `F${index + 1}` }));
      const memory = memoryOf({ findings: open, nextId: open.length + 1 });
      const priors = priorsOf(all);
      const one = priors[at % priors.length];
      if (one === undefined) throw new Error('no prior');
      const wrong: Record<typeof fault, Ledger> = {
        none: ledgerOf(priors, [`F${open.length + 1}`]),
        dropped: ledgerOf(
          priors.filter((each) => each !== one),
          [],
        ),
        doubled: ledgerOf([...priors, { ...one, status: 'fixed' }], []),
        foreign: ledgerOf([...priors, prior('F99', 'open')], []),
        reused: ledgerOf(priors, [one.id]),
        hidden: { ...ledgerOf(priors, []), findings: [] },
      };
      const check = () => checkPriors(wrong[fault], memory);
      const isFine = fault === 'none' || (fault === 'hidden' && !all.some(isStillOpen));
      if (isFine) expect(check).not.toThrow();
      else expect(check).toThrow(/^rounds: F\d+|^rounds: two/);
    }),
    { numRuns: samples(1_000, 200) },
  );
});

it('lets nothing live on in another finding that does not count (A1)', () => {
  const memory = memoryOf({ findings: ['F1', 'F2'].map((id) => remembered({ id })), nextId: 3 });
  const held = (first: PriorStatus, more: Partial<Prior>) => () =>
    checkPriors(ledgerOf([prior('F1', first), { ...prior('F2', 'superseded'), ...more }], []), memory);
  expect(held('open', { supersededBy: 'F1' })).not.toThrow();
  for (const wrong of [held('fixed', { supersededBy: 'F1' }), held('open', {}), held('open', { supersededBy: 'F2' })])
    expect(wrong).toThrow('rounds: F2 is superseded, and lives on in ');
  expect(held('open', { status: 'fixed', supersededBy: 'F1' })).toThrow('rounds: F2 is fixed');
});
