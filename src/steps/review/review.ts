import type { Tell, TurnFacts } from '../../events/event.ts';
import { atMost } from '../../lib/sharing/at-most.ts';
import type { Seat } from '../../prompts/seat.ts';
import {
  type FailureReason,
  failureIn,
  failureOf,
  type RawReview,
  type Reviewer,
  readPass,
  type Trace,
} from '../../types.ts';
import type { ContextOf } from '../print/contexts.ts';
import { measureDelivery } from '../print/measure.ts';
import type { PrintedChange, Slice } from '../print/print-change.ts';
import type { Assignment } from '../sessions/repository-session.ts';
import { type HeldSlice, holdSlice } from './hold-slice.ts';
import { mergeSubmissions, mergeTraces } from './merge-slices.ts';
import type { CodeProblems } from './submission.ts';

export interface ReviewOptions {
  /** Each pass as a reviewer of its own. */
  readonly reviewers: readonly Reviewer[];
  readonly printed: PrintedChange;
  readonly contextOf: ContextOf;
  readonly tell: Tell;
  /** What of a submission is not in the code. */
  readonly codeProblems: CodeProblems;
}

/** Of the sessions of one reviewer, so many run at the same time: vendors limit how much is sent in a minute. */
const mostAtOnce = 3;

/** Whether every further session of the reviewer would fail in the same way. */
const isFinal: Readonly<Partial<Record<FailureReason, true>>> = {
  auth: true,
  billing: true,
  configuration: true,
  'unknown-model': true,
};

/**
 * All reviewers at the same time, and a promise for each, in their order: what follows need not wait for all. One that
 * fails, hangs or refuses is a value among the others.
 */
export function review(assignment: Assignment, options: ReviewOptions): readonly Promise<RawReview>[] {
  return options.reviewers.map(async (one) => {
    const { held, time } = await holdSlices(one, options.printed.slices, assignment, options);
    const ended = reviewOf(one, held, { printed: options.printed, time });
    options.tell({ kind: 'review-end', review: ended });
    return ended;
  });
}

/** When sessions began, and how long they took. */
type Time = Pick<Trace, 'startedAt' | 'durationMs'>;

/** One session for each of some slices of the change. */
export async function holdSlices(
  reviewer: Reviewer,
  slices: readonly Slice[],
  assignment: Assignment,
  { reviewers, printed, contextOf, tell, codeProblems }: ReviewOptions,
): Promise<{ readonly held: readonly HeldSlice[]; readonly time: Time }> {
  const { now } = assignment.options.clock;
  const started = now(`${reviewer.name} begins`);
  const held: HeldSlice[] = [];
  const progress = new Map<Slice, TurnFacts>();
  const onTurn = (slice: Slice) => (turn: TurnFacts) => {
    progress.set(slice, turn);
    const sum = (of: (facts: TurnFacts) => number) => [...progress.values()].reduce((all, facts) => all + of(facts), 0);
    const [turns, filesOpened] = [sum((facts) => facts.turns), sum((facts) => facts.filesOpened)];
    tell({ kind: 'review-turn', reviewer, ...turn, turns, filesOpened });
  };
  const seat = seatOf(reviewer, reviewers);
  const options = { reviewer, seat, assignment, printed, contextOf, codeProblems };
  const hold = async (slice: Slice) => {
    const hopeless = held.find(({ end }) => end.outcome === 'failed' && isFinal[end.reason]);
    held.push(
      hopeless === undefined
        ? await holdSlice(slice, { ...options, onTurn: onTurn(slice) })
        : {
            ...hopeless,
            slice,
            end: {
              ...hopeless.end,
              trace: mergeTraces([], {
                startedAt: now(`${reviewer.name} leaves out part ${slice.part}`),
                durationMs: 0,
              }),
            },
          },
    );
  };
  const inTurn = atMost(mostAtOnce);
  await Promise.all(slices.map((slice) => inTurn(() => hold(slice), assignment.options.cancel)));
  const durationMs = now(`${reviewer.name} has ended`) - started;
  const inOrder = held.toSorted((left, right) => left.slice.part - right.slice.part);
  return { held: inOrder, time: { startedAt: started, durationMs } };
}

function seatOf(one: Reviewer, reviewers: readonly Reviewer[]): Seat {
  const names = [...new Set(reviewers.map((each) => readPass(each).reviewer))];
  const { reviewer, pass } = readPass(one);
  return { place: names.indexOf(reviewer), of: names.length, pass };
}

/**
 * What the sessions of a reviewer came to, as one review.
 * @param inOrder one for each slice, in their order
 */
export function reviewOf(
  reviewer: Reviewer,
  inOrder: readonly HeldSlice[],
  { printed, time }: { readonly printed: PrintedChange; readonly time: Time },
): RawReview {
  const sessions = inOrder.length;
  const traces = inOrder.map(({ end }) => end.trace);
  const trace = sessions === 1 && traces[0] !== undefined ? traces[0] : mergeTraces(traces, time);
  const failures = inOrder.flatMap(({ slice, end }) =>
    end.outcome === 'failed' ? [{ part: slice.part, of: slice.of, ...failureIn(end) }] : [],
  );
  const submissions = inOrder.flatMap(({ end }) => (end.outcome === 'submitted' ? [end.value] : []));
  if (submissions.length === 0)
    return {
      outcome: 'failed',
      reviewer,
      ...failureIn(
        failures.find(({ reason }) => reason === 'lost') ?? failures[0] ?? failureOf('budget', 'No session was held.'),
      ),
      trace,
    };
  const failed = new Set(inOrder.flatMap(({ slice, end }) => (end.outcome === 'failed' ? [slice] : [])));
  const delivered = new Set(inOrder.flatMap((one) => [...one.delivered]));
  const submitted = {
    reviewer,
    ...(sessions === 1 ? {} : { sessions }),
    submission: mergeSubmissions(submissions),
    delivery: [...measureDelivery(printed, delivered, failed)],
    trace,
  };
  return failures.length === 0
    ? { outcome: 'completed', ...submitted }
    : { outcome: 'partly-completed', ...submitted, failures };
}
