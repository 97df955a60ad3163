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

  it.each([
    [
      { file: 'a.ts', line: 12 },
      { path: 'a.ts', startLine: 12, endLine: 12 },
    ],
    [
      { filename: 'a.ts', lines: '12-14' },
      { path: 'a.ts', startLine: 12, endLine: 14 },
    ],
    [
      { file_path: 'a.ts', line_start: 12, line_end: 14 },
      { path: 'a.ts', startLine: 12, endLine: 14 },
    ],
    [
      { filePath: 'a.ts', lineRange: [12, 14] },
      { path: 'a.ts', startLine: 12, endLine: 14 },
    ],
    [
      { fileName: 'a.ts', range: { start: { line: 12 }, end: { line: 14 } } },
      { path: 'a.ts', startLine: 12, endLine: 14 },
    ],
    [{ location: { file: 'a.ts', start_line: 12, end_line: 14 } }, { path: 'a.ts', startLine: 12, endLine: 14 }],
    [{ location: 'a.ts:12-14' }, { path: 'a.ts:12-14', startLine: 12, endLine: 14 }],
    [{ path: 'a.ts#L12-L14' }, { path: 'a.ts#L12-L14', startLine: 12, endLine: 14 }],
    [
      { path: 'a.ts', startLine: 'L12–14' },
      { path: 'a.ts', startLine: 12, endLine: 14 },
    ],
    // As GitHub names the lines of a comment.
    [
      { path: 'a.ts', start_line: 12, line: 14 },
      { path: 'a.ts', startLine: 12, endLine: 14 },
    ],
    [
      { path: 'a.ts', start_line: null, line: 14 },
      { path: 'a.ts', startLine: 14, endLine: 14 },
    ],
    [
      { path: 'a.ts', start_line: 12, end_line: 14, line: 99 },
      { path: 'a.ts', startLine: 12, endLine: 14 },
    ],
    [
      { path: 'a.ts', file: 'b.ts', startLine: null, endLine: null, lines: [3, 4] },
      { path: 'a.ts', startLine: null },
    ],
  ])('reads the place %j', (written, expected) => {
    const { path: _, startLine: __, endLine: ___, ...others } = finding;
    const found = mend(Finding, { ...others, ...written });
    expect(found).toMatchObject(expected);
    expect(Finding.safeParse(found).success).toBe(true);
  });

  it('reads other words for keys, and none over a right one', () => {
    const said = {
      ...{
        priority: 'P0',
        type: 'bug',
        issue: 'Divides by zero.',
        file: 'a.ts',
        lines: '3',
        code_snippet: 'total / people',
      },
      ...{ description: 'Nobody is there.', impact: 'NaN is charged.', suggestion: 'Check the list.' },
    };
    const read = mend(Finding, said);
    expect(read).toMatchObject({
      ...{
        severity: 'critical',
        kind: 'regression',
        title: 'Divides by zero.',
        path: 'a.ts',
        startLine: 3,
        endLine: 3,
      },
      ...{ quote: 'total / people', body: 'Nobody is there.', failure: 'NaN is charged.' },
      fix: { text: 'Check the list.', diff: null },
    });
    expect(mend(Finding, { ...said, ...finding })).toEqual(finding);
    // What does not fit is no word for it: nothing is made of it.
    expect(mend(Finding, { ...said, type: 'security', code_snippet: { a: 1 }, suggestion: [3] })).toEqual({
      ...(read as object),
      kind: undefined,
      quote: '',
      fix: null,
    });
    const { claim, verdict, reason, ...rest } = ruling;
    const judged = { verdicts: [{ ...rest, claim_id: claim, decision: verdict, explanation: reason }] };
    expect(mend(Judgements, judged)).toEqual({ rulings: [ruling] });
    expect(mend(Judgements, { rulings: { V1: ruling, V2: ruling } })).toEqual({ rulings: [ruling, ruling] });
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
