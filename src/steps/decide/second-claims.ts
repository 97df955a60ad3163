import type { Candidate, Ruling } from '../../types.ts';
import { isRefuted, rawSeverityOf, shownSource, type Terms, wantsVerification } from './decide.ts';

/**
 * Second claims split off in every group, as the ledger takes them. What belongs together stays in one group: it is
 * still one finding, judged part by part.
 */
export function splitClaims(
  groups: readonly (readonly Candidate[])[],
  rulings: readonly Ruling[],
  terms: Terms,
): readonly (readonly Candidate[])[] {
  return groups.map((group) => group.flatMap((candidate) => secondClaims(candidate, rulings, terms)));
}

/**
 * A refutation speaks of the claim that was put to the verifier. Where another reviewer raised the candidate in words of
 * its own, that claim is left over as a candidate of its own, to be verified in turn: a true finding is not lost behind
 * the refuted one that it was put with.
 */
export function secondClaims(candidate: Candidate, rulings: readonly Ruling[], terms: Terms): readonly Candidate[] {
  const shown = shownSource(candidate);
  const own = rulings.filter(({ about }) => about === shown.id);
  if (!isRefuted(own, rawSeverityOf(candidate), terms.vendors)) return [candidate];
  const left = candidate.sources.filter(
    (source) =>
      source.reviewer !== shown.reviewer && wantsVerification({ lead: source, sources: [source] }, terms.policy),
  );
  const [lead] = left;
  if (lead === undefined) return [candidate];
  const refutedRaisers = [...(candidate.refutedRaisers ?? []), shown.reviewer];
  return [
    { ...candidate, lead: shown, sources: candidate.sources.filter((source) => !left.includes(source)) },
    ...secondClaims({ lead, sources: left, refutedRaisers }, rulings, terms),
  ];
}
