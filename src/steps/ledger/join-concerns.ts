import { textLikeness } from '../../lib/text-likeness.ts';
import { type Ledger, type LedgerFinding, type LedgerObservation, placeOf } from '../../types.ts';

/** A concern and a finding this alike, on one file, say the same. */
const alike = 0.35;

/**
 * Puts a concern beside the finding that became one because it is documented as deliberate, when both say the same. The
 * remedy that a verifier refuted is then that of both: whoever takes it from the concern would meet the same failure.
 */
export function joinConcerns(
  { observations, dispositions }: Pick<Ledger, 'observations' | 'dispositions'>,
  findings: readonly LedgerFinding[],
): Pick<Ledger, 'observations' | 'dispositions'> {
  const moved = findings.filter(({ standing }) => standing === 'intended');
  const joined = new Map<string, LedgerFinding>();
  for (const concern of observations.filter(({ item }) => item === 'concern')) {
    const same = moved.find((finding) => saysTheSame(concern, finding));
    if (same !== undefined) joined.set(concern.id, same);
  }
  return {
    observations: observations.map((one) => ({ ...one, sameAs: joined.get(one.id)?.id ?? null })),
    dispositions: dispositions.map((one) => {
      const same = one.into === null ? undefined : joined.get(one.into);
      if (same?.fixWorks !== false) return one;
      const reason = `${one.reason} Says the same as ${same.id}, whose remedy a verifier showed not to work.`.trim();
      return { ...one, reason, facts: [...one.facts, 'fix-refuted'] };
    }),
  };
}

function saysTheSame({ title, body, path }: LedgerObservation, found: LedgerFinding): boolean {
  if (path === null || path !== placeOf(found).path) return false;
  const { finding } = found;
  const told = [finding.title, finding.failure, finding.body, finding.fix?.text ?? ''].join('\n');
  return textLikeness([`${title}\n${body}`, told])(0, 1) >= alike;
}
