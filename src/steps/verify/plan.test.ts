import { describe, expect, it } from 'vitest';
import {
  candidateIn,
  reviewersNamed,
  rulingsIn,
  scriptedTerms,
  threeVendors,
} from '../../../test/support/scripted-table.ts';
import type { Candidate, Policy, Reviewer } from '../../types.ts';
import { type PlannedSession, planVerification } from './plan.ts';

interface Situation {
  readonly rulings?: string;
  /** `B on A1` and the like. */
  readonly pending?: readonly string[];
  readonly down?: readonly string[];
  readonly reviewers?: readonly Reviewer[];
  readonly policy?: Partial<Policy>;
}

function plan(candidates: readonly (string | Candidate)[], situation: Situation = {}): string[] {
  const { rulings = '', pending = [], down = [], reviewers = threeVendors, policy = {} } = situation;
  const all = candidates.map((one) => (typeof one === 'string' ? candidateIn(one) : one));
  const sources = all.flatMap((one) => one.sources);
  const underWay = pending.map((words): PlannedSession => {
    const [name, ids = ''] = words.split(' on ');
    const verifier = reviewers.find((reviewer) => reviewer.name === name);
    if (verifier === undefined) throw new Error(`there is no ${name}`);
    return { verifier, claims: sources.filter(({ id }) => ids.split(' ').includes(id)) };
  });
  const planned = planVerification({
    ...{ candidates: all, reviewers, down: new Set(down), pending: underWay },
    rulings: rulingsIn(rulings, reviewers),
    terms: scriptedTerms(policy, reviewers),
  });
  return planned.map(({ verifier, claims }) => `${verifier.name} on ${claims.map(({ id }) => id).join(' ')}`);
}

/** Candidates of one claim each, A1 and on. */
function many(count: number, severity: string): readonly Candidate[] {
  return candidateIn(Array.from({ length: count }, () => `A ${severity}`).join(',')).sources.map((lead) => ({
    lead,
    sources: [lead],
  }));
}

