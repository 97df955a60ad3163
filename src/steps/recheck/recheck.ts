import type { Tell } from '../../events/event.ts';
import { recheckTask, submitRechecks } from '../../prompts/recheck.ts';
import {
  failureIn,
  type Policy,
  type PriorVoice,
  type Rechecks,
  type Reviewer,
  readPass,
  type SessionRecord,
} from '../../types.ts';
import type { GroundContext } from '../ground/ground.ts';
import type { ContextOf } from '../print/contexts.ts';
import { startDelivery } from '../print/delivery.ts';
import { type PrintedChange, sliceFor } from '../print/print-change.ts';
import { type Assignment, holdRepositorySession } from '../sessions/repository-session.ts';
import type { EvidenceContext } from '../verify/check-evidence.ts';
import { type AskedClaim, answerOn, checkAnswers } from './check-answers.ts';
import type { PlacedPrior } from './code-state.ts';
import { isAsked, type Settled, settle, voicesNeeded } from './status.ts';

/** What all sessions of re-checks have in common. */
export interface RecheckBench {
  readonly assignment: Assignment;
  readonly reviewers: readonly Reviewer[];
  readonly policy: Policy;
  readonly printed: PrintedChange;
  readonly contextOf: ContextOf;
  readonly ground: GroundContext;
  readonly tell: Tell;
}

/** An earlier finding after its re-check. */
export interface CheckedPrior extends Settled {
  readonly placed: PlacedPrior;
  readonly voices: readonly PriorVoice[];
}

export interface Rechecked {
  readonly priors: readonly CheckedPrior[];
  readonly sessions: readonly SessionRecord[];
}

/** Claims that one session is given at most. */
const mostClaims = 8;

interface Asked {
  readonly placed: PlacedPrior;
  readonly voices: readonly PriorVoice[];
}

/**
 * Puts what was open at the end of the last round to sessions of their own: whether a reviewer finds it again has no part
 * in it. Other vendors than those that raised a finding are asked first, each once; who does not answer is replaced by the
 * next, of the same vendor too, and what nobody settles is unclear.
 */
export async function recheck(placed: readonly PlacedPrior[], bench: RecheckBench): Promise<Rechecked> {
  let all: readonly Asked[] = placed.map((each) => ({ placed: each, voices: [] }));
  const sessions: SessionRecord[] = [];
  const down = new Set<string>();
  // Each turn of the loop gives every open claim a voice more, or takes a reviewer out: there are only so many.
  for (;;) {
    const wanted = all.flatMap((each) => {
      const next = isSettled(each, bench) ? null : nextReviewer(each, bench.reviewers, down);
      return next === null ? [] : [{ each, next }];
    });
    if (wanted.length === 0) break;
    const held = await Promise.all(
      [...Map.groupBy(wanted, ({ next }) => next)].flatMap(([reviewer, those]) =>
        inParts(those.map(({ each }) => each)).map((part) => hold(reviewer, part, bench)),
      ),
    );
    const heard = new Map(
      held.flatMap(({ answers }) => answers.map(({ placed: one, voice }) => [one, [voice]] as const)),
    );
    for (const { record } of held) {
      sessions.push(record);
      if (record.failure !== null) down.add(record.reviewer.name);
    }
    all = all.map(({ placed: one, voices }) => ({ placed: one, voices: [...voices, ...(heard.get(one) ?? [])] }));
  }
  const priors = all.map(({ placed: one, voices }) => ({ placed: one, voices, ...settle(one, voices, bench.policy) }));
  return { priors, sessions };
}

/** Whether another voice could change nothing: one that says that it is not fixed decides alone. */
function isSettled({ placed, voices }: Asked, { policy }: RecheckBench): boolean {
  if (!isAsked(placed, policy)) return true;
  if (voices.some(({ now }) => now === 'open' || now === 'partly-fixed' || now === 'documented')) return true;
  const releasing = voices.filter(({ now }) => now === 'fixed' || now === 'gone').length;
  // A voice that cannot tell leaves a critical finding unclear, and is not outvoted by asking on.
  const cannotTell = voices.filter(({ now }) => now === 'cannot-tell').length;
  return releasing >= voicesNeeded(placed) || cannotTell >= (voicesNeeded(placed) === 1 ? 2 : 1);
}

