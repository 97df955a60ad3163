import { describe, expect, it } from 'vitest';
import {
  completed,
  crossVerified,
  failed,
  leak,
  ledgerOf,
  ruling,
  unverified,
} from '../../../test/support/scripted-ledger.ts';
import type { CoverageSummary, RawReview, Ruling } from '../../types.ts';
import { coverageOf } from '../ledger/coverage.ts';
import { gate, verdictOf } from './gate.ts';

const policy = unverified;
const covered: CoverageSummary = { files: 1, changedLines: 1, undelivered: [] };

function decide(
  reviews: readonly RawReview[],
  changes: Partial<Parameters<typeof gate>[0]> = {},
  rulings: readonly Ruling[] = [],
) {
  const ledger = ledgerOf(reviews, { rulings, policy: changes.policy ?? policy });
  const decision = gate({
    ledger,
    coverage: covered,
    reviews,
    policy,
    isHeadCurrent: true,
    hasWithheldText: false,
    ...changes,
  });
  return { ...decision, verdict: verdictOf(decision, ledger) };
}

describe('the gate', () => {
  const quiet = [completed('A', {}), completed('B', {}), completed('C', {})];
  const important = { ...leak, severity: 'important' as const };

  it.each([
    ['a critical finding', [completed('A', { findings: [leak] }), completed('B', {})], {}, 'blocking', 'Rework'],
    [
      'an important one, below fail-on',
      [completed('A', { findings: [important] }), completed('B', {})],
      {},
      'clean',
      'Merge with fixes',
    ],
    [
      'an important one at fail-on',
      [completed('A', { findings: [important] }), completed('B', {})],
      { policy: { ...policy, failOn: 'important' } },
      'blocking',
      'Merge with fixes',
    ],
    [
      'a critical one when nothing blocks',
      [completed('A', { findings: [leak] }), completed('B', {})],
      { policy: { ...policy, failOn: 'never' } },
      'clean',
      'Rework',
    ],
    [
      'a critical one that is not grounded',
      [completed('A', { findings: [{ ...leak, quote: 'missing' }] }), completed('B', {})],
      {},
      'clean',
      'Merge as-is',
    ],
    ['nothing at all', quiet, {}, 'clean', 'Merge as-is'],
    ['one of three down', [completed('A', {}), completed('B', {}), failed('C')], {}, 'clean', 'Merge as-is'],
    ['two of three down', [completed('A', {}), failed('B'), failed('C')], {}, 'incomplete', 'No verdict'],
    ['everybody down', [failed('A'), failed('B')], {}, 'incomplete', 'No verdict'],
    [
      'a critical finding with a missed quorum',
      [completed('A', { findings: [leak] }), failed('B')],
      {},
      'blocking',
      'Rework',
    ],
    [
      'a file that too few saw',
      quiet,
      { coverage: { ...covered, undelivered: [{ path: 'a', reviewers: 1 }] } },
      'incomplete',
      'No verdict',
    ],
    ['a head that moved', quiet, { isHeadCurrent: false }, 'incomplete', 'No verdict'],
    ['a text that held a secret', quiet, { hasWithheldText: true }, 'incomplete', 'No verdict'],
  ] as const)('with %s', (_, reviews, changes, outcome, verdict) => {
    expect(decide(reviews, changes)).toMatchObject({ outcome, verdict });
  });

  it.each([
    ['confirmed', [ruling('A:F1', 'B', { severity: 'critical' })], 'blocking', 'Rework'],
    ['refuted by two', ['B', 'C'].map((by) => ruling('A:F1', by, { verdict: 'refuted' })), 'clean', 'Merge as-is'],
    ['refuted by one', [ruling('A:F1', 'B', { verdict: 'refuted' })], 'incomplete', 'No verdict'],
    ['unproven', [ruling('A:F1', 'B', { verdict: 'unproven' })], 'incomplete', 'No verdict'],
    ['left by its verifiers', [ruling('A:F1', 'B', { verdict: 'unverified' })], 'incomplete', 'No verdict'],
    ['never verified', [], 'incomplete', 'No verdict'],
    [
      'made important by two',
      ['B', 'C'].map((by) => ruling('A:F1', by, { severity: 'important' })),
      'clean',
      'Merge with fixes',
    ],
  ] as const)('with a critical finding that was %s', (_, rulings, outcome, verdict) => {
    const reviews = [completed('A', { findings: [leak] }), completed('B', {}), completed('C', {})];
    expect(decide(reviews, { policy: crossVerified }, rulings)).toMatchObject({ outcome, verdict });
    const older = [completed('A', { findings: [{ ...leak, quote: 'older' }] }), completed('B', {})];
    expect(decide(older, { policy: crossVerified }, rulings)).toMatchObject({
      outcome: 'clean',
      verdict: 'Merge as-is',
    });
  });

  it('is not open without reviewers, whatever the policy says', () => {
    expect(decide([], { policy: { ...policy, minReviewers: 0 } })).toMatchObject({
      outcome: 'incomplete',
      reasons: ['0 of 0 reviewers completed, and 1 is needed.'],
    });
  });

  it('claims no more than was measured when it is clean', () => {
    expect(decide(quiet).reasons).toEqual([
      '3 of 3 reviewers completed; every changed line reached at least 2 reviewers, and nothing at or above critical is open.',
    ]);
    const empty = { coverage: { files: 0, changedLines: 0, undelivered: [] } };
    expect(decide(quiet, empty).reasons[0]).toContain('the pull request changes no file');
    const binary = { coverage: { files: 1, changedLines: 0, undelivered: [] } };
    expect(decide(quiet, binary).reasons[0]).toContain('changes no line of text');
  });

  it('says why: the deciding reason first', () => {
    expect(decide([completed('A', {}), failed('B'), failed('C')]).reasons[0]).toBe(
      '1 of 3 reviewers completed, and 2 are needed. Missing: B (outage), C (outage).',
    );
    expect(decide([completed('A', { findings: [leak] }), failed('B')]).reasons[0]).toBe(`F1 (critical): ${leak.title}`);
  });
});

