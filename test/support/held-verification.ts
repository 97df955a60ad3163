import { setImmediate as settled } from 'node:timers/promises';
import type { First } from '../../src/agent/first.ts';
import type { PlannedSession } from '../../src/steps/verify/plan.ts';
import { type GroundedReview, type HeldSession, verify } from '../../src/steps/verify/verify.ts';
import {
  type FailureReason,
  type Finding,
  failureOf,
  type Policy,
  type RawReview,
  type Reviewer,
  type Ruling,
} from '../../src/types.ts';
import { completed, crossVerified, grounded, ruling } from './scripted-ledger.ts';

/** Three reviewers of three vendors. */
export const reviewers = ['A', 'B', 'C'].map(
  (name): Reviewer => ({
    name,
    provider: `vendor of ${name}`,
    vendor: `vendor of ${name}`,
    model: 'm',
    effort: 'high',
    passes: 1,
    maxOutputTokens: null,
  }),
);
const { trace } = completed('A', {});

/** A session of a verifier that a test ends when it wants to. */
export interface Held extends PlannedSession {
  readonly end: (session: HeldSession) => void;
  readonly throw: (error: unknown) => void;
}

/** A verification whose reviews and sessions end when the test says so. */
export function heldVerification(policy: Policy = crossVerified, first?: First) {
  const told: string[] = [];
  const held: Held[] = [];
  const reviews = new Map(reviewers.map(({ name }) => [name, Promise.withResolvers<GroundedReview>()]));
  const verification = verify(
    [...reviews.values()].map(({ promise }) => promise),
    {
      ...{ reviewers, policy, first },
      hold(session) {
        const { promise, resolve, reject } = Promise.withResolvers<HeldSession>();
        held.push({ ...session, end: resolve, throw: reject });
        return promise;
      },
      tell(event) {
        if (event.kind === 'verification-start')
          told.push(`starts ${event.verifier.name} on ${event.claims.join(', ')}`);
        if (event.kind === 'verification-end') {
          const said = event.rulings.map(({ about, verdict }) => `${about} ${verdict}`);
          told.push(`${event.session.reviewer.name}: ${said.join(', ')}`);
        }
      },
    },
  );
  async function reviewed(review: RawReview) {
    reviews.get(review.reviewer.name)?.resolve({ review, findings: grounded([review]) });
    await settled();
  }
  async function ends(name: string, more: Partial<Ruling>, reason?: FailureReason) {
    const session = held.find((one) => nameOf(one) === name);
    if (session === undefined) throw new Error(`nobody was asked: ${name}`);
    session.end(endOf(session, more, reason));
    await settled();
  }
  return {
    verification,
    told,
    held,
    /** Every session so far, those that ended included. */
    asked: () => held.map(nameOf),
    reviewed,
    submitted: (name: string, ...findings: Finding[]) => reviewed(completed(name, { findings })),
    reviewThrows: (name: string, error: unknown) => reviews.get(name)?.reject(error),
    /** Ends the session of that name with the same words for each of its claims. */
    ruled: (name: string, more: Partial<Ruling>) => ends(name, more),
    died: (name: string, reason: FailureReason) => ends(name, { verdict: 'unverified' }, reason),
  };
}

function nameOf({ verifier, claims }: PlannedSession): string {
  return `${verifier.name} on ${claims.map(({ id }) => id).join(', ')}`;
}

/** How a session ends that says the same of each of its claims, or fails for the given reason. */
export function endOf(
  { verifier, claims }: PlannedSession,
  more: Partial<Ruling>,
  reason?: FailureReason,
): HeldSession {
  const failure = reason === undefined ? null : failureOf(reason, 'scripted');
  return {
    record: { purpose: 'verification', reviewer: verifier, failure, trace },
    rulings: claims.map(({ id }) => ruling(id, verifier.name, more)),
  };
}