/** Another vendor than those that raised it, then theirs; a vendor is one voice, unless it is the only one. */
function nextReviewer(
  { placed, voices }: Asked,
  reviewers: readonly Reviewer[],
  down: ReadonlySet<string>,
): Reviewer | null {
  const up = reviewers.filter(({ name }) => !down.has(name) && readPass({ name }).pass === 1);
  const vendors = new Set(reviewers.map(({ vendor }) => vendor));
  if (vendors.size <= 1) return voices.length < 2 ? (up[0] ?? null) : null;
  const fresh = up.filter(({ vendor }) => !voices.some((voice) => voice.vendor === vendor));
  return fresh.find(({ vendor }) => !placed.prior.vendors.includes(vendor)) ?? fresh[0] ?? null;
}

/** A critical claim is judged alone. */
function inParts(all: readonly Asked[]): readonly (readonly Asked[])[] {
  const isAlone = ({ placed: { prior } }: Asked) => prior.severity === 'critical';
  const others = all.filter((each) => !isAlone(each));
  return [
    ...all.filter(isAlone).map((each) => [each]),
    ...Array.from({ length: Math.ceil(others.length / mostClaims) }, (_, at) =>
      others.slice(at * mostClaims, (at + 1) * mostClaims),
    ),
  ];
}

interface Held {
  readonly record: SessionRecord;
  /** None of a session that failed. */
  readonly answers: readonly { readonly placed: PlacedPrior; readonly voice: PriorVoice }[];
}

async function hold(
  reviewer: Reviewer,
  all: readonly Asked[],
  { assignment, printed, contextOf, ground, tell }: RecheckBench,
): Promise<Held> {
  tell({ kind: 'recheck-start', reviewer, findings: all.map(({ placed }) => placed.prior.id) });
  const claims = all.map(({ placed }, index): AskedClaim => {
    const { prior, anchor, path } = placed;
    const failure = prior.claim === '' ? prior.title : prior.claim;
    return { id: `E${index + 1}`, path, title: prior.title, failure, quote: prior.quote, anchor, placed };
  });
  const slice = sliceFor(
    printed,
    claims.map(({ path }) => path),
  );
  const end = await holdRepositorySession(assignment, {
    reviewer,
    context: contextOf(slice),
    task: recheckTask(claims),
    submitName: submitRechecks.name,
    submit: checkAnswers(claims, { ground }),
    showChange: startDelivery(printed, slice).show,
    deadline: assignment.options.deadlines.verification,
    onTurn: (turn) => tell({ kind: 'recheck-turn', reviewer, ...turn }),
  });
  const failure = end.outcome === 'failed' ? failureIn(end) : null;
  const record: SessionRecord = { purpose: 'recheck', reviewer, trace: end.trace, failure };
  const heard = end.outcome === 'failed' ? null : { rechecks: end.value, ground, opened: end.trace.filesOpened };
  const answers =
    heard === null
      ? []
      : await Promise.all(
          claims.map(async (claim) => ({ placed: claim.placed, voice: await voiceOn(claim, reviewer, heard) })),
        );
  const told = answers.map(({ placed, voice: { now, withdrawn } }) => ({ finding: placed.prior.id, now, withdrawn }));
  tell({ kind: 'recheck-end', session: record, answers: told });
  return { record, answers };
}

async function voiceOn(
  claim: AskedClaim,
  { name, vendor }: Reviewer,
  { rechecks, ...context }: { readonly rechecks: Rechecks } & EvidenceContext,
): Promise<PriorVoice> {
  const isOtherVendor = !claim.placed.prior.vendors.includes(vendor);
  return { by: name, vendor, isOtherVendor, ...(await answerOn(claim, rechecks, context)) };
}
