import type { HeldSessions, ProgressState, ReviewerProgress } from '../render/pages/progress.ts';
import type { Reviewer } from '../types.ts';
import type { Event } from './event.ts';

/** Before anything has happened. @param startedAt milliseconds since 1970 */
export function firstState(
  reviewers: readonly Reviewer[],
  { startedAt, runUrl, status }: Pick<ProgressState, 'runUrl' | 'status'> & { readonly startedAt: number },
): ProgressState {
  return {
    phase: 'reviewing',
    headSha: '',
    startedAt: new Date(startedAt).toISOString(),
    runUrl,
    status,
    reviewers: reviewers.map(atWork),
    verification: null,
    rechecks: null,
    failure: null,
  };
}

function atWork({ name, model }: Reviewer): ReviewerProgress {
  return { name, model, turns: 0, filesOpened: 0, end: null };
}

/** How far the run is after an event. The same state where the event says nothing about that. */
export function nextState(state: ProgressState, event: Event): ProgressState {
  switch (event.kind) {
    case 'change':
      return { ...state, headSha: event.change.headSha };
    case 'small':
      return {
        ...state,
        reviewers: state.reviewers.filter(({ name }) => event.reviewers.some((one) => one.name === name)),
      };
    case 'stand-in':
      return { ...state, reviewers: [...state.reviewers, atWork(event.reviewer)] };
    case 'review-turn':
      return withReviewer(state, event.reviewer.name, { turns: event.turns, filesOpened: event.filesOpened });
    case 'review-end':
      return withReviewer(state, event.review.reviewer.name, endOf(event.review));
    case 'verification-start':
      return { ...state, phase: 'verifying', verification: more(state.verification, { sessions: 1, ended: 0 }) };
    case 'verification-end':
      return { ...state, phase: 'verifying', verification: more(state.verification, { sessions: 0, ended: 1 }) };
    case 'recheck-start':
      return { ...state, rechecks: more(state.rechecks, { sessions: 1, ended: 0 }) };
    case 'recheck-end':
      return { ...state, rechecks: more(state.rechecks, { sessions: 0, ended: 1 }) };
    case 'writing':
      return { ...state, phase: 'writing' };
    case 'abandoned':
      return event.isCancelled
        ? { ...state, phase: 'cancelled' }
        : { ...state, phase: 'failed', failure: { what: event.what, remedy: event.remedy } };
    default:
      return state;
  }
}

function endOf(review: Extract<Event, { kind: 'review-end' }>['review']): Partial<ReviewerProgress> {
  const { turns, filesOpened } = review.trace;
  const end = review.outcome === 'failed' ? { failed: review.reason } : { findings: review.submission.findings.length };
  return { turns, filesOpened: filesOpened.length, end };
}

function withReviewer(state: ProgressState, name: string, next: Partial<ReviewerProgress>): ProgressState {
  return { ...state, reviewers: state.reviewers.map((one) => (one.name === name ? { ...one, ...next } : one)) };
}

function more(counted: HeldSessions | null, { sessions, ended }: HeldSessions): HeldSessions {
  return { sessions: (counted?.sessions ?? 0) + sessions, ended: (counted?.ended ?? 0) + ended };
}
