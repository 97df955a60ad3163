import type { Memory } from '../../types.ts';
import { byAge } from './by-age.ts';

/**
 * What a run goes on from whose memory was recalled when it began, and which another run or a command may have changed
 * since. What another run has closed in between, this one has looked at itself: its own word holds, so it is open here.
 * @param before null: there was none
 * @returns `before` itself where nothing has come to it
 */
export function rejoin(before: Memory | null, now: Memory): Memory {
  if (before === null) return now;
  if (byAge(now, before) <= 0) return before;
  const there = new Set(now.findings.map(({ id }) => id));
  const closed = before.findings.filter(({ id }) => !there.has(id));
  const ids = new Set(closed.map(({ id }) => id));
  return {
    ...now,
    findings: [...now.findings, ...closed],
    closed: now.closed.filter(({ id }) => !ids.has(id)),
  };
}
