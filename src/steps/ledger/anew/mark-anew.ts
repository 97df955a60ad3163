import type { ChangedFile, Delta, Ledger, Memory, RawReview } from '../../../types.ts';
import { inOrder } from '../join-rounds.ts';
import { markLate } from './late.ts';
import { type Mended, markUndoing, type Undone } from './undoes.ts';

/** What this round raised, seen beside what earlier ones had and did: thoughts that come late, and such as take them back. */
export function markAnew(
  ledger: Ledger,
  {
    memory,
    since,
    changes,
    reviews,
  }: {
    readonly memory: Memory;
    /** What of the change differs since the last complete round; null where nothing tells. */
    readonly since: Delta | null;
    readonly changes: readonly ChangedFile[];
    readonly reviews: readonly RawReview[];
  },
): Ledger {
  // What had been raised before is no late thought when it is back.
  const closed = memory.closed.map(({ id }) => [id, null] as const);
  const late = new Map([...closed, ...memory.findings.map(({ id, late: is = null }) => [id, is] as const)]);
  const vendors = new Map(reviews.map(({ reviewer }) => [reviewer.name, reviewer.vendor]));
  const marked = markUndoing(markLate(ledger, { late, since, changes }), {
    ...{ mended: mendedOf(ledger, memory), known: undoneBefore(memory), vendors },
  });
  return { ...marked, findings: marked.findings.toSorted(inOrder) };
}

/** What is fixed, in this round or before. */
function mendedOf({ priors = [] }: Ledger, { closed, findings }: Memory): readonly Mended[] {
  const before = closed.flatMap(({ id, since, title, code, mendedBy }): Mended[] =>
    code === undefined || mendedBy === undefined ? [] : [{ id, round: since, title, ...code, by: mendedBy }],
  );
  const now = priors.flatMap(({ id, since, title, status, evidence }): Mended[] => {
    const found = findings.find((each) => each.id === id);
    if (status !== 'fixed' || found === undefined || found.side !== 'new') return [];
    const by = evidence && { path: evidence.anchor.path, quote: evidence.quote };
    return [{ id, round: since, title, path: found.path, quote: found.quote, by }];
  });
  return [...now, ...before];
}

/** What findings are known to take back since they were proposed: there is no remedy in a memory to tell it by. */
function undoneBefore({ findings, closed }: Memory): ReadonlyMap<string, Undone> {
  const fixed = new Map(closed.flatMap((each) => (each.status === 'fixed' ? [[each.id, each] as const] : [])));
  return new Map(
    findings.flatMap(({ id, undoes = '' }) => {
      const other = fixed.get(undoes);
      if (other === undefined) return [];
      return [[id, { id: other.id, round: other.since, title: other.title, quote: other.code?.quote ?? '' }] as const];
    }),
  );
}
