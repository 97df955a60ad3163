import type { Renewal } from '../../agent/provider.ts';
import { recordTrace, type TraceRecorder } from '../../agent/trace.ts';
import type { Clock } from '../../lib/clock.ts';
import type { Reviewer, SessionRecord } from '../../types.ts';

/** A prefix that is kept in the cache of its vendor. */
export interface Warmth {
  /** To be called whenever a session has used it. */
  used(): void;
  /** What the renewals have cost so far; null when there were none. */
  record(): SessionRecord | null;
  end(): void;
}

/**
 * Renews what nobody has used for a while, until it is ended: that costs a fraction of writing it again, and nothing
 * where sessions follow one another. A renewal that fails is the last one; then the next session pays for the prefix.
 */
export function keepWarm({
  renewal,
  reviewer,
  clock,
  onRenewed,
}: {
  readonly renewal: Renewal;
  readonly reviewer: Reviewer;
  readonly clock: Pick<Clock, 'now' | 'schedule'>;
  readonly onRenewed: () => void;
}): Warmth {
  const { now = clock.now, due = (act, schedule) => schedule(act, renewal.afterMs) } = renewal;
  const ended = new AbortController();
  let cancel = () => {};
  let trace: TraceRecorder | null = null;
  let spentMs = 0;

  function end(): void {
    cancel();
    ended.abort();
  }

  async function renew(): Promise<void> {
    const began = now();
    trace ??= recordTrace(now, renewal);
    try {
      trace.turn(await renewal.renew(ended.signal));
    } finally {
      spentMs += now() - began;
    }
    onRenewed();
    wait();
  }

  function record(): SessionRecord | null {
    const so = trace?.snapshot();
    // One that broke off may be charged all the same.
    if (so === undefined || (so.turns === 0 && !so.costUsd)) return null;
    return { purpose: 'renewal', reviewer, failure: null, trace: { ...so, durationMs: spentMs } };
  }

  function wait(): void {
    cancel();
    if (ended.signal.aborted) return;
    // What fails is not tried again, whatever it was: no review depends on it.
    cancel = due(() => void renew().catch(end), clock.schedule);
  }

  wait();
  return { used: wait, record, end };
}
