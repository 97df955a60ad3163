import {
  type Candidate,
  type GroundedFinding,
  isAtLeast,
  type Policy,
  rankOf,
  reaches,
  type Severity,
} from '../../types.ts';

/** Whether code found what the claim quotes. */
export function isGrounded({ grounding }: GroundedFinding): boolean {
  return grounding.quote !== 'missing';
}

/** The severest first, then what is grounded; the order of the candidate settles the rest. */
export function claimsOf({ sources }: Candidate): readonly GroundedFinding[] {
  return sources.toSorted(
    (left, right) =>
      rankOf(left.finding.severity) - rankOf(right.finding.severity) ||
      Number(isGrounded(right)) - Number(isGrounded(left)),
  );
}

/**
 * Whether a claim is put to verifiers once its turn comes (input `verify`). A claim at or above important is, also when
 * its quotation was not found: a slip in copying is no reason for silence.
 */
export function wantsVoices(claim: GroundedFinding, { sources }: Candidate, { verify, failOn }: Policy): boolean {
  const { severity } = claim.finding;
  if (verify === 'off' || claim.grounding.file === 'absent') return false;
  if (!isGrounded(claim) && severity === 'suggestion') return false;
  if (verify === 'all' || isAtLeast(severity, 'important') || reaches(severity, failOn)) return true;
  return sources.some((other) => other.finding.severity !== severity);
}

/** How many voices close a claim of this severity. */
export function voicesToClose(severity: Severity): number {
  return severity === 'critical' ? 2 : 1;
}
