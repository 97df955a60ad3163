import { describe, expect, it } from 'vitest';
import { changedBetween } from '../../../../test/support/changed-between.ts';
import { criticalReport } from '../../../../test/support/report-fixture.ts';
import { memoryOf, remembered } from '../../../../test/support/sealing.ts';
import type { Closed, Delta, Ledger, LedgerFinding, Memory } from '../../../types.ts';
import { markAnew } from './mark-anew.ts';

const lines = Array.from({ length: 30 }, (_, at) => `call(${at});`);
const file = changedBetween([], lines, 'src/a.ts');
const [found] = criticalReport().ledger.findings;
if (found === undefined) throw new Error('the fixture has lost its finding');

function raised(startLine: number, more: Partial<LedgerFinding> = {}): LedgerFinding {
  if (found === undefined) throw new Error('no finding');
  const past = { since: 3, after: null, splitFrom: null, like: null };
  const anchor = { path: 'src/a.ts', side: 'new' as const, startLine, endLine: startLine };
  return {
    ...found,
    id: 'F9',
    severity: 'important',
    anchor,
    past,
    fix: { label: 'none', leavesQuote: false, problem: null, mended: null },
    finding: { ...found.finding, cause: null, fix: null },
    ...more,
  };
}

/** Line 10 differs since round 2. */
const since: Delta = {
  ...{ since: 2, headSha: 'a'.repeat(40), byLine: true, left: [] },
  files: [
    {
      path: 'src/a.ts',
      isSettled: false,
      covered: [
        { first: 0, last: 8 },
        { first: 10, last: 29 },
      ],
      gone: [],
      restored: 0,
    },
  ],
};

function marked(one: LedgerFinding, memory: Partial<Memory> = {}, at: Delta | null = since) {
  const ledger: Ledger = { findings: [one], observations: [], dispositions: [], priors: [] };
  const { findings } = markAnew(ledger, {
    ...{ memory: memoryOf({ findings: [], nextId: 9, ...memory }), since: at, changes: [file], reviews: [] },
  });
  return findings[0];
}
const late = (...given: Parameters<typeof marked>) => marked(...given)?.past?.late;

describe('a late finding (A11)', () => {
  it('stands on lines that a complete round had, all of them', () => {
    expect([late(raised(5)), late(raised(10))]).toEqual([2, undefined]);
    const anchor = { path: 'src/a.ts', side: 'new' as const, startLine: 5, endLine: 15 };
    expect(late(raised(5, { anchor }))).toBeUndefined();
    expect(late(raised(5, { anchor: { ...anchor, path: 'src/b.ts' } }))).toBeUndefined();
    expect(late(raised(5, { anchor: null }))).toBeUndefined();
    expect(late(raised(5), {}, null)).toBeUndefined();
  });

  it('is none that lines of this round have caused, that lies in a fix, or that an earlier round had raised', () => {
    const cause = { path: 'src/a.ts', side: 'new' as const, startLine: 10, endLine: 10, quote: 'call(9);' };
    const one = raised(5);
    expect(late({ ...one, finding: { ...one.finding, cause } })).toBeUndefined();
    expect(late({ ...one, finding: { ...one.finding, cause: { ...cause, startLine: 11, endLine: 11 } } })).toBe(2);
    const past = { since: 3, after: 'F1', splitFrom: null, like: null };
    expect(late({ ...one, past })).toBeUndefined();
    expect(late({ ...one, past: { ...past, after: null, splitFrom: 'F1' } })).toBeUndefined();
    expect(late(one, { findings: [remembered({ id: 'F9' })] })).toBeUndefined();
    expect(late(one, { findings: [remembered({ id: 'F9', late: 1 })] })).toBe(1);
    expect(late({ ...one, standing: 'refuted' })).toBeUndefined();
    expect(late({ ...one, rule: 'hidden-text' })).toBeUndefined();
  });
});

describe('a finding whose remedy takes back a fix (A12)', () => {
  const code = { kind: 'regression', path: 'src/a.ts', quote: 'use(value);\nstop(value);' } as const;
  const mendedBy = { path: 'src/a.ts', quote: 'if (value) use(value);' };
  const closed: Closed = {
    id: 'F1',
    fingerprint: 'f',
    since: 1,
    status: 'fixed',
    round: 2,
    severity: 'important',
    title: 'T',
  };
  const memory: Partial<Memory> = { closed: [{ ...closed, code, mendedBy }] };
  const withFix = (diff: string, more: Partial<LedgerFinding> = {}) => {
    const one = raised(10, more);
    return { ...one, finding: { ...one.finding, fix: { text: 'Do it.', diff } } };
  };
  const undone = (diff: string, at: Partial<Memory> = memory) => marked(withFix(diff), at)?.past?.undoes?.id;

  it('adds its code again, or takes out what showed that it was fixed', () => {
    expect(undone('@@ -1 +1 @@\n-if (value) run();\n+  use(value);\n+  stop( value );\n')).toBe('F1');
    expect(undone('@@ -1 +1 @@\n-  if (value) use(value);\n+  other(value);\n')).toBe('F1');
  });

  it('is none that adds a part of it, moves it, is of another file, or is no diff', () => {
    expect(undone('@@ -1 +1 @@\n-if (value) run();\n+use(value);\n')).toBeUndefined();
    expect(undone('@@ -1 +1 @@\n-use(value);\n-stop(value);\n+use(value);\n+stop(value);\n')).toBeUndefined();
    expect(undone('@@ -1 +1 @@\n-if (value) use(value);\n+if (value) use(value);\n')).toBeUndefined();
    expect(undone('--- a/src/b.ts\n+++ b/src/b.ts\n@@ -1 +1 @@\n-a\n+use(value);\n+stop(value);\n')).toBeUndefined();
    expect(undone('Use the value.')).toBeUndefined();
    expect(undone('@@ -1 +1 @@\n-a\n+use(value);\n+stop(value);\n', { closed: [{ ...closed, code }] })).toBeUndefined();
  });

  it('is known for one in later rounds, as long as the other one is fixed, and weighed no more', () => {
    const known = { ...memory, findings: [remembered({ id: 'F9', undoes: 'F1' })] };
    const later = (at: Partial<Memory>) => marked(raised(10, { rulings: [] }), at);
    expect(later(known)?.past?.undoes).toEqual({ id: 'F1', round: 1, title: 'T', quote: code.quote });
    expect(later(known)?.severity).toBe('important');
    expect(later({ ...known, closed: [{ ...closed, status: 'code-gone' }] })?.past?.undoes).toBeUndefined();
    expect(later({ ...known, closed: [] })?.past?.undoes).toBeUndefined();
  });

  it('is a suggestion where one vendor alone calls it important, and nothing less where it is critical', () => {
    const diff = '@@ -1 +1 @@\n-a\n+use(value);\n+stop(value);\n';
    expect(marked(withFix(diff, { rulings: [] }), memory)?.severity).toBe('suggestion');
    expect(marked(withFix(diff, { rulings: [], severity: 'critical' }), memory)?.severity).toBe('critical');
    const ruling = found.rulings[0];
    if (ruling === undefined) throw new Error('no ruling');
    const by = (vendor: string) => ({ ...ruling, verdict: 'confirmed' as const, vendor });
    expect(marked(withFix(diff, { rulings: [by('x'), by('x')] }), memory)?.severity).toBe('suggestion');
    expect(marked(withFix(diff, { rulings: [by('x'), by('y')] }), memory)?.severity).toBe('important');
  });
});
