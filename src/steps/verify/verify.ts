import { type First, firstToEnd } from '../../agent/first.ts';
import type { Tell } from '../../events/event.ts';
import type {
  Candidate,
  FailureReason,
  GroundedFinding,
  Policy,
  RawReview,
  Reviewer,
  Ruling,
  SessionRecord,
} from '../../types.ts';
import { cluster } from '../cluster/cluster.ts';
import { termsOf } from '../decide/terms.ts';
import { isDown, type PlannedSession, planVerification, type VerificationState } from './plan.ts';

/** A review that has ended, and its findings as code has held them against the repository. */
export interface GroundedReview {
  readonly review: RawReview;
  readonly findings: readonly GroundedFinding[];
}

/** A session of a verifier that has ended: a failure is a value, and its rulings are `unverified`. */
export interface HeldSession {
  readonly record: SessionRecord;
  readonly rulings: readonly Ruling[];
}

export interface VerifyOptions {
  readonly reviewers: readonly Reviewer[];
  readonly policy: Policy;
  /** Holds one session. What it throws ends the verification. */
  readonly hold: (session: PlannedSession) => Promise<HeldSession>;
  readonly tell: Tell;
  /** Hears of what ends. Who is asked next rests on it. */
  readonly first?: First | undefined;
}

/** How far the verification is when all reviews are in. */
export interface Verification {
  /** What one code change would fix, from all findings. */
  readonly clusters: readonly Candidate[];
  /** Goes on until nothing is left that a verifier could settle. To be called once. */
  readonly settle: () => Promise<Verified>;
}

export interface Verified {
  readonly rulings: readonly Ruling[];
  /** In the order in which they ended. */
  readonly sessions: readonly SessionRecord[];
}

interface State extends VerificationState {
  /** How many reviews have not ended. */
  readonly awaited: number;
  readonly findings: readonly GroundedFinding[];
  readonly records: readonly SessionRecord[];
}

/** What the loop waits for. */
type End =
  | ({ readonly kind: 'review' } & GroundedReview)
  | ({ readonly kind: 'session'; readonly of: PlannedSession } & HeldSession);

/**
 * Puts claims to reviewers of other vendors while further reviews are still running. A session that fails leaves its
 * claims to the next vendor, and in the end `unverified`.
 * @param reviews one for each reviewer, in their order; each is taken over as soon as it has ended
 * @returns when all reviews are in: what follows from the findings alone need not wait for the last verifier
 */
export async function verify(
  reviews: readonly Promise<GroundedReview>[],
  options: VerifyOptions,
): Promise<Verification> {
  const { first = firstToEnd } = options;
  const nameOf = (at: number) => `review ${at + 1} by ${options.reviewers[at]?.name}`;
  const ends = new Map<string, Promise<End>>(reviews.map((review, at) => [nameOf(at), endOfReview(review)]));
  let begun = 0;

  /** State, plan, next end, state. The plan is made once for each end: what it could not start then waits for the next. */
  async function proceed(from: State, isThere: (state: State) => boolean): Promise<State> {
    let state = from;
    while (!isThere(state)) {
      const [name, end] = await first(ends);
      ends.delete(name);
      state = end.kind === 'review' ? withReview(state, end) : withSession(state, end);
      const planned = planVerification(state);
      for (const session of planned) {
        begun += 1;
        ends.set(`verification ${begun} by ${session.verifier.name}`, endOfSession(session, options));
      }
      state = { ...state, pending: [...state.pending, ...planned] };
    }
    return state;
  }

  const reviewed = await proceed(atStart(reviews.length, options), ({ awaited }) => awaited === 0);
  return {
    clusters: reviewed.candidates,
    async settle() {
      const { rulings, records } = await proceed(reviewed, ({ pending }) => pending.length === 0);
      return { rulings, sessions: records };
    },
  };
}

async function endOfReview(of: Promise<GroundedReview>): Promise<End> {
  return { kind: 'review', ...(await of) };
}

async function endOfSession(of: PlannedSession, { hold, tell }: VerifyOptions): Promise<End> {
  tell({ kind: 'verification-start', verifier: of.verifier, claims: of.claims.map(({ id }) => id) });
  const held = await hold(of);
  tell({ kind: 'verification-end', session: held.record, rulings: held.rulings });
  return { kind: 'session', of, ...held };
}

function atStart(awaited: number, { reviewers, policy }: VerifyOptions): State {
  const nothing = { candidates: [], rulings: [], pending: [], findings: [], records: [] };
  return { ...nothing, awaited, reviewers, terms: termsOf(reviewers, policy), down: new Set() };
}

function withReview(state: State, { review, findings: found }: GroundedReview): State {
  const findings = [...state.findings, ...found];
  const order = state.reviewers.map(({ name }) => name);
  const down = review.outcome === 'failed' ? withFailure(state, review.reviewer, review.reason) : state.down;
  return { ...state, awaited: state.awaited - 1, findings, candidates: cluster(findings, order), down };
}

function withSession(state: State, { of, record, rulings }: Extract<End, { kind: 'session' }>): State {
  const { reviewer, failure } = record;
  return {
    ...state,
    pending: state.pending.filter((session) => session !== of),
    rulings: [...state.rulings, ...rulings],
    records: [...state.records, record],
    down: failure === null ? state.down : withFailure(state, reviewer, failure.reason),
  };
}

function withFailure({ down }: State, { name }: Reviewer, reason: FailureReason): ReadonlySet<string> {
  return isDown(reason) ? new Set([...down, name]) : down;
}
