import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { samples } from '../../../test/support/samples.ts';
import { memoryOf, remembered, seal } from '../../../test/support/sealing.ts';
import { withState } from '../../lib/marker.ts';
import type { Decision, Memory } from '../../types.ts';
import { readState, stateLine } from '../state-line.ts';
import { adoptDecisions, mergeMemories } from './merge-memories.ts';
import { mergingOf } from './merging.ts';
import { rejoin } from './rejoin.ts';

const decision = (comment: number, more: Partial<Decision> = {}): Decision => ({
  ...{ comment, at: '2026-01-05T10:00:00.000Z', by: 'max', verb: 'dismiss', finding: 'F1', headSha: null },
  ...{ reason: 'For a test.', ...more },
});
const row = (round: number, at: string): Memory['rounds'][number] => ({
  ...{ round, at, headSha: 'a'.repeat(40), outcome: 'blocking', verdict: 'Rework', found: 1, fixed: 0, open: 1 },
});
const before = memoryOf({ rounds: [row(1, '2026-01-05T09:00:00.000Z')] });
/** The next round of a run, with a finding of its own. */
const next = (run: string, fingerprint: string, more: Partial<Memory> = {}): Memory => ({
  ...before,
  ...{ run, round: 2, sequence: 2, nextId: 3, rounds: [...before.rounds, row(2, `2026-01-05T10:00:00.${run}Z`)] },
  findings: [...before.findings, remembered({ id: 'F2', since: 2, fingerprint, title: `Of ${run}` })],
  ...more,
});
const titles = ({ findings }: Memory) => findings.map(({ id, title }) => `${id} ${title}`);

describe('two memories made one', () => {
  it('keep what each run found, no id for two of them, and are not complete', () => {
    const [ours, there] = [next('200', 'f'.repeat(16)), next('100', 'e'.repeat(16))];
    const merged = mergeMemories(ours, there);
    expect(titles(merged)).toEqual(['F1 A title', 'F2 Of 200', 'F3 Of 100']);
    expect(merged).toMatchObject({ nextId: 4, sequence: 3, isComplete: false, gaps: [expect.stringContaining('F3')] });
    expect(merged.rounds.map(({ at }) => at.slice(-4))).toEqual(['000Z', '100Z', '200Z']);
    expect(mergeMemories(ours, merged)).toBe(merged);
    expect(titles(mergeMemories(ours, next('100', 'f'.repeat(16))))).toEqual(['F1 A title', 'F2 Of 200']);
  });

  it('lose no decision, and none to another finding', () => {
    const there = next('100', 'e'.repeat(16), { decisions: [decision(7, { finding: 'F2' })], handled: 7 });
    const merged = mergeMemories(next('200', 'f'.repeat(16), { decisions: [decision(5)], handled: 5 }), there);
    expect(merged.decisions.map(({ comment, finding }) => [comment, finding])).toEqual([
      [5, 'F1'],
      [7, 'F3'],
    ]);
    expect(merged.findings.map(({ id, declined }) => [id, declined])).toEqual([
      ['F1', null],
      ['F2', null],
      ['F3', 7],
    ]);
    expect(merged.handled).toBe(7);
  });

  it('keep what ours has closed in its own round as closed, and bring back what another run saw again', () => {
    const [first] = before.findings;
    const closed = {
      id: 'F1',
      fingerprint: first?.fingerprint ?? '',
      since: 1,
      severity: 'important',
      title: '',
    } as const;
    const mended = next('200', 'f'.repeat(16), { closed: [{ ...closed, status: 'fixed', round: 2 }] });
    const ours = { ...mended, findings: mended.findings.filter(({ id }) => id !== 'F1') };
    expect(titles(mergeMemories(ours, next('100', 'f'.repeat(16))))).toEqual(['F2 Of 200']);
    const earlier = { ...ours, closed: [{ ...closed, status: 'fixed' as const, round: 1 }] };
    const merged = mergeMemories(earlier, next('100', 'f'.repeat(16)));
    expect(merged.findings.map(({ id }) => id)).toEqual(['F2', 'F1']);
    expect(merged.closed).toEqual([]);
  });

  it('add nothing of a round that ours has read', () => {
    expect(mergeMemories(next('200', 'f'.repeat(16)), before)).toEqual(next('200', 'f'.repeat(16)));
  });

  it('come to the same decisions in whatever order they are brought in', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([3, 4, 5, 6, 7], { minLength: 1 }), fc.array(fc.nat(4)), (comments, order) => {
        const all = comments.map((comment) => decision(comment, { verb: comment % 2 === 0 ? 'reopen' : 'dismiss' }));
        const steps = [...order.map((at) => all.slice(0, at)), all];
        const memory = steps.reduce(
          (there, some) => adoptDecisions(there, { decisions: some, handled: 0 }) ?? there,
          memoryOf(),
        );
        expect(memory.decisions.map(({ comment }) => comment)).toEqual(comments.toSorted((one, other) => one - other));
        const last = Math.max(...comments);
        expect(memory.findings[0]?.declined).toBe(last % 2 === 0 ? null : last);
      }),
      { numRuns: samples(500) },
    );
  });
});

