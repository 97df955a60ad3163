import { united } from '../../rounds/claims.ts';
import type { LedgerFinding } from '../../types.ts';
import type { Ties } from '../cluster/earlier.ts';
import type { CheckedPrior } from '../recheck/recheck.ts';

/** Findings of earlier rounds that turned out to be one. */
export interface United {
  /** All of them but those that live on in another one; what lives on stands for them. */
  readonly checked: readonly CheckedPrior[];
  readonly again: ReadonlyMap<LedgerFinding, CheckedPrior>;
  /** What an earlier one is by now. */
  readonly living: (earlier: CheckedPrior) => CheckedPrior;
  readonly superseded: readonly { readonly earlier: CheckedPrior; readonly by: string }[];
}

/**
 * Takes findings of earlier rounds for one where a model says so, or that both are one finding of this round. The oldest id
 * lives on, and counts as the severest of them: nothing is less for it. Only what is open is taken together; what a re-check
 * left unclear, or a person declined, stands for itself, and so do two that this round found as two.
 */
export function unite(
  checked: readonly CheckedPrior[],
  again: ReadonlyMap<LedgerFinding, CheckedPrior>,
  { ties, sameBefore }: Ties,
): United {
  const idOf = ({ placed }: CheckedPrior) => placed.prior.id;
  const byLater = [...again].map(([{ sources }, earlier]) => [
    idOf(earlier),
    ...ties.filter(({ source, said }) => said === 'one' && sources.includes(source)).map(({ prior }) => prior),
  ]);
  const found = new Set([...again.values()]);
  const lives = new Map<CheckedPrior, CheckedPrior>();
  const superseded: { earlier: CheckedPrior; by: string }[] = [];
  for (const ids of joined([...sameBefore, ...byLater])) {
    const members = checked.filter((each) => ids.has(idOf(each)) && isOpenAsIs(each)).toSorted(oldestFirst);
    const [oldest, ...others] = members;
    if (oldest === undefined || others.length === 0 || members.filter((each) => found.has(each)).length > 1) continue;
    const status: CheckedPrior['status'] = members.every((each) => each.status === 'partly-fixed')
      ? 'partly-fixed'
      : 'open';
    const speaker = members.find((each) => each.status === status) ?? oldest;
    const prior = others.reduce((one, { placed }) => united(one, placed.prior), oldest.placed.prior);
    const whole = { ...oldest, status, reason: speaker.reason, placed: { ...oldest.placed, prior } };
    for (const each of members) lives.set(each, whole);
    superseded.push(...others.map((earlier) => ({ earlier, by: prior.id })));
  }
  const gone = new Set(superseded.map(({ earlier }) => earlier));
  return {
    checked: checked.filter((each) => !gone.has(each)).map((each) => lives.get(each) ?? each),
    again: new Map([...again].map(([later, earlier]) => [later, lives.get(earlier) ?? earlier])),
    living: (earlier) => lives.get(earlier) ?? earlier,
    superseded,
  };
}

function isOpenAsIs({ placed: { prior }, status }: CheckedPrior): boolean {
  return (status === 'open' || status === 'partly-fixed') && prior.rule === null && prior.declined === null;
}

function oldestFirst({ placed: { prior: one } }: CheckedPrior, { placed: { prior: other } }: CheckedPrior): number {
  return one.since - other.since || Number(one.id.slice(1)) - Number(other.id.slice(1));
}

/** Sets that share a member are one set. */
function joined(sets: readonly (readonly string[])[]): readonly ReadonlySet<string>[] {
  return sets.reduce<readonly ReadonlySet<string>[]>((all, ids) => {
    const sharing = all.filter((each) => ids.some((id) => each.has(id)));
    return [
      ...all.filter((each) => !sharing.includes(each)),
      new Set([...sharing.flatMap((each) => [...each]), ...ids]),
    ];
  }, []);
}
