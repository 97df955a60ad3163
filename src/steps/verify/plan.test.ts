import { describe, expect, it } from 'vitest';
import {
  completed,
  crossVerified,
  grounded,
  injection,
  leak,
  ruling,
  sameLeak,
} from '../../../test/support/scripted-ledger.ts';
import { scriptedFinding } from '../../../test/support/scripted-review.ts';
import type { Finding, Reviewer } from '../../types.ts';
import { cluster } from '../cluster/cluster.ts';
import { secondClaims } from '../decide/second-claims.ts';
import { planVerification, type VerificationState } from './plan.ts';

const reviewers = ['A', 'B', 'C'].map(
  (name): Reviewer => ({
    name,
    provider: `vendor of ${name}`,
    vendor: `vendor of ${name}`,
    model: 'm',
    effort: 'high',
    passes: 1,
    maxOutputTokens: null,
  }),
);

function plan(found: Readonly<Record<string, readonly Finding[]>>, change: Partial<VerificationState> = {}): string[] {
  const raised = Object.entries(found).map(([name, findings]) => completed(name, { findings: [...findings] }));
  const planned = planVerification({
    candidates: cluster(grounded(raised), ['A', 'B', 'C']),
    reviewers,
    down: new Set(),
    rulings: [],
    pending: [],
    policy: crossVerified,
    ...change,
  });
  return planned.map(({ verifier, claims }) => `${verifier.name} on ${claims.map(({ id }) => id).join(', ')}`);
}

const important: Finding = { ...injection, severity: 'important' };
const [verifierA, verifierB, verifierC] = reviewers as [Reviewer, Reviewer, Reviewer];

describe('planning the verification', () => {
  it('gives a critical claim to both other vendors at once, any other to one of them', () => {
    expect(plan({ A: [leak] })).toEqual(['B on A:F1', 'C on A:F1']);
    expect(plan({ A: [important] })).toEqual(['B on A:F1']);
    expect(plan({ A: [{ ...leak, severity: 'suggestion' }] })).toEqual([]);
  });

  it('spreads claims over the vendors that did not raise them', () => {
    const many = [1, 2, 3, 4].map((line) =>
      scriptedFinding({ ...important, title: `${line}`, path: `${line}.ts`, startLine: line, quote: 'q' }),
    );
    expect(plan({ B: many })).toEqual(['A on B:F1, B:F3', 'C on B:F2, B:F4']);
  });

  it('puts at most eight claims into a session, and holds two sessions of a reviewer at a time', () => {
    const many = Array.from({ length: 40 }, (_, at) =>
      scriptedFinding({ ...important, title: `${at}`, path: `${at}.ts`, startLine: 1, quote: 'q' }),
    );
    const sessions = plan({ A: many });
    expect(sessions).toHaveLength(4);
    expect(sessions.every((session) => session.split(',').length === 8)).toBe(true);
    expect(
      plan({ A: many }, { pending: [verifierB, verifierB, verifierC].map((verifier) => ({ verifier, claims: [] })) }),
    ).toHaveLength(1);
  });

  it('lets a late duplicate join what is under way', () => {
    const raised = grounded([completed('A', { findings: [leak] }), completed('B', { findings: [sameLeak] })]);
    const [ofA, ofB] = raised.map((source) => [source]);
    if (ofA === undefined || ofB === undefined) throw new Error('two are raised');
    const pending = [
      { verifier: verifierB, claims: ofA },
      { verifier: verifierC, claims: ofA },
    ];
    expect(plan({ A: [leak], B: [sameLeak] }, { pending })).toEqual([]);
    // The duplicate makes it critical: one voice more is needed, from a vendor that was not asked.
    expect(plan({ A: [leak], B: [sameLeak] }, { pending: [{ verifier: verifierC, claims: ofB }] })).toEqual([
      'A on A:F1',
    ]);
  });

  it('asks the next vendor when a verifier died, and a finder’s vendor when no other is left', () => {
    const died = [ruling('A:F1', 'B', { verdict: 'unverified' })];
    expect(plan({ A: [important] }, { rulings: died })).toEqual(['C on A:F1']);
    expect(plan({ A: [important] }, { rulings: died, down: new Set(['C']) })).toEqual(['A on A:F1']);
    expect(plan({ A: [important] }, { down: new Set(['A', 'B', 'C']) })).toEqual([]);
    expect(plan({ A: [leak], B: [sameLeak], C: [leak] })).toHaveLength(2);
  });

  it('asks for a second voice when a verifier calls an important finding critical', () => {
    expect(plan({ A: [important] }, { rulings: [ruling('A:F1', 'B', { severity: 'critical' })] })).toEqual([
      'C on A:F1',
    ]);
    expect(plan({ A: [important] }, { rulings: [ruling('A:F1', 'B', { severity: 'important' })] })).toEqual([]);
  });

  it('puts a late critical claim to two vendors, whoever refuted the milder one before', () => {
    const rulings = [ruling('B:F1', 'C', { verdict: 'refuted' })];
    expect(plan({ A: [leak], B: [{ ...sameLeak, severity: 'important' }] }, { rulings })).toEqual([
      'A on A:F1',
      'C on A:F1',
    ]);
    expect(plan({ A: [leak], B: [sameLeak] }, { rulings: [ruling('B:F1', 'C')] })).toEqual(['A on A:F1']);
  });

  it('puts what is left of a refuted candidate to a vendor that did not raise it', () => {
    const rulings = [ruling('A:F1', 'C', { verdict: 'refuted' })];
    const raised = [
      completed('A', { findings: [important] }),
      completed('B', { findings: [{ ...important, title: 'SQL injection: the table name is concatenated' }] }),
    ];
    const terms = { policy: crossVerified, vendors: 3 };
    const candidates = cluster(grounded(raised), ['A', 'B', 'C']).flatMap((one) => secondClaims(one, rulings, terms));
    const planned = planVerification({
      ...{ candidates, reviewers, rulings, policy: crossVerified },
      ...{ down: new Set(), pending: [] },
    });
    expect(planned.map(({ verifier, claims }) => [verifier.name, claims.map(({ id }) => id)])).toEqual([
      ['C', ['B:F1']],
    ]);
  });

  it('uses fresh sessions of the only vendor, and ends', () => {
    const alone = { reviewers: [verifierA] };
    expect(plan({ A: [leak] }, alone)).toEqual(['A on A:F1', 'A on A:F1']);
    const dead = Array.from({ length: 3 }, () => ruling('A:F1', 'A', { verdict: 'unverified' }));
    expect(plan({ A: [leak] }, { ...alone, rulings: dead })).toEqual([]);
  });
});
