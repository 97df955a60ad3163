import { describe, expect, it } from 'vitest';
import { completed, crossVerified, grounded, leak, ruling } from '../../../test/support/scripted-ledger.ts';
import type { Candidate, Finding, Policy, Ruling, Severity } from '../../types.ts';
import { cluster } from '../cluster/cluster.ts';
import { decide, wantsVerification } from './decide.ts';

function candidateOf(change: Partial<Finding>): Candidate {
  const [candidate] = cluster(grounded([completed('A', { findings: [{ ...leak, ...change }] })]), ['A']);
  if (candidate === undefined) throw new Error('no candidate');
  return candidate;
}

/** `B refuted` and the like; a severity after a verdict is the verifier's own rating. */
function rulingsOf(script: string): Ruling[] {
  return script
    .split(',')
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const [by = '', verdict, severity = null, word] = part.trim().split(' ');
      return ruling('A:F1', by, {
        verdict: verdict as Ruling['verdict'],
        severity: severity as Severity | null,
        isIntended: word === 'intended',
        effect: word === 'worsened' ? 'worsened' : 'pre-existing',
      });
    });
}

function decided(change: Partial<Finding>, script: string, policy: Policy = crossVerified, vendors = 3) {
  const { standing, severity } = decide(candidateOf(change), rulingsOf(script), { policy, vendors });
  return `${standing} ${severity}`;
}

describe('the table of adjudication', () => {
  it.each([
    // Ungrounded and older findings never gate, whatever is said of them.
    ['critical', 'missing', '', 'ungrounded critical'],
    ['critical', 'older', '', 'pre-existing critical'],
    ['critical', 'older', 'B confirmed critical', 'pre-existing critical'],
    ['critical', 'older', 'B confirmed critical worsened', 'confirmed critical'],
    // Confirmed by one, not refuted by two.
    ['critical', 'code', 'B confirmed critical', 'confirmed critical'],
    ['critical', 'code', 'B confirmed critical, C refuted', 'confirmed critical'],
    ['critical', 'code', 'B confirmed critical, C unproven', 'confirmed critical'],
    ['critical', 'code', 'B confirmed critical, C unverified', 'confirmed critical'],
    ['important', 'code', 'B confirmed important', 'confirmed important'],
    ['important', 'code', 'B confirmed important, C refuted', 'confirmed important'],
    // A critical finding is refuted by two vendors, others by one.
    ['critical', 'code', 'B refuted', 'unproven critical'],
    ['critical', 'code', 'B refuted, C unproven', 'unproven critical'],
    ['critical', 'code', 'B refuted, C unverified', 'unproven critical'],
    ['critical', 'code', 'B refuted, B refuted', 'unproven critical'],
    ['critical', 'code', 'B refuted, C refuted', 'refuted critical'],
    ['important', 'code', 'B refuted', 'refuted important'],
    ['suggestion', 'code', 'B refuted', 'refuted suggestion'],
    // A demotion needs as many as a refutation.
    ['critical', 'code', 'B confirmed important', 'confirmed critical'],
    ['critical', 'code', 'B confirmed important, C unproven', 'confirmed critical'],
    ['critical', 'code', 'B confirmed important, C confirmed suggestion', 'confirmed important'],
    ['critical', 'code', 'B confirmed important, C refuted', 'confirmed important'],
    ['critical', 'code', 'B confirmed important, C confirmed critical', 'confirmed critical'],
    ['important', 'code', 'B confirmed suggestion', 'confirmed suggestion'],
    // A promotion needs as many as would be needed to undo it.
    ['important', 'code', 'B confirmed critical', 'confirmed important'],
    ['important', 'code', 'B confirmed critical, C confirmed critical', 'confirmed critical'],
    ['suggestion', 'code', 'B confirmed important', 'confirmed important'],
    // Documented as deliberate; never for a critical finding.
    ['important', 'code', 'B confirmed important intended', 'intended important'],
    ['critical', 'code', 'B confirmed critical intended, C confirmed critical intended', 'confirmed critical'],
    // Neither confirmed nor refuted.
    ['critical', 'code', 'B unproven, C unproven', 'unproven critical'],
    ['important', 'code', 'B unproven', 'unproven important'],
    ['critical', 'code', 'B unverified, C unverified', 'unverified critical'],
    ['critical', 'code', '', 'unverified critical'],
    ['important', 'code', '', 'unverified important'],
    ['suggestion', 'code', '', 'raw suggestion'],
  ])('makes a %s finding on %s lines with the rulings "%s" %s', (severity, quote, script, expected) => {
    expect(decided({ severity: severity as Severity, quote }, script)).toBe(expected);
  });

  it('counts two fresh sessions as two voices when there is one vendor only', () => {
    expect(decided({}, 'B refuted, B refuted', crossVerified, 1)).toBe('refuted critical');
    expect(decided({}, 'B refuted', crossVerified, 1)).toBe('unproven critical');
  });

  it('leaves raw severities where nothing is verified', () => {
    expect(decided({}, '', { ...crossVerified, verify: 'off' })).toBe('raw critical');
  });

  it('calls nothing a regression that is older than the change', () => {
    const old = decide(candidateOf({ quote: 'older' }), [], { policy: crossVerified, vendors: 3 });
    expect(old).toMatchObject({ kind: 'gap', origin: 'pre-existing' });
  });

  it('believes that a remedy fails only with a quotation, and that it works only unopposed', () => {
    const of = (...rulings: Ruling[]) =>
      decide(candidateOf({}), rulings, { policy: crossVerified, vendors: 3 }).fixWorks;
    expect(of(ruling('A:F1', 'B'))).toBe(null);
    expect(of(ruling('A:F1', 'B', { fix: 'works' }))).toBe(true);
    expect(of(ruling('A:F1', 'B', { fix: 'works' }), ruling('A:F1', 'C', { fix: 'fails' }))).toBe(false);
    expect(of(ruling('A:F1', 'B', { fix: 'fails', evidence: [] }))).toBe(null);
  });
});

describe('what is put to verifiers', () => {
  const wants = (change: Partial<Finding>, policy: Partial<Policy> = {}) =>
    wantsVerification(candidateOf(change), { ...crossVerified, ...policy });

  it('is what is important, what is at fail-on, and everything with `all`', () => {
    expect(wants({ severity: 'important' })).toBe(true);
    expect(wants({ severity: 'suggestion' })).toBe(false);
    expect(wants({ severity: 'suggestion' }, { failOn: 'suggestion' })).toBe(true);
    expect(wants({ severity: 'suggestion' }, { verify: 'all' })).toBe(true);
    expect(wants({ severity: 'critical' }, { verify: 'off' })).toBe(false);
    expect(wants({ severity: 'critical', quote: 'missing' }, { verify: 'all' })).toBe(false);
  });

  it('is what reviewers rate differently', () => {
    const reviews = [
      completed('A', { findings: [{ ...leak, severity: 'suggestion' }] }),
      completed('B', { findings: [{ ...leak, severity: 'suggestion', quote: 'missing' }] }),
    ];
    const [alike] = cluster(grounded(reviews), ['A', 'B']);
    expect(alike && wantsVerification(alike, crossVerified)).toBe(false);
    const rated = [
      completed('A', { findings: [{ ...leak, severity: 'suggestion' }] }),
      completed('B', { findings: [{ ...leak, severity: 'important', quote: 'missing' }] }),
    ];
    const found = cluster(grounded(rated), ['A', 'B']);
    expect(found.filter((one) => wantsVerification(one, crossVerified)).length).toBe(found.length === 1 ? 1 : 0);
  });
});
