import type { SessionEnd } from '../../agent/loop.ts';
import type { TurnFacts } from '../../events/event.ts';
import { reviewerTask, submitReview } from '../../prompts/reviewer.ts';
import type { Seat } from '../../prompts/seat.ts';
import type { Reviewer, Submission } from '../../types.ts';
import type { ContextOf } from '../print/contexts.ts';
import { startDelivery } from '../print/delivery.ts';
import type { Page } from '../print/pages.ts';
import type { PrintedChange, Slice } from '../print/print-change.ts';
import { type Assignment, holdRepositorySession } from '../sessions/repository-session.ts';
import { type CodeProblems, submissionCheck } from './submission.ts';

/** How the session of one slice ended, and what it demonstrably had before it. */
export interface HeldSlice {
  readonly slice: Slice;
  readonly end: SessionEnd<Submission>;
  /** Those of its pages that a tool has shown it. */
  readonly shown: ReadonlySet<Page>;
  readonly delivered: ReadonlySet<Page>;
}

/** Holds one session of a reviewer over its slice of the change. A failure is a value. */
export async function holdSlice(
  slice: Slice,
  options: {
    readonly reviewer: Reviewer;
    readonly seat: Seat;
    readonly assignment: Assignment;
    readonly printed: PrintedChange;
    readonly contextOf: ContextOf;
    readonly codeProblems: CodeProblems;
    readonly onTurn: (turn: TurnFacts) => void;
  },
): Promise<HeldSlice> {
  const { reviewer, seat, assignment, printed, contextOf, codeProblems, onTurn } = options;
  const { wishes, delta = null } = assignment.dossier;
  const delivery = startDelivery(printed, slice);
  const end = await holdRepositorySession(assignment, {
    reviewer,
    context: contextOf(slice),
    task: reviewerTask(slice, seat, { language: wishes?.language ?? null, isDelta: delta !== null }),
    submitName: submitReview.name,
    submit: submissionCheck(delivery, codeProblems),
    showChange: delivery.show,
    deadline: assignment.options.deadlines.review,
    onTurn,
  });
  return {
    slice,
    end,
    shown: delivery.read(),
    delivered: end.outcome === 'submitted' ? delivery.delivered(end.value.coverage) : new Set(),
  };
}
