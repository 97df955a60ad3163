import { failuresOf, isOpen, type Report } from '../../types.ts';

/** Characters that a reader sees, folded up or not. */
const ofNothing = 1_150;
const ofOne = 1_550;
/** From the fourth on. */
const ofFurther = 720;
const ofReason = 350;
const ofFailure = 500;

/**
 * How long a comment may be for its readers: by how many findings it has, and what is missing. A clean one is a glance,
 * three findings are a page or two.
 */
export function budget({ ledger, gate, reviews }: Report): number {
  const findings = ledger.findings.filter((found) => isOpen(found) || found.standing === 'fact').length;
  const gaps = gate.outcome === 'incomplete' ? gate.reasons.length : 0;
  const failures = reviews.flatMap(failuresOf).length;
  return (
    ofNothing +
    Math.min(findings, 3) * ofOne +
    Math.max(0, findings - 3) * ofFurther +
    Math.min(gaps, 10) * ofReason +
    Math.min(failures, 10) * ofFailure
  );
}
