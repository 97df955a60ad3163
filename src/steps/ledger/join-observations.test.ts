import { describe, expect, it } from 'vitest';
import { completed, crossVerified, ledgerOf, ruling } from '../../../test/support/scripted-ledger.ts';
import { scriptedFinding } from '../../../test/support/scripted-review.ts';
import type { Submission } from '../../types.ts';

const stale = scriptedFinding({
  title: 'The force acts on a state from before the wait',
  path: 'src/stop.ts',
  startLine: 17,
  quote: 'force(state);',
  severity: 'important',
  failure: 'The pump starts anew while the wait lasts, and the force hits the new one.',
  body: 'Read the state anew before the force.',
});
const meant = ruling('A:F1', 'C', { severity: 'important', isIntended: true, fix: 'fails' });
const concern = {
  title: 'State is older than the wait',
  path: null,
  body: 'What is forced is the state of before the wait; a pump that starts anew is hit.',
  scope: 'future',
} as const;

/** What each observation repeats, by its id. */
function repeated(submission: Partial<Submission>, rulings = [meant]) {
  const reviews = [completed('A', { findings: [stale] }), completed('B', submission), completed('C', {})];
  const { observations, dispositions } = ledgerOf(reviews, { rulings, policy: crossVerified });
  return {
    same: Object.fromEntries(observations.map(({ id, sameAs }) => [id, sameAs])),
    facts: Object.fromEntries(dispositions.map(({ id, facts }) => [id, facts])),
  };
}

describe('a concern beside a finding that is documented as deliberate', () => {
  it.each([['src/stop.ts'], ['src/'], [null]])(
    'says the same in other words, and its remedy fails as well: path %s',
    (path) => {
      const { same, facts } = repeated({ concerns: [{ ...concern, path }] });
      expect(same).toEqual({ C1: 'F1' });
      expect(facts['B:C1']).toEqual(['fix-refuted']);
    },
  );

  it('does not when it is about another file or another matter', () => {
    const others = [
      { ...concern, path: 'src/start.ts' },
      { ...concern, title: 'One queue for two jobs', body: 'Slow mail holds up berths.' },
    ];
    const { same, facts } = repeated({ concerns: others });
    expect(same).toEqual({ C1: null, C2: null });
    expect(facts['B:C1']).toEqual([]);
  });
});

describe('an observation', () => {
  const said = { title: 'One queue for two jobs', body: 'Slow mail holds up berths.', path: 'src/stop.ts' };
  const scope = 'future' as const;

  it('names the one of another section that it repeats', () => {
    const limitation = { ...said, startLine: 3, quote: '// on purpose' };
    const { same } = repeated(
      {
        concerns: [{ ...said, scope }],
        testing: [said],
        documentation: [said],
        limitations: [limitation],
      },
      [],
    );
    expect(same).toEqual({ C1: null, D1: 'C1', L1: 'C1', T1: 'C1' });
  });

  it('names the open finding that it repeats, and no other', () => {
    const { title, failure, body } = stale;
    const copy = { title, body: `${failure}\n${body}`, path: null };
    expect(repeated({ testing: [copy], concerns: [{ ...copy, scope: 'in-scope' }] }, []).same).toEqual({
      C1: 'F1',
      T1: 'F1',
    });
    const refuted = ruling('A:F1', 'C', { verdict: 'refuted', severity: null });
    expect(repeated({ testing: [copy] }, [refuted]).same).toEqual({ T1: null });
  });

  it('of praise repeats nothing: a finding denies in the same words what it says', () => {
    expect(repeated({ concerns: [{ ...said, scope }], strengths: [said] }, []).same).toEqual({
      C1: null,
      S1: null,
    });
  });
});
