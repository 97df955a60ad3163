import { describe, expect, it } from 'vitest';
import { alikePairs } from '../src/rounds/links/alike.ts';
import { linkFindings } from '../src/rounds/links/link.ts';
import { cluster } from '../src/steps/cluster/cluster.ts';
import type { GroundedFinding } from '../src/types.ts';
import { quotedDefects } from './support/defects.ts';
import { type FalseTie, falseTies } from './support/false-ties.ts';
import { anchorOf, scriptedFinding } from './support/scripted-review.ts';

type Described = FalseTie['earlier'];

const finding = ([title, failure, quote]: Described) =>
  scriptedFinding({ ...{ title, failure, quote, path: 'src/a.ts', startLine: 7, body: '' } });
const told = (said: Described) => {
  const { title, failure, quote, path, kind } = finding(said);
  return { fingerprint: title, title, claim: failure, quote, path, kind, lines: { startLine: 7, endLine: 7 } };
};
/** Two defects of one quotation, each in the words of one reviewer. */
const ofOneQuotation = quotedDefects.flatMap(({ quote, defects }) =>
  defects.flatMap(({ said: [one] }, at) =>
    defects.slice(at + 1).flatMap(({ said: [other] }): FalseTie[] => {
      if (one === undefined || other === undefined) return [];
      return [{ earlier: [one[0], one[1], quote], later: [other[0], other[1], quote] }];
    }),
  ),
);

describe('a new defect in the lines of another', () => {
  it.each(falseTies)('has not its past, although it would be one with it in one round: $earlier.0 (A16)', (tie) => {
    const both = [tie.earlier, tie.later].map((said, at): GroundedFinding => {
      const whole = finding(said);
      return {
        ...{ id: `${at}:F1`, reviewer: `${at}`, finding: whole },
        grounding: {
          file: 'changed',
          quote: 'found',
          anchor: anchorOf(whole),
          problem: null,
          origin: 'introduced',
          fix: { label: 'none', leavesQuote: false, problem: null, mended: null },
        },
      };
    });
    expect(cluster(both, ['0', '1'])).toHaveLength(1);
    const [earlier, later] = [[told(tie.earlier)], [told(tie.later)]];
    const links = [...linkFindings(earlier, later).values()];
    // Where the code is the same to the letter, words say too little: a model is asked, and its word holds.
    if (tie.earlier[2] !== tie.later[2]) expect(links).toEqual([]);
    for (const { isSure } of links) expect(isSure).toBe(false);
    expect(alikePairs(earlier, later)).toHaveLength(1);
    expect(linkFindings(earlier, later, { answer: () => 'two' }).size).toBe(0);
  });

  it.each(ofOneQuotation)('is asked about where both quote the same: $earlier.0 (A16)', (tie) => {
    const [earlier, later] = [[told(tie.earlier)], [told(tie.later)]];
    for (const { isSure } of linkFindings(earlier, later).values()) expect(isSure).toBe(false);
    expect(alikePairs(earlier, later)).toHaveLength(1);
    expect(linkFindings(earlier, later, { answer: () => 'two' }).size).toBe(0);
    expect(linkFindings(earlier, later, { answer: () => 'one' }).size).toBe(1);
  });
});