describe('a comment of ours and what stands there', () => {
  const keys = seal();
  const merging = mergingOf(keys, { pull: 7, instance: 'deep-review' });
  const body = (text: string, memory: Memory) => withState(text, stateLine(memory, keys));
  const memoryIn = (text: string | null) => {
    const read = readState(text ?? '', keys);
    return read.found === 'memory' ? read.memory : null;
  };

  it('give way to a run that has read this very page, and gone on from it', () => {
    const ours = next('200', 'f'.repeat(16));
    const later = { ...ours, round: 3, sequence: 3, run: '300', rounds: [...ours.rounds, row(3, 'later')] };
    expect(merging.over(body('Ours.', ours), [body('Later.', later)])).toBeNull();
    const blind = { ...later, rounds: [row(3, 'later')] };
    expect(merging.over(body('Ours.', ours), [body('Blind.', blind)])).toContain('Ours.');
  });

  it('bring together what twins remember, the latest one first (A21)', () => {
    const there = [body('One.', before), body('Two.', next('100', 'e'.repeat(16), { decisions: [decision(5)] }))];
    const shown = memoryIn(merging.over('Progress.', there));
    expect(shown).toMatchObject({ round: 2, decisions: [{ comment: 5 }] });
    expect(merging.over('Progress.', [merging.over('Progress.', there) ?? ''])).toBe(merging.over('Progress.', there));
  });

  it('leave a later report its own, and bring decisions into it', () => {
    const ours = next('200', 'f'.repeat(16), { decisions: [decision(5)], handled: 5 });
    const later = next('300', 'd'.repeat(16));
    const into = merging.into(body('Later.', later), body('Ours.', ours));
    expect(into).toContain('Later.');
    expect(memoryIn(into)).toMatchObject({ run: '300', handled: 5, decisions: [{ comment: 5 }], sequence: 3 });
    expect(merging.into(into ?? '', body('Ours.', ours))).toBeNull();
  });

  it('move what no key of ours opens as it is', () => {
    const foreign = withState('There.', stateLine(before, seal(['a foreign key of thirty-two characters'])));
    expect(merging.over('Page.', [foreign])).toBe(withState('Page.', foreign.split('\n').at(-2) ?? ''));
    expect(memoryIn(merging.over(body('Page.', before), [foreign]))).toEqual(before);
  });
});

describe('a run that goes on from what came in between', () => {
  it('has the later memory, and its own word on what another run has closed', () => {
    expect(rejoin(null, before)).toBe(before);
    expect(rejoin(before, before)).toBe(before);
    const now = next('100', 'e'.repeat(16), { findings: [], closed: [] });
    expect(rejoin(before, now)).toMatchObject({ round: 2, findings: [{ id: 'F1' }], closed: [] });
  });
});
