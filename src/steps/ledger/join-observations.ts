import { isOpen, type Ledger, type LedgerFinding, type LedgerObservation, liesIn, placeOf } from '../../types.ts';
import { type Proximity, type Statement, sayTheSame } from '../cluster/cluster.ts';

type Joined = Pick<Ledger, 'observations' | 'dispositions'>;

/** An entry of the ledger, in the order of the page, as it is compared with those before it. */
interface Told extends Statement {
  readonly id: string;
  readonly kind: LedgerObservation['item'] | 'finding' | 'intended';
  readonly path: string | null;
}

/**
 * Names the entry of another section that an observation repeats, so that nobody reads the same twice. A concern also
 * says the same, in whatever words, as a finding that became one because it is documented as deliberate. The remedy that
 * a verifier refuted is then that of both: whoever takes it from the concern would meet the same failure.
 */
export function joinObservations({ observations, dispositions }: Joined, findings: readonly LedgerFinding[]): Joined {
  const shown = findings.filter((found) => isOpen(found) || found.standing === 'intended');
  const told = [...shown.map(ofFinding), ...observations.map(ofObservation)];
  const areSame = sayTheSame(told);
  const same = new Map<string, string>();
  for (const [index, one] of told.entries()) {
    const earlier = told.slice(0, index).find((other, at) => {
      const where = proximity(other, one);
      return where !== null && areSame(index, at, where);
    });
    if (earlier !== undefined) same.set(one.id, earlier.id);
  }
  const refuted = new Set(
    shown.filter(({ standing, fixWorks }) => standing === 'intended' && fixWorks === false).map(({ id }) => id),
  );
  return {
    observations: observations.map((one) => ({ ...one, sameAs: same.get(one.id) ?? null })),
    dispositions: dispositions.map((one) => {
      const other = one.into === null ? undefined : same.get(one.into);
      if (other === undefined || !refuted.has(other)) return one;
      const reason = `${one.reason} Says the same as ${other}, whose remedy a verifier showed not to work.`.trim();
      return { ...one, reason, facts: [...one.facts, 'fix-refuted'] };
    }),
  };
}

/** Null: the later one does not repeat the earlier one, whatever they say. */
function proximity(earlier: Told, later: Told): Proximity | null {
  const isAnswer = later.kind === 'finding' || later.kind === 'intended' || later.kind === earlier.kind;
  // Praise says of code what a finding denies, in the same words.
  if (isAnswer || later.kind === 'strength' || earlier.kind === 'strength') return null;
  const isNamed = earlier.path !== null && later.path !== null;
  if (isNamed && !liesIn(earlier.path, later.path) && !liesIn(later.path, earlier.path)) return null;
  if (earlier.kind !== 'intended') return 'elsewhere';
  if (later.kind !== 'concern') return null;
  return earlier.path === later.path ? 'overlapping' : 'unknown';
}

function ofFinding(found: LedgerFinding): Told {
  const { id, standing, finding } = found;
  const { title, failure, body, fix } = finding;
  const kind = standing === 'intended' ? 'intended' : 'finding';
  const said = kind === 'intended' ? [failure, body, fix?.text ?? ''] : [failure, body];
  return { id, kind, path: placeOf(found).path, reviewer: id, title, body: said.join('\n'), quote: '' };
}

function ofObservation({ id, item, path, title, body }: LedgerObservation): Told {
  return { id, kind: item, path, reviewer: id, title, body, quote: '' };
}
