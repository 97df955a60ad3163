import {
  type Candidate,
  type FailureReason,
  type GroundedFinding,
  type Reviewer,
  type Ruling,
  rankOf,
  readPass,
} from '../../types.ts';
import { isGrounded } from '../decide/claims.ts';
import { rawSeverityOf } from '../decide/decide.ts';
import { isSoleVendor, type Terms, vendorNamed } from '../decide/terms.ts';
import { type Unsettled, unsettledClaim } from './missing-voices.ts';

/** Claims below critical in one session: more of them and each gets less attention. */
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
  readonly terms: Terms;
}

/** Whether a vendor would fail in the same way again. */
const downAfter: Readonly<Record<FailureReason, boolean>> = {
  outage: true,
  'rate-limit': true,
  auth: true,
  billing: true,
  configuration: true,
  'unknown-model': true,
  refusal: false,
  'cut-off': false,
  malformed: false,
  timeout: false,
  budget: false,
  // Its file did not come; of the vendor that says nothing.
  lost: false,
  // Reviews leave some money for verifications.
  cost: false,
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
  const add = ({ name }: Reviewer, claims: number) => load.set(name, (load.get(name) ?? 0) + claims);
  for (const { verifier, claims } of state.pending) add(verifier, claims.length);
  /** Of each verifier, critical claims alone and the others together. */
  const alone: PlannedSession[] = [];
  const together = new Map<Reviewer, GroundedFinding[]>();
  for (const { claim, isCritical, verifier } of wanted(state, load, add)) {
    if (isCritical) alone.push({ verifier, claims: [claim] });
    else together.set(verifier, [...(together.get(verifier) ?? []), claim]);
  }
  return state.reviewers.flatMap((verifier) => {
    const free = mostSessions - state.pending.filter((held) => held.verifier.name === verifier.name).length;
    const others = together.get(verifier) ?? [];
    const sessions = [
      ...alone.filter((session) => session.verifier === verifier),
      ...Array.from({ length: Math.ceil(others.length / mostClaims) }, (_, at) => ({
        verifier,
        claims: others.slice(at * mostClaims, (at + 1) * mostClaims),
      })),
    ];
    return sessions.slice(0, Math.max(0, free));
  });
}

interface Wanted extends Unsettled {
  readonly verifier: Reviewer;
}

/** Who is to be asked about what, in the order in which a budget is spent. */
function wanted(
  state: VerificationState,
  load: ReadonlyMap<string, number>,
  add: (verifier: Reviewer, claims: number) => void,
): readonly Wanted[] {
  const underWay = state.pending.flatMap(({ verifier, claims }) => claims.map(({ id }) => ({ id, verifier })));
  return inOrder(state.candidates, state.terms).flatMap((candidate) => {
    const unsettled = unsettledClaim(candidate, state.rulings, state.terms, ({ id }) =>
      underWay.some((session) => session.id === id),
    );
    if (unsettled === null) return [];
    const { claim } = unsettled;
    const asked: Asked[] = [
      ...state.rulings.filter(({ about }) => about === claim.id).map(({ vendor, verdict }) => ({ vendor, verdict })),
      ...underWay.filter(({ id }) => id === claim.id).map(({ verifier }) => pendingVoice(verifier)),
    ];
    const chosen: Wanted[] = [];
    const isPending = () => asked.some(({ verdict }) => verdict === null);
    const missing =
      unsettled.isLast && !isPending() ? 1 : unsettled.missing - asked.filter((one) => one.verdict === null).length;
    for (let left = missing; left > 0; left -= 1) {
      const verifier = chooseVerifier(unsettled, candidate, { ...state, asked, load });
      if (verifier === null) break;
      asked.push(pendingVoice(verifier));
      chosen.push({ ...unsettled, verifier });
      add(verifier, 1);
    }
    return chosen;
  });
}

/** A voice that was asked about a claim. `verdict` is null while its session goes on. */
interface Asked {
  readonly vendor: string;
  readonly verdict: Ruling['verdict'] | null;
}

function pendingVoice(verifier: Reviewer): Asked {
  return { vendor: verifier.vendor, verdict: null };
}

interface Choice extends VerificationState {
  readonly asked: readonly Asked[];
  readonly load: ReadonlyMap<string, number>;
}

/**
 * Another vendor than the finder's that was not asked about the claim, best one that did not raise the defect itself. Where
 * only one other vendor answers, a fresh session of the finder's is the second voice. A claim that stays open is put once
 * more to a vendor that left it open. Of equals, the one with the least to do.
 */
function chooseVerifier(
  { claim }: Unsettled,
  { sources }: Candidate,
  { reviewers, down, terms, asked, load }: Choice,
): Reviewer | null {
  // A later session of a reviewer is that reviewer: it verifies under its own name.
  const up = reviewers.filter(({ name }) => !down.has(name) && readPass({ name }).pass === 1);
  const least = (those: readonly Reviewer[]) =>
    those.toSorted((left, right) => (load.get(left.name) ?? 0) - (load.get(right.name) ?? 0))[0] ?? null;
  if (isSoleVendor(terms)) return asked.length < mostAttempts ? least(up) : null;
  const finder = vendorNamed(claim.reviewer, terms);
  const raisers = new Set(sources.map(({ reviewer }) => vendorNamed(reviewer, terms)));
  const others = up.filter((reviewer) => reviewer.vendor !== finder);
  const wasAsked = (reviewer: Reviewer) => asked.some(({ vendor }) => vendor === reviewer.vendor);
  const fresh = others.filter((reviewer) => !wasAsked(reviewer));
  const apart = fresh.filter((reviewer) => !raisers.has(reviewer.vendor));
  const next = least(apart.length > 0 ? apart : fresh);
  if (next !== null) return next;
  const answering = new Set(asked.filter(isAnswering).map(({ vendor }) => vendor));
  const isSecond = answering.size === 1 && !answering.has(finder);
  const second = isSecond ? least(up.filter((reviewer) => reviewer.vendor === finder && !wasAsked(reviewer))) : null;
  return second ?? (claim.finding.severity === 'critical' ? again({ others, asked, least }) : null);
}

/** Only one session more than one for each vendor. */
function again({
  others,
  asked,
  least,
}: {
  readonly others: readonly Reviewer[];
  readonly asked: readonly Asked[];
  readonly least: (those: readonly Reviewer[]) => Reviewer | null;
}): Reviewer | null {
  const isRepeated = new Set(asked.map(({ vendor }) => vendor)).size < asked.length;
  if (isRepeated || asked.some(({ verdict }) => verdict === null)) return null;
  const leftOpen = others.filter((reviewer) =>
    asked.some(
      ({ vendor, verdict }) => vendor === reviewer.vendor && (verdict === 'unproven' || verdict === 'unverified'),
    ),
  );
  return least(leftOpen.length > 0 ? leftOpen : others);
}

function isAnswering({ verdict }: Asked): boolean {
  return verdict !== 'unverified';
}

/** Critical ones of several vendors, critical ones that are grounded, the rest by severity, ungrounded ones last. */
function inOrder(candidates: readonly Candidate[], terms: Terms): readonly Candidate[] {
  const place = (candidate: Candidate) => {
    const severity = rawSeverityOf(candidate);
    const worst = candidate.sources.filter(({ finding }) => finding.severity === severity);
    if (!worst.some(isGrounded)) return 4;
    const vendors = new Set(worst.map(({ reviewer }) => vendorNamed(reviewer, terms)));
    return severity === 'critical' ? (vendors.size > 1 ? 0 : 1) : 1 + rankOf(severity);
  };
  return candidates.toSorted((left, right) => place(left) - place(right));
}
