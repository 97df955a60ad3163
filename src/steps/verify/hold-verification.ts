import type { Tell } from '../../events/event.ts';
import { submitRulings, verifierTask } from '../../prompts/verifier.ts';
import type { Candidate, GroundedFinding, Reviewer } from '../../types.ts';
import type { GroundContext } from '../ground/ground.ts';
import { type PrintedChange, startDelivery } from '../review/delivery.ts';
import { type Assignment, holdRepositorySession } from '../sessions/repository-session.ts';
import { checkRulings, rulingsOf, unruled } from './check-rulings.ts';
import { isOtherVendor, type PlannedSession } from './plan.ts';
import type { HeldSession } from './verify.ts';

/** What all sessions of verifiers have in common. */
export interface VerifierBench {
  readonly assignment: Assignment;
  readonly reviewers: readonly Reviewer[];
  readonly printed: PrintedChange;
  readonly ground: GroundContext;
  readonly tell: Tell;
}

/**
 * Puts claims to a verifier, in a session over the repository. A session that fails leaves them unverified by it.
 * @param candidates as they were when the session was planned: they say who raised a claim
 */
export async function holdVerification(
  { verifier, claims: sources }: PlannedSession,
  candidates: readonly Candidate[],
  { assignment, reviewers, printed, ground, tell }: VerifierBench,
): Promise<HeldSession> {
  const claims = sources.map((source, index) => ({ id: `V${index + 1}`, source }));
  const end = await holdRepositorySession(assignment, {
    reviewer: verifier,
    task: verifierTask(claims),
    submitName: submitRulings.name,
    submit: checkRulings(claims, ground),
    showChange: startDelivery(printed).show,
    deadline: assignment.options.deadlines.verification,
    onTurn: (turn) => tell({ kind: 'verification-turn', verifier, ...turn }),
  });
  const bench = ({ id }: GroundedFinding) => {
    const candidate = candidates.find(({ sources: all }) => all.some((source) => source.id === id));
    return {
      by: verifier.name,
      provider: verifier.provider,
      isOtherVendor: candidate !== undefined && isOtherVendor(verifier, candidate, reviewers),
    };
  };
  const record = { purpose: 'verification' as const, reviewer: verifier, trace: end.trace };
  if (end.outcome === 'failed') {
    const { reason, detail } = end;
    const why = `The session failed: ${reason}: ${detail}`;
    return {
      record: { ...record, failure: { reason, detail } },
      rulings: sources.map((source) => unruled(source, bench(source), why)),
    };
  }
  const rulings = await Promise.all(
    claims.map((claim) => rulingsOf(claim, end.value, { ground, bench: bench(claim.source) })),
  );
  return { record: { ...record, failure: null }, rulings };
}
