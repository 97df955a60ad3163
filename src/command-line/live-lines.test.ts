import { describe, expect, it } from 'vitest';
import { claude, codex, pullRequest, submission, trace } from '../../test/support/report-parts.ts';
import type { Event } from '../events/event.ts';
import { failureOf } from '../types.ts';
import { liveLines, liveView } from './live-lines.ts';

const change: Event = {
  kind: 'change',
  change: { ...pullRequest, headRef: 'to\u202epic' },
  reviewers: [claude, codex],
};
const turn = { turns: 2, filesOpened: 3, calls: ['search'], stop: 'tools' };
const lines = (events: readonly Event[], columns = 80) => liveLines({ events, startedAt: 0, now: 61_000 }, columns);

describe('the lines of a run on a terminal', () => {
  it('are none before the change is known, then one a reviewer from the first moment on', () => {
    expect(lines([])).toEqual([]);
    expect(lines([change])).toEqual(['Reviewing to\\u{202e}pic against main  1:01', 'Claude  reads', 'Codex   reads']);
  });

  it('follow each reviewer side by side, verification and writing (A39)', () => {
    const [codexTrace, claudeTrace] = [trace(codex, 1), trace(claude, 1)];
    const told = lines([
      change,
      { kind: 'review-turn', reviewer: codex, ...turn },
      {
        kind: 'review-end',
        review: { outcome: 'failed', reviewer: claude, ...failureOf('outage', ''), trace: claudeTrace },
      },
    ]);
    expect(told.slice(1)).toEqual(['Claude  failed: outage', 'Codex   turn 2, 3 file(s) opened']);
    const session = { purpose: 'verification', reviewer: codex, failure: null, trace: codexTrace } as const;
    const delivery: [] = [];
    const ended = lines([
      change,
      {
        kind: 'review-end',
        review: { outcome: 'completed', reviewer: codex, submission: submission([]), delivery, trace: codexTrace },
      },
      { kind: 'recheck-start', reviewer: codex, findings: ['F1'] },
      { kind: 'verification-start', verifier: codex, claims: ['c1'] },
      { kind: 'verification-end', session, rulings: [] },
      { kind: 'writing' },
    ]);
    expect(ended.slice(2)).toEqual([
      'Codex   submitted 0 finding(s)',
      'Earlier findings: 0 of 1 session(s)',
      'Verification: 1 of 1 session(s)',
      'The report is written',
    ]);
  });

  it.each([20, 40])('have room in %i columns (A39)', (columns) => {
    const long = { ...codex, name: 'A reviewer with a name of forty letters.' };
    const told = lines(
      [
        { ...change, reviewers: [long] },
        { kind: 'review-turn', reviewer: long, ...turn },
      ],
      columns,
    );
    for (const line of told) expect(line.length).toBeLessThan(columns);
  });
});

it('draws anew after every event, prints above, and leaves nothing', () => {
  const seen: string[] = [];
  const canvas = {
    columns: () => 80,
    draw: (text: string) => void seen.push(text),
    clear: () => void seen.push('clear'),
  };
  const view = liveView(canvas, { now: () => 0 });
  void view.listen(change);
  view.above(() => void seen.push('warning'));
  view.stop();
  const drawn = 'Reviewing to\\u{202e}pic against main  0:00\nClaude  reads\nCodex   reads';
  expect(seen).toEqual([drawn, 'clear', 'warning', drawn, 'clear']);
});
