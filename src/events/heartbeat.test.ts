import { expect, it } from 'vitest';
import { movedClock } from '../../test/support/moved-clock.ts';
import { claude, codex, pullRequest } from '../../test/support/report-parts.ts';
import { heartbeat } from './heartbeat.ts';

const never = new AbortController().signal;

it('says every minute how far the run is, from the change to the report', async () => {
  const clock = movedClock();
  const lines: string[] = [];
  const log = { line: (text: string) => void lines.push(text), warning: () => undefined, group: () => undefined };
  const listen = heartbeat({ log, clock, reviewers: [claude, codex] });
  await clock.wait(60_000, never);
  expect(lines).toEqual([]);
  void listen({ kind: 'change', change: pullRequest });
  await clock.wait(59_000, never);
  expect(lines).toEqual([]);
  void listen({ kind: 'review-turn', reviewer: codex, turns: 4, filesOpened: 1, calls: [], stop: 'tools' });
  await clock.wait(1_000, never);
  void listen({ kind: 'recheck-start', reviewer: codex, findings: ['F1'] });
  void listen({ kind: 'verification-start', verifier: claude, claims: [] });
  void listen({ kind: 'writing' });
  await clock.wait(60_000, never);
  expect(lines).toEqual([
    'At work for 2:00: Claude after turn 0, Codex after turn 4',
    'At work for 3:00: Claude after turn 0, Codex after turn 4; earlier findings: 0 of 1 done; verification: 0 of 1 done; the report is being written',
  ]);
  void listen({ kind: 'reported' });
  await clock.wait(600_000, never);
  expect(lines).toHaveLength(2);
});