describe('who is asked about a claim', () => {
  it('is both other vendors at once for a critical one, one of them for any other', () => {
    expect(plan(['A critical'])).toEqual(['B on A1', 'C on A1']);
    expect(plan(['A important'])).toEqual(['B on A1']);
    expect(plan(['A suggestion'])).toEqual([]);
  });

  it('is what is important, what is at fail-on, what reviewers rate differently, and everything with `all`', () => {
    expect(plan(['A suggestion'], { policy: { failOn: 'suggestion' } })).toEqual(['B on A1']);
    expect(plan(['A suggestion'], { policy: { verify: 'all' } })).toEqual(['B on A1']);
    expect(plan(['A important, B suggestion'], { rulings: 'C refutes A1' })).toEqual(['C on B1']);
    expect(plan(['A critical'], { policy: { verify: 'off' } })).toEqual([]);
  });

  it('is asked without an anchor too, where the file exists', () => {
    expect(plan(['A critical missing'])).toEqual(['B on A1', 'C on A1']);
    expect(plan(['A important missing'])).toEqual(['B on A1']);
    expect(plan(['A suggestion missing'], { policy: { verify: 'all' } })).toEqual([]);
    expect(plan(['A critical absent'], { policy: { verify: 'all' } })).toEqual([]);
  });

  it('is the next vendor when a verifier died, and nobody for the finder’s vendor alone', () => {
    expect(plan(['A important'], { rulings: 'B dies A1' })).toEqual(['C on A1']);
    expect(plan(['A important'], { rulings: 'B dies A1', down: ['C'] })).toEqual([]);
    expect(plan(['A critical'], { down: ['A', 'B', 'C'] })).toEqual([]);
  });

  it('is a fresh session of the finder’s vendor where only one other answers', () => {
    expect(plan(['A critical'], { down: ['C'] })).toEqual(['A on A1', 'B on A1']);
    expect(plan(['A critical'], { rulings: 'B refutes A1, C dies A1', down: ['C'] })).toEqual(['A on A1']);
    const sameAsFinder = reviewersNamed('anthropic:A', 'openai:B', 'anthropic:C');
    expect(plan(['A critical'], { reviewers: sameAsFinder })).toEqual(['A on A1', 'B on A1']);
  });

  it('is a second voice when one confirms it more severe, and nobody when it is confirmed as it was raised', () => {
    expect(plan(['A important'], { rulings: 'B confirms A1 critical' })).toEqual(['C on A1']);
    expect(plan(['A important'], { rulings: 'B confirms A1 important' })).toEqual([]);
    expect(plan(['A critical'], { rulings: 'B confirms A1 critical' })).toEqual([]);
  });

  it('is one more fresh session for a critical one that both left open, and no more', () => {
    const open = 'B refutes A1, C opens A1';
    expect(plan(['A critical'], { rulings: open })).toEqual(['C on A1']);
    expect(plan(['A critical'], { rulings: `${open}, C opens A1` })).toEqual([]);
    expect(plan(['A critical'], { rulings: open, pending: ['C on A1'] })).toEqual([]);
    expect(plan(['A important'], { rulings: 'B opens A1' })).toEqual([]);
  });

  it('is a second vendor for what one left open at fail-on', () => {
    expect(plan(['A important'], { rulings: 'B opens A1', policy: { failOn: 'important' } })).toEqual(['C on A1']);
  });

  it('is a vendor of its own for each of its claims, in turn', () => {
    const twins = 'B important, C critical';
    expect(plan([twins])).toEqual(['A on C1', 'B on C1']);
    expect(plan([twins], { rulings: 'A confirms B1 important, B confirms C1 suggestion' })).toEqual(['A on C1']);
    expect(plan([twins], { rulings: 'A confirms C1 critical' })).toEqual([]);
    expect(plan(['A important, B important'], { rulings: 'C refutes A1' })).toEqual(['C on B1']);
    expect(plan(['A important, B important'], { rulings: 'C refutes A1, C confirms B1' })).toEqual([]);
  });

  it('is one vendor for a critical finding of several, and two where they could find it older', () => {
    expect(plan(['A critical, B critical'])).toEqual(['C on A1']);
    expect(plan(['A critical, B critical, C critical'])).toEqual(['B on A1']);
    expect(plan(['A critical older, B critical older'])).toEqual(['B on A1', 'C on A1']);
  });

  it('joins what is under way when a duplicate comes late', () => {
    expect(plan(['A critical, B important'], { pending: ['B on A1', 'C on A1'] })).toEqual([]);
    expect(plan(['A important, B important'], { pending: ['C on B1'] })).toEqual([]);
  });

  it('is fresh sessions of the only vendor, three at most', () => {
    const reviewers = reviewersNamed('A');
    expect(plan(['A critical'], { reviewers })).toEqual(['A on A1', 'A on A1']);
    expect(plan(['A critical'], { reviewers, rulings: 'A opens A1, A refutes A1' })).toEqual(['A on A1']);
    expect(plan(['A critical'], { reviewers, rulings: 'A dies A1, A dies A1, A dies A1' })).toEqual([]);
  });

  it('has an end, whatever is said', () => {
    for (const verb of ['confirms', 'refutes', 'opens', 'dies'])
      for (const severity of ['critical', 'important', 'suggestion'])
        for (const script of ['A critical', 'A important, B critical', 'A important missing, B important'])
          for (const reviewers of [threeVendors, reviewersNamed('A', 'B'), reviewersNamed('A', 'A:B')]) {
            const candidate = candidateIn(script);
            let said = '';
            for (let asked = 0; ; asked += 1) {
              const next = plan([candidate], { rulings: said, reviewers, policy: { failOn: 'suggestion' } });
              if (next.length === 0) break;
              expect(asked).toBeLessThan(20);
              const words = next.map((one) => one.replace(' on ', ` ${verb} `)).map((one) => `${one} ${severity}`);
              said = [said, ...words].filter((one) => one !== '').join(',');
            }
          }
  });
});

describe('the sessions', () => {
  it('spread claims over the vendors that did not raise them', () => {
    expect(plan(many(4, 'important'))).toEqual(['B on A1 A3', 'C on A2 A4']);
  });

  it('hold a critical claim alone, and at most eight others', () => {
    expect(plan([...many(1, 'critical'), candidateIn('B important'), candidateIn('C important')])).toEqual([
      'A on B1 C1',
      'B on A1',
      'C on A1',
    ]);
    const sessions = plan(many(40, 'important'));
    expect(sessions).toHaveLength(4);
    expect(sessions.every((session) => session.split(' ').length === 10)).toBe(true);
  });

  it('are two of a reviewer at a time', () => {
    expect(plan(many(5, 'critical'))).toEqual(['B on A1', 'B on A2', 'C on A1', 'C on A2']);
    expect(plan(many(40, 'important'), { pending: ['B on nothing', 'B on nothing', 'C on nothing'] })).toHaveLength(1);
  });

  it('come in the order in which a budget is best spent', () => {
    const found = ['A important', 'A critical missing', 'A critical', 'A critical, B critical'];
    const numbered = candidateIn(found.join(',')).sources;
    const [important, missing, critical, shared, other] = numbered.map((source) => [source]);
    const candidates = [important, missing, critical, [...(shared ?? []), ...(other ?? [])]].map((sources) => {
      const [lead] = sources ?? [];
      if (lead === undefined || sources === undefined) throw new Error('no claim');
      return { lead, sources };
    });
    expect(plan(candidates, { down: ['B'] }).slice(-2)).toEqual(['C on A4', 'C on A3']);
  });
});
