import { describe, expect, it } from 'vitest';
import { snapshotOf } from '../../../eval/support/snapshot-of.ts';
import { criticalReport } from '../../../test/support/report-fixture.ts';
import { memoryOf, remembered } from '../../../test/support/sealing.ts';
import type { CodeState, LedgerFinding, PriorStatus, Remembered } from '../../types.ts';
import type { CheckedPrior } from '../recheck/recheck.ts';
import { commitsSince, inFixOf } from './in-fix.ts';

const lines = Array.from({ length: 30 }, (_, at) => (at === 9 ? 'return total / people;' : `step(${at + 1});`));
const anchorAt = (startLine: number, path = 'src/a.ts') => ({
  path,
  side: 'new' as const,
  startLine,
  endLine: startLine,
});
const [template] = criticalReport().ledger.findings;

function found(line: number, quote = `step(${line});`): LedgerFinding {
  if (template === undefined) throw new Error('the fixture has lost its finding');
  return { ...template, anchor: anchorAt(line), finding: { ...template.finding, quote } };
}
/** An earlier finding at line 10. */
function earlier(status: PriorStatus, code: CodeState, more: Partial<Remembered> = {}): CheckedPrior {
  const prior = remembered({ id: 'F3', quote: 'return total / people;', startLine: 10, endLine: 10, ...more });
  const anchor = code === 'same' || code === 'stands' ? anchorAt(10) : null;
  return { placed: { prior, code, anchor, path: prior.path }, status, voices: [], evidence: null, reason: 'So.' };
}
/** Commit `new` wrote every line of `written`, and `old` the others. */
function inFix(one: LedgerFinding, checked: readonly CheckedPrior[], written: readonly number[] | null) {
  const head = snapshotOf({ 'src/a.ts': lines });
  const blame = async (_: string, from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (__, at) => {
      const sha = written?.includes(from + at) === true ? 'new' : 'old';
      return { line: from + at, commit: { sha, date: '2026-01-05T09:00:00Z' }, text: '' };
    });
  const since = written === null ? null : new Set(['new']);
  return inFixOf(one, { checked, since }, { head: { ...head, blame }, base: head, changes: [] });
}

describe('a finding in the fix of an earlier one', () => {
  const fixed = [earlier('fixed', 'stands')];

  it('lies in lines that were written since, within the other one or beside it', async () => {
    expect(await inFix(found(12), fixed, [12])).toBe('F3');
    expect(await inFix(found(14), fixed, [14])).toBe('F3');
    expect(await inFix(found(15), fixed, [15])).toBeNull();
    expect(await inFix(found(12), fixed, [11, 13])).toBeNull();
    expect(await inFix(found(12), [], [12])).toBeNull();
    expect(await inFix(found(12), [earlier('fixed', 'stands', { path: 'src/b.ts' })], [12])).toBe('F3');
  });

  it.each<[string, CheckedPrior]>([
    ['that nobody has tried to fix', earlier('open', 'stands')],
    ['in a file that has not changed', earlier('open', 'same')],
    ['that a person declined', earlier('declined', 'stands')],
    ['that code found', earlier('fixed', 'stands', { rule: 'hidden-text' })],
    ['about deleted lines', earlier('fixed', 'stands', { side: 'old' })],
  ])('is none of one %s', async (_, one) => {
    expect(await inFix(found(11), [one], [11])).toBeNull();
  });

  it('is that of the nearest one', async () => {
    const other = earlier('unclear', 'changed', { id: 'F4', startLine: 14, endLine: 14, quote: 'gone();' });
    expect(await inFix(found(12), [...fixed, other], [12])).toBe('F3');
    expect(await inFix(found(13), [...fixed, other], [13])).toBe('F4');
  });

  it('is told by lines that are no more where the head of that time is gone', async () => {
    const rewritten = earlier('unclear', 'changed', { quote: 'return total / people;\nreturn 0;', endLine: 11 });
    expect(await inFix(found(12), fixed, null)).toBeNull();
    expect(await inFix(found(12), [rewritten], null)).toBe('F3');
    expect(await inFix(found(20), [rewritten], null)).toBeNull();
    expect(await inFix(found(10, 'return total / people;'), [rewritten], null)).toBeNull();
    const gone = earlier('unclear', 'gone', { quote: 'nothing.of(it);', startLine: 20, endLine: 20 });
    expect(await inFix(found(21), [gone], null)).toBe('F3');
  });
});

it('knows which commits the last round did not have', () => {
  const { bound } = memoryOf();
  const commits = [{ sha: bound.headSha }, { sha: 'b' }, { sha: 'c' }];
  expect(commitsSince({ bound }, commits)).toEqual(new Set(['b', 'c']));
  expect(commitsSince({ bound }, commits.slice(1))).toBeNull();
});
