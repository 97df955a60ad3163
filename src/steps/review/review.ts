import { z } from 'zod';
import type { SubmissionCheck } from '../../agent/loop.ts';
import type { Turn } from '../../agent/provider.ts';
import { missingReceipts, reviewerTask, submitReview, unseenFiles } from '../../prompts/reviewer.ts';
import { type RawReview, type Reviewer, Submission } from '../../types.ts';
import { type Assignment, holdRepositorySession } from '../sessions/repository-session.ts';
import { type Delivery, type PrintedChange, startDelivery } from './delivery.ts';

export interface ReviewOptions {
  readonly reviewers: readonly Reviewer[];
  readonly printed: PrintedChange;
  readonly onTurn: (reviewer: Reviewer, turn: Turn, turns: number, filesOpened: number) => void;
  /** Called as soon as a reviewer is done: what follows need not wait for the others. */
  readonly onEnd: (review: RawReview) => void;
}

/** All reviewers at the same time. One that fails, hangs or refuses is a value among the others. */
export async function review(assignment: Assignment, options: ReviewOptions): Promise<readonly RawReview[]> {
  return Promise.all(
    options.reviewers.map(async (reviewer) => {
      const raw = await reviewOne(reviewer, assignment, options);
      options.onEnd(raw);
      return raw;
    }),
  );
}

async function reviewOne(reviewer: Reviewer, assignment: Assignment, options: ReviewOptions): Promise<RawReview> {
  const delivery = startDelivery(options.printed);
  const end = await holdRepositorySession(assignment, {
    reviewer,
    task: reviewerTask,
    submitName: submitReview.name,
    submit: submissionCheck(delivery),
    showChange: delivery.show,
    deadline: assignment.options.deadlines.review,
    onTurn: (turn, turns, filesOpened) => options.onTurn(reviewer, turn, turns, filesOpened),
  });
  if (end.outcome === 'failed') return { ...end, reviewer };
  return {
    outcome: 'completed',
    reviewer,
    submission: end.value,
    delivery: delivery.files(end.value.coverage),
    trace: end.trace,
  };
}

const mostReceiptReminders = 2;

/**
 * Accepts a submission that has the form, after the session was told once of files it has not seen and twice of
 * receipts it does not have. What is still missing then is not counted as delivered (design decision 7).
 */
function submissionCheck(delivery: Delivery): (input: unknown) => SubmissionCheck<Submission> {
  let toldUnseen = false;
  let receiptReminders = 0;
  return (input) => {
    const parsed = Submission.safeParse(input);
    if (!parsed.success) return { problem: `The review does not have the form:\n${z.prettifyError(parsed.error)}` };
    const unseen = delivery.unseen();
    if (unseen.length > 0 && !toldUnseen) {
      toldUnseen = true;
      return { problem: unseenFiles(unseen.map(({ path }) => path)) };
    }
    const missing = delivery.unacknowledged(parsed.data.coverage);
    if (missing.length > 0 && receiptReminders < mostReceiptReminders) {
      receiptReminders += 1;
      return { problem: missingReceipts(missing.map(({ path }) => path)) };
    }
    return { accepted: parsed.data };
  };
}
