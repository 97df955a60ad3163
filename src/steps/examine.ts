import { isDeepStrictEqual } from 'node:util';
import { mapStrings } from '../lib/redact.ts';
import { submitReview } from '../prompts/reviewer.ts';
import { submitRulings } from '../prompts/verifier.ts';
import {
  type Candidate,
  Judgements,
  type RawReview,
  type Reviewer,
  type Ruling,
  type SessionRecord,
  Submission,
} from '../types.ts';
import { cluster } from './cluster/cluster.ts';
import { refine } from './cluster/refine.ts';
import { termsOf } from './decide/decide.ts';
import { splitClaims } from './decide/second-claims.ts';
import { type ReviewOptions, review } from './review/review.ts';
import type { Assignment, SubmitTool } from './sessions/repository-session.ts';
import { startVerification, type VerifyOptions } from './verify/verify.ts';

export interface ExamineOptions {
  readonly review: ReviewOptions;
  readonly verification: Omit<VerifyOptions, 'reviewers' | 'printed'>;
  /** Takes the secrets of the workflow out of a text: what one model says goes to others. */
  readonly redact: (text: string) => string;
}

export interface Examined {
  readonly reviews: readonly RawReview[];
  /** Candidates that are one finding, second claims split off. */
  readonly groups: readonly (readonly Candidate[])[];
  readonly rulings: readonly Ruling[];
  /** Every session besides the reviews. */
  readonly sessions: readonly SessionRecord[];
  /** A reviewer that can write the report; null when none completed. */
  readonly editor: Reviewer | null;
  readonly hasWithheldText: boolean;
}

/** Both stand before every task, so that a verification takes its prefix from the cache that a review has filled. */
const submitTools: readonly SubmitTool[] = [
  { ...submitReview, schema: Submission },
  { ...submitRulings, schema: Judgements },
];

/**
 * Everything that overlaps in time: what one reviewer found is verified while the others still review, and a model looks
 * for duplicates while the last findings are verified.
 */
export async function examine(given: Omit<Assignment, 'submitTools'>, options: ExamineOptions): Promise<Examined> {
  const assignment = { ...given, submitTools };
  const { redact } = options;
  const { reviewers, printed, onEnd } = options.review;
  const verification = startVerification(assignment, { ...options.verification, reviewers, printed });
  const raw = await review(assignment, {
    ...options.review,
    onEnd(ended) {
      onEnd(ended);
      verification.add(mapStrings(ended, redact));
    },
  });
  const reviews = mapStrings(raw, redact);
  const editor = reviews.find(({ outcome }) => outcome === 'completed')?.reviewer ?? null;
  const candidates = cluster(
    await verification.grounded(),
    reviewers.map(({ name }) => name),
  );
  const [verified, refined] = await Promise.all([
    verification.settled(),
    refine(candidates, editor, assignment.options),
  ]);
  const rulings = mapStrings(verified.rulings, redact);
  return {
    reviews,
    groups: splitClaims(refined.groups, rulings, termsOf(reviewers, options.verification.policy)),
    rulings,
    sessions: mapStrings([...verified.sessions, ...refined.sessions], redact),
    editor,
    hasWithheldText: !isDeepStrictEqual(raw, reviews) || !isDeepStrictEqual(verified.rulings, rulings),
  };
}
