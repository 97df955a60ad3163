import {
  type Candidate,
  type FailureReason,
  type GroundedFinding,
  type Policy,
  type Reviewer,
  type Ruling,
  rankOf,
  readPass,
} from '../../types.ts';
import { bearing, rawSeverityOf, shownSource, voicesNeeded, wantsVerification } from '../decide/decide.ts';

/** Claims in one session: more of them and each gets less attention. */
const mostClaims = 8;
/** Verification sessions that one reviewer holds at the same time: vendors limit the rate. */
const mostSessions = 2;
/** How often a claim is put to verifiers when only one vendor is configured. */
const mostAttempts = 3;

/** A session of one verifier over some claims. */
export interface PlannedSession {
  readonly verifier: Reviewer;
  readonly claims: readonly GroundedFinding[];
}

/** What decides who is asked next. */
export interface VerificationState {
  readonly candidates: readonly Candidate[];
  /** In the configured order. */
  readonly reviewers: readonly Reviewer[];
  /** Names of reviewers whose vendor does not answer. */
  readonly down: ReadonlySet<string>;
  readonly rulings: readonly Ruling[];
  /** Sessions that have not ended. */
  readonly pending: readonly PlannedSession[];
  readonly policy: Policy;
}

/** Whether a vendor would fail in the same way again. */
const downAfter: Readonly<Record<FailureReason, boolean>> = {
  outage: true,
  'rate-limit': true,
  auth: true,
  'model-retired': true,
  refusal: false,
  'cut-off': false,
  malformed: false,
  timeout: false,
  budget: false,
};

/** Whether a vendor is not asked again after such a failure. */
export function isDown(reason: FailureReason): boolean {
  return downAfter[reason];
}

/**
 * The sessions to start now. Called after every review and every verification: what is known and what is under way
 * decides, so that a duplicate that arrives late joins its candidate and a verifier that died is replaced.
 */
export function planVerification(state: VerificationState): readonly PlannedSession[] {
  const load = new Map(state.reviewers.map(({ name }) => [name, 0]));
  for (const { verifier, claims } of state.pending)
    load.set(verifier.name, (load.get(verifier.name) ?? 0) + claims.length);
  /** Claims by verifier. The only vendor gives its second voice in a session of its own: the second wave. */
  const assigned = new Map<string, GroundedFinding[][]>();
  for (const candidate of state.candidates) {
    if (!wantsVerification(candidate, state.policy)) continue;
    const chosen: Reviewer[] = [];
    for (let missing = missingVoices(candidate, state); missing > 0; missing -= 1) {
      const verifier = chooseVerifier(candidate, { ...state, chosen, load });
      if (verifier === null) break;
      const waves = assigned.get(verifier.name) ?? [];
      const wave = chosen.filter(({ name }) => name === verifier.name).length;
      waves[wave] = [...(waves[wave] ?? []), shownSource(candidate)];
      assigned.set(verifier.name, waves);
      chosen.push(verifier);
      load.set(verifier.name, (load.get(verifier.name) ?? 0) + 1);
    }
  }
  return state.reviewers.flatMap((verifier) => {
    const free = mostSessions - state.pending.filter((held) => held.verifier.name === verifier.name).length;
    const sessions = (assigned.get(verifier.name) ?? []).flatMap((claims) =>
      Array.from({ length: Math.ceil(claims.length / mostClaims) }, (_, at) =>
        claims.slice(at * mostClaims, (at + 1) * mostClaims),
      ),
    );
    return sessions.slice(0, Math.max(0, free)).map((claims) => ({ verifier, claims }));
  });
}

/** Voices that the candidate still lacks: two for a critical finding, and for one that a verifier calls critical. */
function missingVoices(candidate: Candidate, { rulings, pending }: VerificationState): number {
  const ids = new Set(candidate.sources.map(({ id }) => id));
  const given = bearing(candidate, rulings).filter(({ verdict }) => verdict !== 'unverified');
  const severities = [
    rawSeverityOf(candidate),
    ...given.flatMap(({ severity, verdict }) => (verdict === 'confirmed' && severity !== null ? [severity] : [])),
  ];
  const wanted = Math.max(...severities.map(voicesNeeded));
  return wanted - given.length - pending.flatMap(({ claims }) => claims).filter(({ id }) => ids.has(id)).length;
}

interface Choice extends VerificationState {
  /** Verifiers that this round has already chosen for the candidate. */
  readonly chosen: readonly Reviewer[];
  readonly load: ReadonlyMap<string, number>;
}

/**
 * Another vendor than every finder's, and than every vendor that was asked before; then a finder's vendor, in a fresh
 * session; the same vendor again only when it is the only one. Of equals, the one with the least to do.
 */
function chooseVerifier(
  candidate: Candidate,
  { reviewers, down, rulings, pending, chosen, load }: Choice,
): Reviewer | null {
  const ids = new Set(candidate.sources.map(({ id }) => id));
  const providerOf = new Map(reviewers.map(({ name, provider }) => [name, provider]));
  const finders = new Set(raisersOf(candidate).map((name) => providerOf.get(name)));
  const asked = [
    ...bearing(candidate, rulings).map(({ provider }) => provider),
    ...pending.flatMap(({ verifier, claims }) => claims.filter(({ id }) => ids.has(id)).map(() => verifier.provider)),
    ...chosen.map(({ provider }) => provider),
  ];
  const isOnlyVendor = new Set(providerOf.values()).size === 1;
  // A later session of a reviewer is that reviewer: it verifies under its own name.
  const able = reviewers.filter(
    ({ name, provider }) =>
      readPass({ name }).pass === 1 &&
      !down.has(name) &&
      (isOnlyVendor ? asked.length < mostAttempts : !asked.includes(provider)),
  );
  const others = able.filter(({ provider }) => !finders.has(provider));
  const [best] = (others.length > 0 ? others : able).toSorted(
    (left, right) => (load.get(left.name) ?? 0) - (load.get(right.name) ?? 0),
  );
  return best ?? null;
}

/** Everybody who raised it, also in words that were refuted. */
function raisersOf({ sources, refutedRaisers = [] }: Candidate): readonly string[] {
  return [...sources.map(({ reviewer }) => reviewer), ...refutedRaisers];
}

/** Whether a verifier is of another vendor than everybody who raised the candidate. */
export function isOtherVendor(verifier: Reviewer, candidate: Candidate, reviewers: readonly Reviewer[]): boolean {
  const finders = new Set(raisersOf(candidate));
  return !reviewers.some(({ name, provider }) => finders.has(name) && provider === verifier.provider);
}

/** The severest first, so that what can block is verified before time runs out. */
export function bySeverity(candidates: readonly Candidate[]): readonly Candidate[] {
  return candidates.toSorted((left, right) => rankOf(rawSeverityOf(left)) - rankOf(rawSeverityOf(right)));
}
