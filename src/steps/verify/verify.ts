import type { Turn } from '../../agent/provider.ts';
import { submitRulings, verifierTask } from '../../prompts/verifier.ts';
import type { Candidate, GroundedFinding, Policy, RawReview, Reviewer, Ruling, SessionRecord } from '../../types.ts';
import { cluster } from '../cluster/cluster.ts';
import { secondClaims } from '../decide/second-claims.ts';
import { type GroundContext, groundReview } from '../ground/ground.ts';
import { type PrintedChange, startDelivery } from '../review/delivery.ts';
import { type Assignment, holdRepositorySession } from '../sessions/repository-session.ts';
import { checkRulings, rulingsOf, unruled } from './check-rulings.ts';
import { bySeverity, isDown, isOtherVendor, type PlannedSession, planVerification } from './plan.ts';

export interface VerifyOptions {
  readonly reviewers: readonly Reviewer[];
  readonly policy: Policy;
  readonly printed: PrintedChange;
  readonly ground: GroundContext;
  readonly onStart: (session: PlannedSession) => void;
  readonly onTurn: (verifier: Reviewer, turn: Turn, turns: number) => void;
  readonly onEnd: (session: SessionRecord, rulings: readonly Ruling[]) => void;
}

export interface Verified {
  readonly rulings: readonly Ruling[];
  readonly sessions: readonly SessionRecord[];
}

export interface Verification {
  /** Takes over a review as soon as it has ended: its findings need not wait for the other reviewers. */
  add(review: RawReview): void;
  /** Every finding that is grounded so far, when all reviews have been added. */
  grounded(): Promise<readonly GroundedFinding[]>;
  /** Resolves when all reviews are in and nothing is left that a verifier could settle. */
  settled(): Promise<Verified>;
}

/**
 * Puts claims to reviewers of other vendors while further reviews are still running (design decision 9). A session that
 * fails leaves its claims to the next vendor, and in the end `unverified`.
 */
export function startVerification(assignment: Assignment, options: VerifyOptions): Verification {
  const { reviewers, policy } = options;
  const order = reviewers.map(({ name }) => name);
  const terms = { policy, vendors: new Set(reviewers.map(({ provider }) => provider)).size };
  const grounded: GroundedFinding[] = [];
  const rulings: Ruling[] = [];
  const sessions: SessionRecord[] = [];
  const down = new Set<string>();
  const running = new Map<Promise<void>, PlannedSession>();
  const allIn = Promise.withResolvers<void>();
  const end = Promise.withResolvers<void>();
  // Whoever waits for these sees the failure; until then it must not end the program.
  for (const { promise } of [allIn, end]) promise.catch(() => undefined);
  let awaited = reviewers.length;

  const fail = (error: unknown) => {
    allIn.reject(error);
    end.reject(error);
  };
  const proceed = () => {
    const clusters = cluster(grounded, order);
    const candidates = bySeverity(clusters.flatMap((candidate) => secondClaims(candidate, rulings, terms)));
    const held = Map.groupBy(running.values(), ({ verifier }) => verifier.name);
    const planned = planVerification({
      candidates,
      reviewers,
      policy,
      down,
      rulings,
      pending: [...running.values()].flatMap(({ verifier, claims }) =>
        claims.map(({ id }) => ({ about: id, verifier })),
      ),
      sessions: new Map([...held].map(([name, those]) => [name, those.length])),
    });
    for (const session of planned) start(session, candidates);
    if (awaited === 0 && running.size === 0) end.resolve();
  };
  const start = (session: PlannedSession, candidates: readonly Candidate[]) => {
    options.onStart(session);
    const done: Promise<void> = verifyClaims(session, { assignment, options, candidates }).then(({ record, ruled }) => {
      running.delete(done);
      sessions.push(record);
      rulings.push(...ruled);
      if (record.failure !== null && isDown(record.failure.reason)) down.add(session.verifier.name);
      options.onEnd(record, ruled);
      proceed();
    });
    running.set(done, session);
    done.catch(fail);
  };
  const take = async (review: RawReview) => {
    if (review.outcome === 'failed' && isDown(review.reason)) down.add(review.reviewer.name);
    grounded.push(...(await groundReview(review, options.ground)));
    awaited -= 1;
    if (awaited === 0) allIn.resolve();
    proceed();
  };
  return {
    add: (review) => void take(review).catch(fail),
    async grounded() {
      await allIn.promise;
      return grounded;
    },
    async settled() {
      await end.promise;
      return { rulings, sessions };
    },
  };
}

interface Bench {
  readonly assignment: Assignment;
  readonly options: VerifyOptions;
  readonly candidates: readonly Candidate[];
}

async function verifyClaims(
  { verifier, claims: sources }: PlannedSession,
  { assignment, options, candidates }: Bench,
): Promise<{ readonly record: SessionRecord; readonly ruled: readonly Ruling[] }> {
  const claims = sources.map((source, index) => ({ id: `V${index + 1}`, source }));
  const end = await holdRepositorySession(assignment, {
    reviewer: verifier,
    task: verifierTask(claims),
    submitName: submitRulings.name,
    submit: checkRulings(claims, options.ground),
    showChange: startDelivery(options.printed).show,
    deadline: assignment.options.deadlines.verification,
    onTurn: (turn, turns) => options.onTurn(verifier, turn, turns),
  });
  const bench = ({ id }: GroundedFinding) => {
    const candidate = candidates.find(({ sources: all }) => all.some((source) => source.id === id));
    return {
      by: verifier.name,
      provider: verifier.provider,
      isOtherVendor: candidate !== undefined && isOtherVendor(verifier, candidate, options.reviewers),
    };
  };
  const record = { purpose: 'verification' as const, reviewer: verifier, trace: end.trace };
  if (end.outcome === 'failed') {
    const { reason, detail } = end;
    const why = `The session failed: ${reason}: ${detail}`;
    return {
      record: { ...record, failure: { reason, detail } },
      ruled: sources.map((source) => unruled(source, bench(source), why)),
    };
  }
  const ruled = await Promise.all(
    claims.map((claim) => rulingsOf(claim, end.value, { ground: options.ground, bench: bench(claim.source) })),
  );
  return { record: { ...record, failure: null }, ruled };
}
