import { describe, expect, it } from 'vitest';
import { claude, codex, pullRequest } from '../../test/support/report-parts.ts';
import { failureOf, type Trace } from '../types.ts';
import type { Event } from './event.ts';
import { firstState, nextState } from './progress-state.ts';

const first = firstState([claude, codex], {
  startedAt: Date.parse('2026-11-03T07:20:01Z'),
  runUrl: null,
  status: null,
});
const usage = { input: 0, cached: 0, written: 0, writtenLong: 0, output: 0, reasoning: 0 };
const trace: Trace = {
  turns: 9,
  toolCalls: {},
  filesOpened: ['a'],
  retries: 0,
  startedAt: 0,
  durationMs: 1,
  usage,
  model: null,
  costUsd: null,
};
const stateAfter = (...events: readonly Event[]) => events.reduce(nextState, first);
const turn = { turns: 2, filesOpened: 3, calls: ['search'], stop: 'tools' };
const session = { purpose: 'verification', reviewer: codex, failure: null, trace } as const;

describe('how far a run is', () => {
  it('begins with reviewers who have done nothing', () => {
    expect(first).toMatchObject({ phase: 'reviewing', startedAt: '2026-11-03T07:20:01.000Z', verification: null });
    expect(first.reviewers.map(({ name, turns, end }) => [name, turns, end])).toEqual([
      ['Claude', 0, null],
      ['Codex', 0, null],
    ]);
  });

  it('follows each reviewer, whatever the others do', () => {
    const { reviewers, headSha } = stateAfter(
      { kind: 'change', change: pullRequest },
      { kind: 'review-turn', reviewer: codex, ...turn },
      { kind: 'review-end', review: { outcome: 'failed', reviewer: claude, ...failureOf('outage', ''), trace } },
    );
    expect(headSha).toBe(pullRequest.headSha);
    expect(reviewers).toMatchObject([
      { name: 'Claude', turns: 9, filesOpened: 1, end: { failed: 'outage' } },
      { name: 'Codex', turns: 2, filesOpened: 3, end: null },
    ]);
  });

  it('has one reviewer of a small change, and after it whoever stands in', () => {
    const small = { lines: 2, under: 50, texts: 1, comments: 0, moves: 0 };
    const alone: Event = { kind: 'small', small, reviewers: [claude] };
    expect(stateAfter(alone).reviewers.map(({ name }) => name)).toEqual(['Claude']);
    const { reviewers } = stateAfter(
      alone,
      { kind: 'review-end', review: { outcome: 'failed', reviewer: claude, ...failureOf('outage', ''), trace } },
      { kind: 'stand-in', reviewer: codex, before: claude },
      { kind: 'review-turn', reviewer: codex, ...turn },
    );
    expect(reviewers).toMatchObject([
      { name: 'Claude', end: { failed: 'outage' } },
      { name: 'Codex', turns: 2, end: null },
    ]);
  });

  it('counts sessions of verifiers, and is writing after them', () => {
    const start: Event = { kind: 'verification-start', verifier: codex, claims: ['Claude:F1'] };
    const state = stateAfter(start, start, { kind: 'verification-end', session, rulings: [] });
    expect(state).toMatchObject({ phase: 'verifying', verification: { sessions: 2, ended: 1 } });
    expect(nextState(state, { kind: 'writing' })).toMatchObject({ phase: 'writing', verification: { ended: 1 } });
  });

  it('counts sessions that look again at earlier findings, while it reviews', () => {
    const start: Event = { kind: 'recheck-start', reviewer: codex, findings: ['F1'] };
    const state = stateAfter(start, start, { kind: 'recheck-end', session, answers: [] });
    expect(state).toMatchObject({ phase: 'reviewing', rechecks: { sessions: 2, ended: 1 }, verification: null });
  });

  it.each([
    [false, { phase: 'failed', failure: { what: 'It broke.', remedy: 'Again.' } }],
    [true, { phase: 'cancelled', failure: null }],
  ])('ends where it is abandoned, cancelled: %s', (isCancelled, end) => {
    expect(stateAfter({ kind: 'abandoned', what: 'It broke.', remedy: 'Again.', isCancelled })).toMatchObject(end);
  });

  it('is the same state where an event says nothing of it', () => {
    expect(stateAfter({ kind: 'verification-turn', verifier: codex, ...turn })).toBe(first);
  });
});
