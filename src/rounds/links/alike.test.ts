import { describe, expect, it } from 'vitest';
import { alikePairs, type Told } from './alike.ts';

const told = (more: Partial<Told> = {}): Told => ({
  fingerprint: Object.values(more).join(),
  path: 'src/pool.ts',
  kind: 'regression',
  title: 'The pool keeps a connection when a query throws',
  claim: 'Ten queries that throw leave no connection.',
  quote: 'const connection = await pool.take();\nreturn connection.query(text);',
  lines: { startLine: 40, endLine: 41 },
  ...more,
});
const other = {
  title: 'Names are printed twice',
  claim: 'Whoever has two names sees four.',
  quote: 'print(names);',
  lines: { startLine: 90, endLine: 90 },
};
const pairs = (earlier: readonly Told[], later: readonly Told[]) =>
  alikePairs(earlier, later).map(({ at, index }) => [at, index]);

describe('what a model is asked about', () => {
  it('is what has code, lines or words in common, whatever its kind', () => {
    expect(pairs([told()], [told(other)])).toEqual([]);
    const { quote, lines } = told();
    for (const more of [{ quote }, { lines }, { claim: told().claim, title: 'A query that throws takes a connection' }])
      expect(pairs([told()], [told({ ...other, ...more })])).toEqual([[0, 0]]);
    expect(pairs([told()], [told({ kind: 'gap' })])).toEqual([[0, 0]]);
  });

  it('is nothing that code is sure of, but one that is sure can be a second earlier one too', () => {
    expect(pairs([told()], [told()])).toEqual([]);
    const inOtherWords = told({ title: 'An error of a query loses what was taken', claim: 'No connection is left.' });
    expect(pairs([told()], [told(), inOtherWords])).toEqual([]);
    expect(pairs([told(), inOtherWords], [told()])).toEqual([[1, 0]]);
  });

  it('is no code of another file, and none that stands in two places', () => {
    const elsewhere = { path: 'src/other.ts', quote: 'take();', lines: { startLine: 1, endLine: 1 } };
    expect(pairs([told()], [told(elsewhere)])).toEqual([]);
    expect(pairs([told()], [told({ ...elsewhere, path: '' })])).toEqual([[0, 0]]);
    const copied = [[told()], [told({ ...other, quote: told().quote })], { canBeOne: () => false }] as const;
    expect(alikePairs(...copied)).toEqual([]);
  });

  it('names the pair first that has most in common', () => {
    const close = told({ kind: 'gap' });
    const far = told({ ...other, quote: told().quote });
    expect(pairs([told()], [far, close])).toEqual([
      [0, 1],
      [0, 0],
    ]);
  });
});
