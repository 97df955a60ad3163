import type { Clock } from '../lib/clock.ts';
import { minutesAndSeconds } from '../lib/duration.ts';
import type { Log } from '../lib/log.ts';
import type { HeldSessions, ProgressState, ReviewerProgress } from '../render/pages/progress.ts';
import type { Reviewer } from '../types.ts';
import type { Listener } from './event.ts';
import { firstState, nextState } from './progress-state.ts';

const everyMs = 60_000;

/** Says in the log every minute how far the run is: a model can think for many of them without a word. */
export function heartbeat({
  log,
  clock,
  reviewers,
}: {
  readonly log: Log;
  readonly clock: Clock;
  readonly reviewers: readonly Reviewer[];
}): Listener {
  const startedAt = clock.now();
  let state = firstState(reviewers, { startedAt, runUrl: null, status: null });
  let unschedule: (() => void) | null = null;
  const beat = () => {
    log.line(`At work for ${minutesAndSeconds(clock.now() - startedAt)}: ${howFar(state)}`);
    unschedule = clock.schedule(beat, everyMs);
  };
  return (event) => {
    state = nextState(state, event);
    if (event.kind === 'change') unschedule ??= clock.schedule(beat, everyMs);
    if (event.kind === 'reported' || event.kind === 'abandoned') unschedule?.();
  };
}

function howFar({ reviewers, verification, rechecks, phase }: ProgressState): string {
  const writing = phase === 'writing' ? '; the report is being written' : '';
  return `${reviewers.map(of).join(', ')}${held('earlier findings', rechecks)}${held('verification', verification)}${writing}`;
}

function held(what: string, sessions: HeldSessions | null): string {
  return sessions === null ? '' : `; ${what}: ${sessions.ended} of ${sessions.sessions} done`;
}

function of({ name, turns, end }: ReviewerProgress): string {
  if (end === null) return `${name} after turn ${turns}`;
  return 'failed' in end ? `${name} failed` : `${name} done`;
}
