import type { Tell } from '../../events/event.ts';
import { submitRulings, verifierTask } from '../../prompts/verifier.ts';
import { failureIn, type GroundedFinding, type Reviewer, toldFailure } from '../../types.ts';
import { type Terms, vendorNamed } from '../decide/terms.ts';
import type { GroundContext } from '../ground/ground.ts';
import type { ContextOf } from '../print/contexts.ts';
import { startDelivery } from '../print/delivery.ts';
import { type PrintedChange, sliceFor } from '../print/print-change.ts';
import { type Assignment, holdRepositorySession } from '../sessions/repository-session.ts';
import { type Bench, checkRulings, rulingOn, unruled } from './check-rulings.ts';
import type { PlannedSession } from './plan.ts';
import type { HeldSession } from './verify.ts';

/** What all sessions of verifiers have in common. */
export interface VerifierBench {
  readonly assignment: Assignment;
  readonly terms: Terms;
  readonly printed: PrintedChange;
  readonly contextOf: ContextOf;
  readonly ground: GroundContext;
  readonly tell: Tell;
}

/** Puts claims to a verifier, in a session over the repository. A session that fails leaves them unverified by it. */
export async function holdVerification(
  { verifier, claims: sources }: PlannedSession,
  { assignment, terms, printed, contextOf, ground, tell }: VerifierBench,
): Promise<HeldSession> {
  const claims = sources.map((source, index) => ({ id: `V${index + 1}`, source }));
  const slice = sliceFor(
    printed,
    sources.map(({ finding, grounding }) => grounding.anchor?.path ?? finding.path),
  );
  const end = await holdRepositorySession(assignment, {
    reviewer: verifier,
    context: contextOf(slice),
    task: verifierTask(claims, assignment.dossier.wishes?.language),
    submitName: submitRulings.name,
    submit: checkRulings(claims, { ground }),
    showChange: startDelivery(printed, slice).show,
    deadline: assignment.options.deadlines.verification,
    onTurn: (turn) => tell({ kind: 'verification-turn', verifier, ...turn }),
  });
  const record = {
    purpose: 'verification' as const,
    reviewer: verifier,
    claims: sources.map(({ id }) => id),
    trace: end.trace,
  };
  if (end.outcome === 'failed') {
    const why = `The session failed: ${toldFailure(end)}`;
    return {
      record: { ...record, failure: failureIn(end) },
      rulings: sources.map((source) => unruled(source, benchOf(verifier, source, terms), why)),
    };
  }
  const opened = end.trace.filesOpened;
  const rulings = await Promise.all(
    claims.map((claim) =>
      rulingOn(claim, end.value, { ground, opened, bench: benchOf(verifier, claim.source, terms) }),
    ),
  );
  return { record: { ...record, failure: null }, rulings };
}

/** Who rules on a claim, and whether for another vendor than its finder's. */
export function benchOf(verifier: Reviewer, { reviewer }: GroundedFinding, terms: Terms): Bench {
  const vendor = verifier.vendor;
  return { by: verifier.name, vendor, isOtherVendor: vendor !== vendorNamed(reviewer, terms) };
}
