import { type FailureReason, failuresOf, type RawReview, type Reviewer } from '../../types.ts';
import type { Assignment } from '../sessions/repository-session.ts';
import { type ReviewOptions, review } from './review.ts';

/** Because of these the gate stays shut, whoever reviews. */
const isFutile: Readonly<Partial<Record<FailureReason, true>>> = { cost: true, lost: true };

/**
 * Where one reviewer is enough and the one that was meant has not reviewed all of the change: the next one stands in, and so on, one at a
 * time.
 * @param held reviews that have ended, in their order
 * @param options.isEnough whether a review is one of all of the change by itself
 * @returns those, and the reviews of whoever stood in
 */
export async function standIn(
  held: readonly RawReview[],
  standIns: readonly Reviewer[],
  {
    assignment,
    isEnough,
    ...options
  }: Omit<ReviewOptions, 'reviewers'> & {
    readonly assignment: Assignment;
    readonly isEnough: (review: RawReview) => boolean;
  },
): Promise<readonly RawReview[]> {
  const ended = [...held];
  const isEnd = (each: RawReview) => isEnough(each) || failuresOf(each).some(({ failure }) => isFutile[failure.reason]);
  for (const reviewer of standIns) {
    const before = ended.at(-1);
    if (before === undefined || isEnd(before)) break;
    options.tell({ kind: 'stand-in', reviewer, before: before.reviewer });
    ended.push(...(await Promise.all(review(assignment, { ...options, reviewers: [reviewer] }))));
  }
  return ended;
}
