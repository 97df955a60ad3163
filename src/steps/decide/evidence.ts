import type { CheckedEvidence, Ruling } from '../../types.ts';

/** Found, and on the side that it was stated for: a line of the other side shows nothing of this one. */
function isFound({ evidence, stands }: CheckedEvidence): boolean {
  return stands === 'both' || stands === (evidence.side === 'new' ? 'head' : 'base');
}

/**
 * What can speak against a claim: code that is there after the change, in the file of the claim or in one that the session
 * has opened. A deleted guard is printed in every prompt, and any heading of any file could be quoted.
 */
function canSpeakAgainst(checked: CheckedEvidence): boolean {
  return isFound(checked) && checked.stands !== 'base' && !checked.isDeleted && checked.file !== 'unopened';
}

/** Whether a verdict has the quotation that it needs; to leave a claim open needs none. */
export function isBorneOut(verdict: Ruling['verdict'], evidence: readonly CheckedEvidence[]): boolean {
  if (verdict === 'confirmed') return evidence.some(isFound);
  return verdict !== 'refuted' || evidence.some(canSpeakAgainst);
}

/**
 * A ruling as it counts: a verdict that lacks its quotation leaves the claim open. Who confirmed still rates it; who
 * refuted called it false, and what it rates is nothing.
 */
export function heldToEvidence(ruling: Omit<Ruling, 'withdrawn'>): Ruling {
  const { verdict, evidence, severity } = ruling;
  if ((verdict !== 'confirmed' && verdict !== 'refuted') || isBorneOut(verdict, evidence))
    return { ...ruling, withdrawn: null };
  return {
    ...ruling,
    verdict: 'unproven',
    severity: verdict === 'refuted' ? null : severity,
    withdrawn: verdict,
  };
}

/**
 * Whether a ruling shows that the behaviour is meant so: by a comment or a document that is there.
 * @param canGate at or above `fail-on` the author of the change must not have written it with the change
 */
export function isDeliberate({ isIntended, evidence }: Ruling, canGate: boolean): boolean {
  return (
    isIntended &&
    evidence.some(
      (checked) => canSpeakAgainst(checked) && checked.kind !== 'code' && (!canGate || checked.stands === 'both'),
    )
  );
}

/** The quotation that grounds a claim whose own was not found: one that confirms it, best in the file of the claim. */
export function groundingEvidence(rulings: readonly Ruling[]): CheckedEvidence | null {
  const found = rulings
    .filter(({ verdict }) => verdict === 'confirmed')
    .flatMap(({ evidence }) => evidence)
    .filter((checked) => isFound(checked) && checked.anchor !== null);
  return found.find(({ file }) => file === 'claim') ?? found[0] ?? null;
}
