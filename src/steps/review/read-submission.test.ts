import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SlippedItem, slippedSubmission } from '../../../test/support/form-slips.ts';
import { samples } from '../../../test/support/samples.ts';
import { scriptedSubmission } from '../../../test/support/scripted-review.ts';
import { noPeople } from '../../../test/support/shares.ts';
import type { Submission } from '../../types.ts';
import { readSubmission } from './read-submission.ts';

const whole = scriptedSubmission('', [noPeople]);
const read = (input: unknown) => readSubmission(input)?.submission;

describe('reading a submission', () => {
  it('reads what holds as it is, and finds nothing wrong', () => {
    expect(readSubmission(whole)).toEqual({ submission: { ...whole, unreadable: [] }, issues: [] });
  });

  it.each([
    ['without its empty lists', { findings: whole.findings, coverage: [] }],
    ['with a summary that nobody asked for', { summary: 'All in all sound.', ...whole }],
    ['as text', JSON.stringify(whole)],
    ['as text of text', JSON.stringify(JSON.stringify(whole))],
    ['as text in a fence', `\`\`\`json\n${JSON.stringify(whole, null, 2)}\n\`\`\``],
    ['within another object', { submission: whole }],
    ['within another object, as text', { arguments: JSON.stringify(whole) }],
    ['with its findings as text', { ...whole, findings: JSON.stringify(whole.findings) }],
    ['with each finding as text', { ...whole, findings: whole.findings.map((each) => JSON.stringify(each)) }],
    ['with its only finding in no list', { ...whole, findings: noPeople }],
  ])('reads one %s without a word', (_, input) => {
    expect(readSubmission(input)).toEqual({ submission: { ...whole, unreadable: [] }, issues: [] });
  });

  it('gives what cannot be read a place of its own, with its severity as far as it goes (threat 56)', () => {
    const { path: _, ...nowhere } = noPeople;
    const findings = [noPeople, 'see above', { ...nowhere, severity: 'HIGH' }, 3, { ...nowhere, severity: 'nit' }];
    expect(readSubmission({ ...whole, findings, strengths: [{}] })).toMatchObject({
      submission: {
        findings: [noPeople],
        unreadable: [
          { list: 'findings', severity: null, text: 'see above', problem: expect.stringContaining('findings.1: ') },
          { list: 'findings', severity: 'critical', text: expect.stringContaining(noPeople.title) },
          { list: 'findings', severity: null, text: '3' },
          { list: 'findings', severity: 'suggestion', problem: expect.stringContaining('findings.4.path: ') },
          { list: 'strengths', severity: null, text: '{}' },
        ],
      },
      issues: expect.arrayContaining([expect.objectContaining({ path: ['findings', 1] })]),
    });
  });

  it('takes what an item lacks from the rest of it, and says so', () => {
    const { body: _, title: __, evidence: ___, ...rest } = noPeople;
    const known = readSubmission({ ...whole, findings: [rest] });
    const { failure } = noPeople;
    expect(known?.submission.findings).toEqual([{ ...noPeople, title: failure, body: failure, evidence: 'reasoned' }]);
    expect(known?.issues.map(({ path }) => path.join('.'))).toEqual([
      ...['findings.0.title', 'findings.0.body', 'findings.0.evidence'],
    ]);
  });

  it('takes for absent what is nothing but blanks', () => {
    const { failure } = noPeople;
    const known = readSubmission({ ...whole, findings: [{ ...noPeople, title: ' \u00a0\n', body: '\t' }] });
    expect(known?.submission.findings).toEqual([{ ...noPeople, title: failure, body: failure }]);
    expect(known?.issues.map(({ path }) => path.join('.'))).toEqual(['findings.0.title', 'findings.0.body']);
    expect(read({ ...whole, findings: [{ ...noPeople, title: ' ', failure: ' ', body: ' ' }] })).toMatchObject({
      unreadable: [{ list: 'findings', severity: noPeople.severity }],
    });
  });

  it('takes a finding without a quotation: its severity counts, and code will say that it has no place', () => {
    const { quote: _, ...rest } = noPeople;
    expect(read({ ...whole, findings: [rest] })?.findings).toEqual([{ ...noPeople, quote: '' }]);
  });

  it('reads a list that is no list as one thing that cannot be read', () => {
    expect(read({ ...whole, findings: '[{"severity":"critical","title":"cut off' })).toMatchObject({
      findings: [],
      unreadable: [{ list: 'findings', severity: null, text: '[{"severity":"critical","title":"cut off' }],
    });
  });

  it('finds findings under another name, and says where they belong', () => {
    const { findings, ...others } = whole;
    for (const input of [{ ...others, issues: findings }, { bugs: JSON.stringify(findings) }, findings]) {
      expect(read(input)?.findings).toEqual([noPeople]);
    }
    expect(readSubmission({ ...whole, more: findings })).toMatchObject({
      submission: { findings: [noPeople, noPeople] },
      issues: [{ path: ['more', 0], message: 'This is a finding: put it into findings' }],
    });
  });

  it.each([
    ['without a severity', [{ file: 'src/share.js', line: 4, description: 'Divides by zero.' }], 1],
    ['in sentences', ['Divides by zero where nobody is there.'], 1],
    ['by names of their own', { B1: { file: 'src/share.js', description: 'Divides by zero.' } }, 1],
    ['that counts them', { critical: 0, important: 2 }, 0],
    ['that says there are none', 'No issues found.', 0],
    ['of nothing', [], 0],
    ['of a number', 3, 0],
  ])('loses nothing of a list of issues %s', (_, issues, count) => {
    const { findings = [], unreadable = [] } = read({ ...whole, issues }) ?? {};
    expect(findings.length + unreadable.length).toBe(1 + count);
  });

  it('takes no list of other things for findings, whatever their level or priority', () => {
    const notes = [{ level: 'high', text: 'Read twice.' }, { priority: 'P1' }];
    expect(readSubmission({ ...whole, notes, meta: { level: 'info' } })?.submission.findings).toEqual([noPeople]);
    const placed = [{ ...{ file: 'src/share.js', line: 4, priority: 'P1', description: 'Divides by zero.' } }];
    expect(readSubmission({ ...whole, notes: placed })?.submission.findings).toHaveLength(2);
  });

  it('keeps what is beyond the bound of a list as unreadable', () => {
    const findings = Array.from({ length: 203 }, () => noPeople);
    const { findings: first, unreadable } = read({ ...whole, findings }) ?? { findings: [], unreadable: [] };
    expect(first).toHaveLength(200);
    expect(unreadable).toHaveLength(3);
    expect(unreadable[0]).toMatchObject({ severity: 'critical', problem: expect.stringContaining('first 200') });
  });

  it('loses no receipt to a line that does not hold', () => {
    const line = { path: 'a.ts', receipt: '0a1b2c3d', note: 'Read.' };
    const coverage = [{ path: 'a.ts', receipt: '0a1b2c3d' }, 'b.ts', { ...line, path: 'c.ts', lines: 3 }];
    expect(read({ ...whole, coverage })?.coverage).toEqual([
      { ...line, note: '' },
      { ...line, path: 'c.ts' },
    ]);
  });

  it('loses no item to any slip of form: each is read, or unreadable under its own name', { timeout: 600_000 }, () => {
    fc.assert(
      fc.property(slippedSubmission(), ({ lists, written }) => {
        const submission = read(written);
        expect(submission).toBeDefined();
        for (const [name, all] of Object.entries(lists) as [keyof typeof lists, readonly SlippedItem[]][])
          expectConserved(name, all, submission as Submission);
      }),
      { numRuns: samples(10_000) },
    );
  });
});

function expectConserved(
  name: keyof Pick<Submission, 'findings'> | SlippedList,
  all: readonly SlippedItem[],
  submission: Submission,
) {
  const readable = all.filter(({ isSpoiled }) => !isSpoiled);
  expect(submission[name]).toHaveLength(readable.length);
  expect(submission.unreadable.filter(({ list }) => list === name)).toHaveLength(all.length - readable.length);
  for (const [index, { meant }] of readable.entries()) {
    const item = submission[name][index];
    expect(item?.path).toBe(meant['path']);
    if (name === 'findings') expect(item).toMatchObject({ severity: meant['severity'] });
  }
}

type SlippedList = 'concerns' | 'strengths' | 'testing' | 'documentation' | 'limitations';
