import { describe, expect, it } from 'vitest';
import { isApart, type Known, linkFindings } from './link.ts';

const found = (more: Partial<Known> = {}): Known => ({
  fingerprint: Object.values(more).join(),
  path: 'src/pool.ts',
  kind: 'regression',
  title: 'The pool keeps a connection when a query throws',
  quote: 'const connection = await pool.take();\nreturn connection.query(text);',
  ...more,
});
const links = (earlier: readonly Known[], later: readonly Known[]) =>
  [...linkFindings(earlier, later)].map(([index, { at }]) => [index, at]).toSorted();

describe('finding a finding of an earlier round again', () => {
  it('takes the same words in the same file, and the same code in other words, however it is indented', () => {
    expect(links([found()], [found({ quote: 'other();' })])).toEqual([[0, 0]]);
    const again = found({
      title: 'A connection of the pool is kept when its query throws an error',
      quote: '    const connection = await pool.take();\n    return connection.query(text);',
    });
    expect(links([found()], [again])).toEqual([[0, 0]]);
  });

  it('gives no new defect the past of another one: of the same lines, of another kind, of another file (A16)', () => {
    const others = [
      found({ title: 'SQL from a request is run as it comes' }),
      found({ kind: 'gap' }),
      found({ path: 'src/other.ts' }),
    ];
    for (const other of others) expect(links([found()], [other])).toEqual([]);
  });

  it('takes the word of a model after what code is sure of, and before what it is not', () => {
    const told = (other: Known, said: 'one' | 'two' | null) =>
      linkFindings([found()], [other], { answer: () => said }).get(0)?.isSure ?? null;
    const sure = found({ quote: 'other();' });
    expect([told(sure, null), told(sure, 'one'), told(sure, 'two')]).toEqual([true, true, true]);
    const likely = found({ title: 'A connection stays taken when its query throws an error' });
    expect([told(likely, null), told(likely, 'one'), told(likely, 'two')]).toEqual([false, false, null]);
    const unlike = found({ title: 'SQL from a request is run as it comes' });
    expect([told(unlike, null), told(unlike, 'one'), told(unlike, 'two')]).toEqual([null, false, null]);
  });

  it('takes nothing that stands in another place, however alike its words are', () => {
    const lines = (startLine: number, endLine = startLine, path = 'src/pool.ts') =>
      ({ path, side: 'new', startLine, endLine }) as const;
    expect(linkFindings([found()], [found()], { canBeOne: () => false }).size).toBe(0);
    expect(isApart(lines(3, 5), lines(6))).toBe(true);
    expect(isApart(lines(6), lines(3, 5))).toBe(true);
    expect(isApart(lines(3), lines(3, 3, 'src/other.ts'))).toBe(true);
    expect(isApart(lines(3, 5), lines(5, 9))).toBe(false);
    expect(isApart(lines(3), null)).toBe(false);
    expect(isApart(lines(3), { ...lines(9), side: 'old' })).toBe(false);
  });

  it('takes each once, the best one first', () => {
    const [one, two] = [found(), found({ title: 'The pool keeps two connections when a query throws', quote: 'x();' })];
    expect(links([one, two], [two, one])).toEqual([
      [0, 1],
      [1, 0],
    ]);
    expect(links([one], [one, one])).toEqual([[0, 0]]);
  });
});
