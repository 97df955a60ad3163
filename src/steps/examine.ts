import { isDeepStrictEqual } from 'node:util';
import type { Tell } from '../events/event.ts';
import { mapStrings } from '../lib/redact.ts';
import { submitRechecks } from '../prompts/recheck.ts';
import { submitReview } from '../prompts/reviewer.ts';
import { submitRulings } from '../prompts/verifier.ts';
import {
  AskedSubmission,
  type Candidate,
  Judgements,
  type Policy,
  type RawReview,
  Rechecks,
  type Reviewer,
  type Ruling,
  type SessionRecord,
  type Submission,
} from '../types.ts';
import type { Ties } from './cluster/earlier.ts';
import { refine } from './cluster/refine.ts';
import { termsOf } from './decide/terms.ts';
import { type GroundContext, groundReview } from './ground/ground.ts';
import { submissionProblems } from './ground/submission-problems.ts';
import { coversAlone } from './ledger/coverage.ts';
import { sharedContexts } from './print/contexts.ts';
import type { PrintedChange } from './print/print-change.ts';
import { placePriors } from './recheck/code-state.ts';
import { type CheckedPrior, recheck } from './recheck/recheck.ts';
import { review } from './review/review.ts';
import { standIn } from './review/stand-in.ts';
import { startLead } from './sessions/lead.ts';
import type { Assignment, SubmitTool } from './sessions/repository-session.ts';
import { holdVerification } from './verify/hold-verification.ts';
import { type GroundedReview, verify } from './verify/verify.ts';

export interface ExamineOptions {
  readonly reviewers: readonly Reviewer[];
  /** Who verifies, and looks at earlier findings again; left out: the reviewers. They come first, in the same order. */
  readonly verifiers?: readonly Reviewer[];
  /** Who reviews where none of the reviewers has reviewed all of the change: one after the other, until one has. Left out: nobody. */
  readonly standIns?: readonly Reviewer[];
  readonly policy: Policy;
  readonly printed: PrintedChange;
  /** What findings are held against. */
  readonly code: GroundContext;
  /** Takes the secrets of the workflow out of a text: what one model says goes to others. */
  readonly redact: (text: string) => string;
  readonly tell: Tell;
  /** Reviews that were held elsewhere, one a reviewer, in their order; left out: they are held here. */
  readonly held?: readonly RawReview[];
}

export interface Examined {
  readonly reviews: readonly RawReview[];
  /** Candidates that are one finding. */
  readonly groups: readonly (readonly Candidate[])[];
  readonly rulings: readonly Ruling[];
  /** What was open at the end of the last round, and what became of it. */
  readonly priors: readonly CheckedPrior[];
  /** What a model said of findings of this round that may be earlier ones. */
  readonly ties: Ties;
  /** Every session besides the reviews. */
  readonly sessions: readonly SessionRecord[];
  /** Who could verify, in their order. */
  readonly verifiers: readonly Reviewer[];
  /** A reviewer that can write the report; null when none submitted. */
  readonly editor: Reviewer | null;
  readonly hasWithheldText: boolean;
}

/** They stand before every task, so that a verification takes its prefix from the cache that a review has filled. */
export const submitTools: readonly SubmitTool[] = [
  { ...submitReview, schema: AskedSubmission },
  { ...submitRulings, schema: Judgements },
];

const submitEarlier: SubmitTool = { ...submitRechecks, schema: Rechecks };

/** What all sessions over a change have before them, whichever job holds them. */
export function deskFor(given: Omit<Assignment, 'submitTools'>, code: GroundContext) {
  const { previous = null } = given.dossier;
  const hasOpen = previous !== null && previous.findings.length > 0;
  return {
    assignment: { ...given, submitTools: hasOpen ? [...submitTools, submitEarlier] : submitTools },
    contextOf: sharedContexts(given.dossier),
    codeProblems: (submission: Submission) => submissionProblems(submission, code),
  };
}

/**
 * Everything that overlaps in time: what one reviewer found is verified while the others still review, and a model looks
 * for duplicates while the last findings are verified.
 */
export async function examine(
  given: Omit<Assignment, 'submitTools' | 'lead'>,
  options: ExamineOptions,
): Promise<Examined> {
  const { previous = null, change } = given.dossier;
  // What is found is not lost with a file that nobody can read, and the gate knows of the file.
  given.repo.goOnWithout();
  const open = previous?.findings ?? [];
  const { reviewers, verifiers = reviewers, standIns = [], policy, code, redact, tell, held } = options;
  using lead = startLead(given.options.clock, { keepsWarm: true });
  const { assignment, contextOf, codeProblems } = deskFor({ ...given, lead }, code);
  const bench = { ...options, assignment, contextOf, ground: code, terms: termsOf(verifiers, policy) };
  // Begun before anything is found: what a reviewer says of it now has no part in it.
  const placing = placePriors(open, code, {
    isSame: previous?.bound.baseRef === change.baseRef,
    hasMoved: previous?.bound.mergeBase !== change.mergeBase,
  });
  const rechecking = placing.then((placed) => recheck(placed, { ...bench, reviewers: verifiers }));
  rechecking.catch(() => undefined);
  const how = { ...options, contextOf, codeProblems };
  const first = held?.map((review) => Promise.resolve(review)) ?? review(assignment, how);
  const { changes, delta = null } = given.dossier;
  const isEnough = (ended: RawReview) => coversAlone(changes, ended, delta);
  const reviewing =
    standIns.length === 0
      ? first
      : (await standIn(await Promise.all(first), standIns, { ...how, assignment, isEnough })).map((each) =>
          Promise.resolve(each),
        );
  const redacting = reviewing.map(async (ended) => mapStrings(await ended, redact));
  const { clusters, settle } = await verify(
    redacting.map((ended) => grounded(ended, code)),
    {
      ...{ reviewers: verifiers, policy, tell, first: assignment.options.first },
      hold: (session) => holdVerification(session, bench),
    },
  );
  const [raw, reviews] = await Promise.all([Promise.all(reviewing), Promise.all(redacting)]);
  const writers = reviews.filter(({ outcome }) => outcome !== 'failed');
  const editor = (writers.find(({ outcome }) => outcome === 'completed') ?? writers[0])?.reviewer ?? null;
  const [verified, refined, rechecked] = await Promise.all([
    settle(),
    placing.then((placed) => refine(clusters, editor, assignment.options, placed)),
    rechecking,
  ]);
  const rulings = mapStrings(verified.rulings, redact);
  return {
    reviews,
    groups: refined.groups,
    rulings,
    verifiers,
    priors: mapStrings(rechecked.priors, redact),
    ties: { ties: refined.ties, sameBefore: refined.sameBefore },
    sessions: mapStrings(
      [...verified.sessions, ...rechecked.sessions, ...refined.sessions, ...lead.renewals()],
      redact,
    ),
    editor,
    hasWithheldText: !isDeepStrictEqual(raw, reviews) || !isDeepStrictEqual(verified.rulings, rulings),
  };
}

async function grounded(ended: Promise<RawReview>, ground: GroundContext): Promise<GroundedReview> {
  const review = await ended;
  return { review, findings: await groundReview(review, ground) };
}
