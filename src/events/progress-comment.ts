import type { CommentDestination, CommentId } from '../github/access.ts';
import type { Clock } from '../lib/clock.ts';
import { holdsSecret } from '../lib/holds-secret.ts';
import type { Log } from '../lib/log.ts';
import { messageOf } from '../lib/user-error.ts';
import { renderProgress } from '../render/pages/progress.ts';
import type { Reviewer } from '../types.ts';
import type { Listener } from './event.ts';
import { firstState, nextState } from './progress-state.ts';

/**
 * Shows in the comment how far the review is. Nothing here throws or makes the review wait: writes stand in a queue of
 * their own, and one that fails is a line in the log.
 */
export interface ProgressComment {
  /** The comment goes up when the change is known, and says so when the run is abandoned. */
  readonly listen: Listener;
  /** Ends the writes. Once it resolves, none is under way: the report may take the comment's place. */
  stop(): Promise<void>;
}

export interface ProgressOptions {
  /** Null when the report goes to no comment: then nothing is shown. */
  readonly comment: Omit<CommentDestination, 'name'> | null;
  /** Name of the instance, part of the comment's marker. */
  readonly name: string;
  readonly reviewers: readonly Reviewer[];
  readonly runUrl: string | null;
  readonly log: Log;
  readonly redact: (text: string) => string;
  readonly clock: Clock;
}

/** Milliseconds between two writes: seldom enough that runs of an hour leave the token's rate limit to others. */
const shortPause = 20_000;
const longPause = 60_000;
const writesAtShortPause = 15;
/** After so many writes in a row that failed, no more are tried. */
const mostFailures = 3;

export function progressComment({ comment, name, log, redact, clock, ...start }: ProgressOptions): ProgressComment {
  let state = firstState(start.reviewers, { startedAt: clock.now(), runUrl: start.runUrl });
  let isStarted = false;
  let isStopped = comment === null;
  let queue: Promise<void> = Promise.resolve();
  let unschedule: (() => void) | null = null;
  let previous: { readonly body: string | null } | null = null;
  let id: CommentId | null = null;
  let written: string | null = null;
  let isGivenUp = false;
  let [writes, failures, lastWrite] = [0, 0, 0];

  async function write(): Promise<void> {
    if (comment === null) return;
    previous ??= { body: await comment.read() };
    let body = renderProgress(state, previous.body, { name });
    // What an earlier run left in the comment was held against the secrets of that run only.
    if (body !== null && holdsSecret(body, redact)) body = renderProgress(state, null, { name });
    if (body === null || body === written) return;
    if (holdsSecret(body, redact)) return giveUp('it would hold a secret of the workflow');
    if (id === null) {
      const posted = await comment.upsert(body);
      if (posted.outcome === 'denied') return giveUp('the token may not comment on this pull request');
      id = posted.id;
    } else {
      const outcome = await comment.update(id, body);
      if (outcome !== 'updated') return giveUp(outcome === 'gone' ? 'the comment was deleted' : 'it was denied');
    }
    written = body;
    failures = 0;
    writes += 1;
  }

  function giveUp(why: string): void {
    isGivenUp = true;
    id = null;
    log.line(`Progress is not shown in the comment: ${why}.`);
  }

  function enqueue(): Promise<void> {
    queue = queue
      .then(write)
      .catch((error: unknown) => {
        failures += 1;
        log.line(`The progress could not be written: ${messageOf(error)}`);
        if (failures >= mostFailures) giveUp(`${failures} attempts failed`);
      })
      .then(() => {
        lastWrite = clock.now();
      });
    return queue;
  }

  function writeSoon(): void {
    if (!isStarted || isStopped || isGivenUp || unschedule !== null) return;
    const pause = writes < writesAtShortPause ? shortPause : longPause;
    unschedule = clock.schedule(
      () => {
        unschedule = null;
        if (!isStopped) void enqueue();
      },
      Math.max(0, lastWrite + pause - clock.now()),
    );
  }

  function end(): void {
    isStopped = true;
    unschedule?.();
    unschedule = null;
  }

  return {
    listen(event) {
      const before = state;
      if (isStopped || (event.kind === 'abandoned' && !isStarted)) return undefined;
      state = nextState(state, event);
      if (event.kind === 'change') {
        isStarted = true;
        lastWrite = clock.now();
        void enqueue();
      }
      if (event.kind === 'abandoned') {
        end();
        return enqueue();
      }
      if (state !== before) writeSoon();
      return undefined;
    },
    async stop() {
      end();
      await queue;
    },
  };
}
