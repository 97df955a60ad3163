import type { CommentId } from '../github/access.ts';
import type { GitHub } from '../github/github.ts';
import type { Log } from '../lib/log.ts';
import { holdsSecret } from '../lib/refuse-secret.ts';
import { messageOf } from '../lib/user-error.ts';
import { type ProgressState, type ReviewerProgress, renderProgress } from '../render/pages/progress.ts';
import type { Reviewer } from '../types.ts';
import type { Narrator } from './job-log.ts';

/**
 * Shows in the comment how far the review is. Nothing here throws or makes the review wait: writes stand in a queue of
 * their own, and one that fails is a line in the log.
 */
export interface Progress extends Narrator {
  /** Puts the comment up. To be called as soon as the head is known; what is told before is shown with it. */
  start(headSha: string): void;
  /** From now on the report is composed. */
  writing(): void;
  /** Ends the writes. Once it resolves, none is under way: the report may take the comment's place. */
  stop(): Promise<void>;
  /** The run ends without a report, and the comment says so. Does nothing before `start` and after `stop`. */
  fail(end: { readonly what: string; readonly remedy: string; readonly isCancelled: boolean }): Promise<void>;
}

export interface ProgressOptions {
  readonly github: Pick<GitHub, 'readComment' | 'upsertComment' | 'updateComment'>;
  /** False when the report goes to no comment: then nothing is shown. */
  readonly isEnabled: boolean;
  readonly number: number;
  /** Name of the instance, part of the comment's marker. */
  readonly name: string;
  readonly reviewers: readonly Reviewer[];
  readonly runUrl: string | null;
  readonly log: Log;
  readonly redact: (text: string) => string;
  /** The clock, in milliseconds. */
  readonly now: () => number;
  /** Calls back once after so many milliseconds, unless the returned function is called first. */
  readonly schedule?: (act: () => void, milliseconds: number) => () => void;
}

/** Milliseconds between two writes: seldom enough that runs of an hour leave the token's rate limit to others. */
const shortPause = 20_000;
const longPause = 60_000;
const writesAtShortPause = 15;
/** After so many writes in a row that failed, no more are tried. */
const mostFailures = 3;

function later(act: () => void, milliseconds: number): () => void {
  const timer = setTimeout(act, milliseconds).unref();
  return () => clearTimeout(timer);
}

export function createProgress(options: ProgressOptions): Progress {
  const { github, number, name, log, redact, now, schedule = later } = options;
  let isStarted = false;
  let isStopped = !options.isEnabled;
  let isGivenUp = false;
  let state: ProgressState = {
    phase: 'reviewing',
    headSha: '',
    startedAt: new Date(now()).toISOString(),
    runUrl: options.runUrl,
    reviewers: options.reviewers.map(({ name, model }) => ({ name, model, turns: 0, filesOpened: 0, end: null })),
    verification: null,
    failure: null,
  };
  let queue: Promise<void> = Promise.resolve();
  let unschedule: (() => void) | null = null;
  let previous: { readonly body: string | null } | null = null;
  let comment: CommentId | null = null;
  let written: string | null = null;
  let [writes, failures, lastWrite] = [0, 0, 0];

  async function write(): Promise<void> {
    previous ??= { body: await github.readComment(number) };
    let body = renderProgress(state, previous.body, { name });
    // What an earlier run left in the comment was held against the secrets of that run only.
    if (body !== null && holdsSecret(body, redact)) body = renderProgress(state, null, { name });
    if (body === null || body === written) return;
    if (holdsSecret(body, redact)) return giveUp('it would hold a secret of the workflow');
    if (comment === null) {
      const posted = await github.upsertComment(number, body);
      if (posted.outcome === 'denied') return giveUp('the token may not comment on this pull request');
      comment = posted.id;
    } else {
      const outcome = await github.updateComment(comment, body);
      if (outcome !== 'updated') return giveUp(outcome === 'gone' ? 'the comment was deleted' : 'it was denied');
    }
    written = body;
    failures = 0;
    writes += 1;
  }

  function giveUp(why: string): void {
    isGivenUp = true;
    comment = null;
    log.line(`Progress is not shown in the comment: ${why}.`);
  }

  function enqueue(): Promise<void> {
    queue = queue.then(write).catch((error: unknown) => {
      failures += 1;
      log.line(`The progress could not be written: ${messageOf(error)}`);
      if (failures >= mostFailures) giveUp(`${failures} attempts failed`);
    });
    queue = queue.then(() => {
      lastWrite = now();
    });
    return queue;
  }

  function change(next: Partial<ProgressState>): void {
    state = { ...state, ...next };
    if (!isStarted || isStopped || isGivenUp || unschedule !== null) return;
    const pause = writes < writesAtShortPause ? shortPause : longPause;
    unschedule = schedule(
      () => {
        unschedule = null;
        if (!isStopped) void enqueue();
      },
      Math.max(0, lastWrite + pause - now()),
    );
  }

  function changeReviewer(reviewer: string, next: Partial<ReviewerProgress>): void {
    change({ reviewers: state.reviewers.map((one) => (one.name === reviewer ? { ...one, ...next } : one)) });
  }

  function changeVerification(more: { readonly sessions: number; readonly ended: number }): void {
    const { sessions, ended } = state.verification ?? { sessions: 0, ended: 0 };
    change({ phase: 'verifying', verification: { sessions: sessions + more.sessions, ended: ended + more.ended } });
  }

  function end(): void {
    isStopped = true;
    unschedule?.();
    unschedule = null;
  }

  return {
    start(headSha) {
      state = { ...state, headSha };
      isStarted = true;
      lastWrite = now();
      if (!isStopped) void enqueue();
    },
    reviewerTurn: ({ name }, _, turns, filesOpened) => changeReviewer(name, { turns, filesOpened }),
    reviewerEnd(review) {
      const { turns, filesOpened } = review.trace;
      changeReviewer(review.reviewer.name, {
        turns,
        filesOpened: filesOpened.length,
        end:
          review.outcome === 'completed' ? { findings: review.submission.findings.length } : { failed: review.reason },
      });
    },
    verificationStart: () => changeVerification({ sessions: 1, ended: 0 }),
    verificationTurn: () => undefined,
    verificationEnd: () => changeVerification({ sessions: 0, ended: 1 }),
    writing: () => change({ phase: 'writing' }),
    async stop() {
      end();
      await queue;
    },
    async fail({ what, remedy, isCancelled }) {
      if (!isStarted || isStopped) return;
      end();
      state = { ...state, ...(isCancelled ? { phase: 'cancelled' } : { phase: 'failed', failure: { what, remedy } }) };
      await enqueue();
    },
  };
}
