import { isDeepStrictEqual } from 'node:util';
import type { Tell } from '../events/event.ts';
import { mapStrings } from '../lib/redact.ts';
import { submitReview } from '../prompts/reviewer.ts';
import { submitRulings } from '../prompts/verifier.ts';
import {
  AskedSubmission,
  type Candidate,
  Judgements,
  type Policy,
  type RawReview,
  type Reviewer,
  type Ruling,
  type SessionRecord,
  type Submission,
} from '../types.ts';
import { refine } from './cluster/refine.ts';
import { termsOf } from './decide/terms.ts';
import { type GroundContext, groundReview } from './ground/ground.ts';
import { submissionProblems } from './ground/submission-problems.ts';
import { sharedContexts } from './print/contexts.ts';
import type { PrintedChange } from './print/print-change.ts';
import { review } from './review/review.ts';
import type { Assignment, SubmitTool } from './sessions/repository-session.ts';
import { holdVerification } from './verify/hold-verification.ts';
import { type GroundedReview, verify } from './verify/verify.ts';

export interface ExamineOptions {
  readonly reviewers: readonly Reviewer[];
  readonly policy: Policy;
  readonly printed: PrintedChange;
  /** What findings are held against. */
  readonly code: GroundContext;
  /** Takes the secrets of the workflow out of a text: what one model says goes to others. */
  readonly redact: (text: string) => string;
  readonly tell: Tell;
}

export interface Examined {
  readonly reviews: readonly RawReview[];
  /** Candidates that are one finding. */
  readonly groups: readonly (readonly Candidate[])[];
  readonly rulings: readonly Ruling[];
  /** Every session besides the reviews. */
  readonly sessions: readonly SessionRecord[];
  /** A reviewer that can write the report; null when none submitted. */
  readonly editor: Reviewer | null;
  readonly hasWithheldText: boolean;
}

/** Both stand before every task, so that a verification takes its prefix from the cache that a review has filled. */
export const submitTools: readonly SubmitTool[] = [
  { ...submitReview, schema: AskedSubmission },
  { ...submitRulings, schema: Judgements },
];

/**
 * Everything that overlaps in time: what one reviewer found is verified while the others still review, and a model looks
 * for duplicates while the last findings are verified.
 */
export async function examine(given: Omit<Assignment, 'submitTools'>, options: ExamineOptions): Promise<Examined> {
  const assignment = { ...given, submitTools };
  const { reviewers, policy, code, redact, tell } = options;
  const contextOf = sharedContexts(given.dossier);
  const bench = { ...options, assignment, contextOf, ground: code, terms: termsOf(reviewers, policy) };
  const codeProblems = (submission: Submission) => submissionProblems(submission, code);
  const reviewing = review(assignment, { ...options, contextOf, codeProblems });
  const redacting = reviewing.map(async (ended) => mapStrings(await ended, redact));
  const { clusters, settle } = await verify(
    redacting.map((ended) => grounded(ended, code)),
    { reviewers, policy, tell, hold: (session) => holdVerification(session, bench) },
  );
  const [raw, reviews] = await Promise.all([Promise.all(reviewing), Promise.all(redacting)]);
  const writers = reviews.filter(({ outcome }) => outcome !== 'failed');
  const editor = (writers.find(({ outcome }) => outcome === 'completed') ?? writers[0])?.reviewer ?? null;
  const [verified, refined] = await Promise.all([settle(), refine(clusters, editor, assignment.options)]);
  const rulings = mapStrings(verified.rulings, redact);
  return {
    reviews,
    groups: refined.groups,
    rulings,
    sessions: mapStrings([...verified.sessions, ...refined.sessions], redact),
    editor,
    hasWithheldText: !isDeepStrictEqual(raw, reviews) || !isDeepStrictEqual(verified.rulings, rulings),
  };
}

async function grounded(ended: Promise<RawReview>, ground: GroundContext): Promise<GroundedReview> {
  const review = await ended;
  return { review, findings: await groundReview(review, ground) };
}
