import type { Tell } from '../../events/event.ts';
import { reviewerTask, submitReview } from '../../prompts/reviewer.ts';
import type { Seat } from '../../prompts/seat.ts';
import { type RawReview, type Reviewer, readPass } from '../../types.ts';
import { startDelivery } from '../print/delivery.ts';
import { measureDelivery } from '../print/measure.ts';
import type { PrintedChange } from '../print/print-change.ts';
import { type Assignment, holdRepositorySession } from '../sessions/repository-session.ts';
import { type CodeProblems, submissionCheck } from './submission.ts';

export interface ReviewOptions {
  /** Each session as a reviewer of its own. */
  readonly reviewers: readonly Reviewer[];
  readonly printed: PrintedChange;
  readonly tell: Tell;
  /** What of a submission is not in the code. */
  readonly codeProblems: CodeProblems;
}

/**
 * All reviewers at the same time, and a promise for each, in their order: what follows need not wait for all. One that
 * fails, hangs or refuses is a value among the others.
 */
export function review(assignment: Assignment, options: ReviewOptions): readonly Promise<RawReview>[] {
  const names = [...new Set(options.reviewers.map((one) => readPass(one).reviewer))];
  return options.reviewers.map(async (one) => {
    const { reviewer, pass } = readPass(one);
    const ended = await reviewOne(one, { place: names.indexOf(reviewer), of: names.length, pass }, assignment, options);
    options.tell({ kind: 'review-end', review: ended });
    return ended;
  });
}

async function reviewOne(
  reviewer: Reviewer,
  seat: Seat,
  assignment: Assignment,
  options: ReviewOptions,
): Promise<RawReview> {
  const [slice] = options.printed.slices;
  const delivery = startDelivery(options.printed, slice);
  const end = await holdRepositorySession(assignment, {
    reviewer,
    task: reviewerTask(slice, seat),
    submitName: submitReview.name,
    submit: submissionCheck(delivery, options.codeProblems),
    showChange: delivery.show,
    deadline: assignment.options.deadlines.review,
    onTurn: (turn) => options.tell({ kind: 'review-turn', reviewer, ...turn }),
  });
  if (end.outcome === 'failed') return { ...end, reviewer };
  return {
    outcome: 'completed',
    reviewer,
    submission: end.value,
    delivery: measureDelivery(options.printed, delivery.delivered(end.value.coverage)),
    trace: end.trace,
  };
}