describe('coverage', () => {
  const change = {
    path: 'a.ts',
    status: 'modified',
    oldMode: '100644',
    newMode: '100644',
    content: 'text',
    additions: 2,
    deletions: 1,
    hunks: [],
  } as const;
  const seen = (name: string, delivered: number, isAcknowledged: boolean): RawReview => ({
    ...completed(name, {}),
    delivery: [{ path: 'a.ts', changedLines: 3, deliveredLines: delivered, isAcknowledged }],
  });

  it('counts reviewers that had all lines before them and have the receipt', () => {
    expect(coverageOf([change], [seen('A', 3, true), seen('B', 3, true)], 2).undelivered).toEqual([]);
    expect(coverageOf([change], [seen('A', 3, true), seen('B', 2, true)], 2).undelivered).toEqual([
      { path: 'a.ts', reviewers: 1 },
    ]);
    expect(coverageOf([change], [seen('A', 3, true), seen('B', 3, false)], 2).undelivered).toEqual([
      { path: 'a.ts', reviewers: 1 },
    ]);
    const unprinted = { path: 'a.ts', changedLines: 0, deliveredLines: 0, isAcknowledged: true };
    expect(coverageOf([change], [{ ...completed('A', {}), delivery: [unprinted] }], 1).undelivered).toHaveLength(1);
    expect(coverageOf([change], [failed('A')], 1).undelivered).toEqual([{ path: 'a.ts', reviewers: 0 }]);
  });

  it('asks for no delivery of what has no text', () => {
    const image = { ...change, path: 'logo.PNG', content: 'binary', additions: 0, deletions: 0 } as const;
    expect(coverageOf([image], [], 1).undelivered).toEqual([]);
  });

  it('counts a binary file under the name of a source file as delivered to nobody', () => {
    const hidden = { ...change, content: 'binary', additions: 0, deletions: 0 } as const;
    expect(coverageOf([hidden], [seen('A', 0, true), seen('B', 0, true)], 1).undelivered).toEqual([
      { path: 'a.ts', reviewers: 0 },
    ]);
  });

  it.each([
    ['findings', 'critical', 'critical', 'incomplete'],
    ['findings', 'important', 'critical', 'incomplete'],
    ['findings', null, 'critical', 'incomplete'],
    ['findings', 'suggestion', 'critical', 'clean'],
    ['findings', 'suggestion', 'suggestion', 'incomplete'],
    ['strengths', null, 'suggestion', 'clean'],
  ] as const)(
    'with one of the %s (%s) that could not be read, at fail-on %s, is %s',
    (list, severity, failOn, outcome) => {
      const item = { list, severity, text: '{}', problem: 'path is missing.' };
      const decided = decide([completed('A', { unreadable: [item] }), completed('B', {})], {
        policy: { ...policy, failOn },
      });
      expect(decided.outcome).toBe(outcome);
      if (outcome === 'incomplete')
        expect(decided.reasons[0]).toMatch(
          /^A finding (?:of unknown severity|\(\w+\)) by A could not be read \(A:U1\): read it .*, or run the review again\.$/u,
        );
    },
  );
});
