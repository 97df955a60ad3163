import type { CommentDestination, EarlierComment } from '../github/access.ts';
import type { Clock } from '../lib/clock.ts';
import { holdsSecret } from '../lib/holds-secret.ts';
import type { Log } from '../lib/log.ts';
import { messageOf } from '../lib/user-error.ts';
import { keptOf } from '../render/pages/last-report.ts';
import { renderProgress, runOf } from '../render/pages/progress.ts';
import type { Reviewer } from '../types.ts';
import { type Listener, longestEndMs } from './event.ts';
import { firstState, nextState } from './progress-state.ts';

/**
 * Shows in the comment how far the review is. Nothing here throws or makes the review wait: writes stand in a queue of
 * their own, and one that fails is a line in the log.
 */
export interface ProgressComment {
  /** The comment goes up when the change is known, and says so when the run is abandoned. */
  readonly listen: Listener;
  /** Ends the writes, and soon resolves: the report may take the comment's place. */
  stop(): Promise<void>;
}

/** What of the comment shows progress. */
type Shown = Pick<CommentDestination, 'earlier' | 'show' | 'write'>;

export interface ProgressOptions {
  /** Null when the report goes to no comment: then nothing is shown. */
  readonly comment: Shown | null;
  /** Name of the instance, part of the comment's marker. */
  readonly name: string;
  readonly reviewers: readonly Reviewer[];
  readonly runUrl: string | null;
  /** Context of the commit status; null where there is none. */
  readonly status: string | null;
  /** When the run began, in milliseconds since 1970, where that was in another job. */
  readonly began?: number | undefined;
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
/** How long the end waits for a write that is under way. */
const longestDrainMs = 1_500;

/** Why no progress is shown any more, and no end of the run either. */
const refusals = {
  gone: 'the comment was deleted',
  denied: 'the token may not comment on this pull request',
  newer: 'a run that began later shows its own there',
};

export function progressComment({ comment, name, log, redact, clock, ...start }: ProgressOptions): ProgressComment {
  let state = firstState(start.reviewers, { ...start, startedAt: start.began ?? clock.now() });
  let isStarted = false;
  let isStopped = comment === null;
  let queue: Promise<void> = Promise.resolve();
  let unschedule: (() => void) | null = null;
  let previous: { readonly comment: EarlierComment | null } | null = null;
  let written: string | null = null;
  let isGivenUp = false;
  let isRefused = false;
  let [writes, failures, lastWrite] = [0, 0, 0];

  async function write(): Promise<void> {
    if (comment === null || isRefused) return;
    previous ??= { comment: await readEarlier(comment) };
    let body = renderProgress(state, previous.comment, { name });
    // What an earlier run left in the comment was held against the secrets of that run only.
    if (body !== null && holdsSecret(body, redact)) body = renderProgress(state, null, { name });
    if (body === null || body === written) return;
    if (holdsSecret(body, redact)) return giveUp('it would hold a secret of the workflow');
    const { phase } = state;
    const outcome =
      phase === 'failed' || phase === 'cancelled'
        ? await writeEnd(comment, body, longestEndMs[phase])
        : await comment.show(body);
    if (outcome !== 'shown') {
      isRefused = true;
      return giveUp(refusals[outcome]);
    }
    written = body;
    failures = 0;
    writes += 1;
  }

  async function readEarlier(from: Shown): Promise<EarlierComment | null> {
    const earlier = await from.earlier();
    if (earlier !== null && keptOf(earlier.body, { name }).isRunning)
      log.line(`${runOf(earlier.startedAt)} left it as running: this run takes the comment over.`);
    return earlier;
  }

  /** So that nothing goes on to say that the review runs: tried again where progress is not. */
  async function writeEnd(at: Shown, body: string, most: number): Promise<'shown' | 'denied' | 'newer'> {
    const { outcome } = await at.write(body, clock.deadline(most));
    return outcome === 'denied' || outcome === 'newer' ? outcome : 'shown';
  }

  function giveUp(why: string): void {
    isGivenUp = true;
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

  /** Waits for what is being written, but not long: GitHub may be slow. */
  async function drain(): Promise<void> {
    const { promise: drained, resolve } = Promise.withResolvers<void>();
    const unwait = clock.schedule(resolve, longestDrainMs);
    void queue.then(resolve);
    await drained;
    unwait();
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
        queue = drain();
        return enqueue();
      }
      if (state !== before) writeSoon();
      return undefined;
    },
    async stop() {
      end();
      await drain();
    },
  };
}
