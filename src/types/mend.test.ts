import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { samples } from '../../test/support/samples.ts';
import { noPeople } from '../../test/support/shares.ts';
import { Concern, Finding, Judgements, mend, Observation, Partition, readAs, Severity, salvage } from '../types.ts';

const finding = { ...noPeople, fix: { text: 'Check the list.', diff: null } };
const read = (changes: Readonly<Record<string, unknown>>) => mend(Finding, { ...finding, ...changes });
const ruling = {
  ...{ claim: 'V1', verdict: 'refuted', severity: 'critical', effect: 'introduced', isIntended: false },
  ...{ fix: 'works', evidence: [], reason: 'Guarded above.' },
};

describe('mending a value', () => {
  it('leaves alone what holds', () => {
    expect(read({})).toEqual(finding);
  });

  it.each([
    ['Critical', 'critical'],
    ['CRITICAL (data loss)', 'critical'],
    ['blocker', 'critical'],
    ['Fatal', 'critical'],
    ['high', 'critical'],
    ['P0', 'critical'],
    ['major', 'important'],
    ['medium', 'important'],
    ['medium-high', 'critical'],
    ['Nit', 'suggestion'],
    ['low', 'suggestion'],
    ['spicy', 'important'],
  ])('reads the severity %j as %s', (written, severity) => {
    expect(mend(Severity, written)).toBe(severity);
  });

  it.each([
    [{ kind: 'bug' }, { kind: 'regression' }],
    [{ kind: 'Pre-condition' }, { kind: 'regression' }],
    [{ side: 'RIGHT' }, { side: 'new' }],
    [{ side: 'LEFT' }, { side: 'old' }],
    [{ evidence: 'Traced' }, { evidence: 'traced' }],
    [
      { startLine: 0, endLine: 0 },
      { startLine: null, endLine: null },
    ],
    [
      { startLine: undefined, endLine: null },
      { startLine: null, endLine: null },
    ],
    [
      { startLine: 'unknown', endLine: -3 },
      { startLine: null, endLine: null },
    ],
    [
      { startLine: '12', endLine: 'L14' },
      { startLine: 12, endLine: 14 },
    ],
    [
      { startLine: 9, endLine: 4 },
      { startLine: 4, endLine: 9 },
    ],
    [
      { startLine: 9, endLine: null },
      { startLine: 9, endLine: 9 },
    ],
    [{ quote: ['  one();', '  two();'] }, { quote: '  one();\n  two();' }],
    [{ fix: 'Check the list.' }, { fix: { text: 'Check the list.', diff: null } }],
    [{ fix: '{"text":"Check it.","diff":""}' }, { fix: { text: 'Check it.', diff: null } }],
    [{ fix: 'none' }, { fix: null }],
    [{ cause: undefined, confidence: 0.9 }, { cause: null }],
  ])('reads %j as %j', (written, expected) => {
    expect(read(written)).toEqual({ ...finding, ...expected });
  });

  it('reads keys by their letters, the exact one first', () => {
    const { startLine, ...others } = finding;
    expect(mend(Finding, { ...others, start_line: startLine, Severity: 'low' })).toEqual(finding);
    expect(mend(Finding, JSON.stringify({ ...others, START_LINE: startLine }))).toEqual(finding);
  });

  it('reads absent lists as empty, a sole item as a list, and a list in place of the object that holds it', () => {
    expect(mend(Partition, {})).toEqual({ groups: [] });
    expect(mend(Partition, '[["K1"],["K2"]]')).toEqual({ groups: [['K1'], ['K2']] });
    expect(mend(Judgements, { rulings: ruling })).toEqual({ rulings: [ruling] });
    expect(mend(Judgements, { rulings: JSON.stringify([JSON.stringify(ruling)]) })).toEqual({ rulings: [ruling] });
  });

  it('never reads a verdict or an origin into what opens the gate', () => {
    const odd = { rulings: [{ ...ruling, verdict: 'not refuted', effect: 'who knows', isIntended: 'perhaps' }] };
    expect(readAs(Judgements, odd)).toMatchObject({ value: { rulings: [] } });
    const { isIntended, ...without } = { ...ruling, effect: 'who knows', verdict: 'REFUTED' };
    expect(readAs(Judgements, { rulings: [without] })).toMatchObject({
      value: { rulings: [{ verdict: 'refuted', effect: 'introduced', isIntended: false }] },
    });
    expect(isIntended).toBe(false);
  });

  it('reads no JSON out of prose', () => {
    const prose = `Here it is:\n${JSON.stringify(finding)}`;
    expect(mend(Finding, prose)).toBe(prose);
    expect(mend(Observation, prose)).toMatchObject({ body: prose });
  });

  it('takes an object with a length for no text and no list', () => {
    const value = JSON.parse('{ "length": { "toString": 1, "valueOf": 1 } }');
    for (const key of Object.keys(finding)) expect(() => salvage(Finding, read({ [key]: value }))).not.toThrow();
    expect(() => salvage(Judgements, mend(Judgements, { rulings: value }))).not.toThrow();
  });

  it('throws for nothing', { timeout: 600_000 }, () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true }), (value) => {
        for (const schema of [Finding, Concern, Judgements, Partition]) salvage(schema, mend(schema, value));
        for (const key of Object.keys(finding)) salvage(Finding, read({ [key]: value }));
      }),
      { numRuns: samples(10_000) },
    );
  });
});

describe('saving what does not hold', () => {
  it('cuts texts, drops half a diff, and costs no item its neighbour', () => {
    const long = read({ body: 'x'.repeat(9_000), fix: { text: 'Check.', diff: '+'.repeat(20_001) } });
    expect(salvage(Finding, long)).toMatchObject({
      body: expect.stringMatching(/^x{7999}…$/u),
      fix: { text: 'Check.', diff: null },
    });
    const evidence = [{ path: 'a.ts', startLine: 1, endLine: 1, side: 'new', quote: 'one();', shows: 'It.' }, 'line 7'];
    expect(readAs(Judgements, { rulings: [{ ...ruling, evidence }, 'V2: fine'] })).toMatchObject({
      value: { rulings: [{ evidence: [{ path: 'a.ts' }] }] },
      issues: [{ path: ['rulings', 0, 'evidence', 1] }, { path: ['rulings', 1] }],
    });
  });

  it('saves a part that may be null as null', () => {
    expect(salvage(Finding, read({ cause: 'the loop', fix: { diff: '+x' } }))).toEqual({
      ...finding,
      cause: null,
      fix: null,
    });
  });

  it('makes nothing of nothing', () => {
    expect(readAs(Finding, 'see above')).toEqual({ issues: [expect.anything()] });
  });
});
