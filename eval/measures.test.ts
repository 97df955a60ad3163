import { describe, expect, it } from 'vitest';
import { averageLink, cosines, tfIdf } from './baseline.ts';
import type { Case, LabelledFinding } from './cases.ts';
import { oracle, ours, strictOracle } from './clusterings.ts';
import { losses } from './conservation.ts';
import { choices, reportCounts, votes } from './consolidation.ts';
import { type Fed, feed, ledBySeed } from './feed.ts';
import { judged } from './judged.ts';
import { pairCounts } from './pairs.ts';
import { byTools, rankingPrecision } from './ranking.ts';
import { confirms, verifiers } from './verifiers.ts';

/** `g1 g2`, `fp` or `dup`, with the text. */
function labelled(id: string, [label, text = label]: readonly [string, string?]): LabelledFinding {
  const golden = label.startsWith('g') ? label.split(' ') : [];
  return { id, text, golden, label: golden.length > 0 ? 'tp' : label === 'dup' ? 'dup' : 'fp' };
}

function pullRequest(reviewers: Readonly<Record<string, readonly (readonly [string, string?])[]>>): Case {
  return {
    id: 'case',
    golden: ['g1', 'g2', 'g3'].map((id) => ({ id, text: id, severity: 'High' })),
    reviewers: Object.fromEntries(
      Object.entries(reviewers).map(([tool, all]) => [tool, all.map((one, at) => labelled(`${tool}-${at + 1}`, one))]),
    ),
  };
}

const one = pullRequest({ A: [['g1'], ['fp']], B: [['g1 g2'], ['fp'], ['dup']], C: [['g2'], ['g1']] });
const fed = feed(one, ['A', 'B', 'C']);
const [a1, a2, b1, b2, b3, c1, c2] = fed as [Fed, Fed, Fed, Fed, Fed, Fed, Fed];

describe('duplicate pairs', () => {
  it('counts pairs of two tools by whether their golden issues meet', () => {
    // Wanted: A1-B1, A1-C2, B1-C1, B1-C2. C1-C2 is of one tool, and B3 does not say what it repeats.
    const counts = pairCounts(fed, [[a1, b1], [a2, b2, b3, c1], [c2]]);
    // Reported: A1-B1, A2-B2, A2-C1, B2-C1.
    expect(counts).toEqual({ right: 1, reported: 4, found: 1, wanted: 4 });
  });
});

describe('consolidation', () => {
  it('counts a candidate by its lead, and each golden issue once', () => {
    // A1 names g1; B1 adds g2; C2 repeats g1 behind nobody, so it is wrong; C1 behind A2 is not shown.
    const counts = reportCounts([[a1], [b1], [c2], [a2, c1]], one);
    expect(counts).toEqual({ right: 2, reported: 4, found: 2, wanted: 3 });
  });

  it('votes by tools, not by findings', () => {
    expect(votes(2)([[a1, b1], [b2, b3], [c1]], 0)).toEqual([[a1, b1]]);
  });

  it('clusters by the labels as an oracle', () => {
    expect(oracle(fed)).toEqual([[a1, c2, b1].sort((x, y) => fed.indexOf(x) - fed.indexOf(y)), [a2], [b2], [b3], [c1]]);
    expect(
      strictOracle(fed, [
        [a1, a2, b2],
        [b1, b3, c1, c2],
      ]).slice(2),
    ).toEqual([[a2, b2], [b3]]);
  });

  it('chooses every three once, and leads alike whatever the clustering', () => {
    expect(choices(['A', 'B', 'C', 'D'], 3).map((team) => team.join(''))).toEqual(['ABC', 'ABD', 'ACD', 'BCD']);
    const led = (seed: number) =>
      ledBySeed(
        [
          [a1, b1],
          [b2, a2],
        ],
        'case',
        seed,
      ).map(([lead]) => lead?.tool);
    for (const seed of [0, 1, 2, 3]) expect(new Set(led(seed)).size).toBe(1);
    expect(new Set([0, 1, 2, 3, 4, 5, 6, 7].flatMap(led))).toEqual(new Set(['A', 'B']));
  });
});

describe('simulated verifiers', () => {
  it.each(verifiers)('$name confirms the share of true and false findings that it is set to', (verifier) => {
    const share = (finding: Fed) =>
      Array.from({ length: 4000 }, (_, seed) => confirms(verifier, finding, 'case', seed)).filter(Boolean).length /
      4000;
    expect(share(a1)).toBeCloseTo(verifier.keepsTrue, 1);
    expect(share(b3)).toBeCloseTo(verifier.keepsTrue, 1);
    expect(share(a2)).toBeCloseTo(verifier.keepsFalse, 1);
  });

  it('confirm what a worse one confirms of the true, and refute what it refutes of the false', () => {
    const [worse, better] = verifiers;
    if (worse === undefined || better === undefined) throw new Error('two verifiers');
    for (let seed = 0; seed < 200; seed += 1) {
      expect(Number(confirms(better, a1, 'case', seed))).toBeGreaterThanOrEqual(+confirms(worse, a1, 'case', seed));
      expect(Number(confirms(better, a2, 'case', seed))).toBeLessThanOrEqual(+confirms(worse, a2, 'case', seed));
    }
  });
});

describe('ranking', () => {
  it('takes a lead as relevant when it names what none above it names', () => {
    // g1, fp, g1 again, g2: relevant at 1 and 4.
    expect(rankingPrecision([[a1], [a2], [c2], [c1]])).toBeCloseTo((1 + 2 / 4) / 2);
    expect(byTools([[a2], [b2, b3], [a1, b1]])).toEqual([[a1, b1], [a2], [b2, b3]]);
  });

  it('puts what is confirmed above what is refuted, through the real adjudication', () => {
    const ledger = judged([[a2], [a1, b1], [c1]], [a1, a2, b1, c1].sort(byId), ({ labelled: of }) => of.label === 'tp');
    expect(ledger.findings.map(({ standing, sources }) => [standing, sources])).toEqual([
      ['confirmed', ['A:F1', 'B:F1']],
      ['confirmed', ['C:F1']],
      ['refuted', ['A:F2']],
    ]);
  });
});

function byId(left: Fed, right: Fed): number {
  return left.finding.id.localeCompare(right.finding.id);
}

describe('conservation', () => {
  it('finds nothing in a real ledger, and names what is missing from a broken one', () => {
    const some = feed(one, ['A', 'C']);
    const ledger = judged(ours(some), some, ({ labelled: of }) => of.label === 'tp');
    expect(losses(ledger, some)).toEqual([]);
    expect(losses({ ...ledger, dispositions: ledger.dispositions.slice(1) }, some)).toEqual(['A:F1 has 0 fates']);
    const unruled = ledger.findings.map((finding) => ({ ...finding, rulings: [] }));
    expect(losses({ ...ledger, findings: unruled }, some)).toEqual(['A:F2 is refuted without a ruling']);
    const moved = ledger.findings.map((finding) => ({ ...finding, sources: [] }));
    expect(losses({ ...ledger, findings: moved }, some)).toHaveLength(4);
  });
});

describe('the baseline', () => {
  it('weighs words by their rarity', () => {
    const vectorOf = tfIdf(['red boat', 'red berth']);
    const [[, alike = 0] = []] = cosines([vectorOf('red boat'), vectorOf('red berth')]);
    // idf of red is ln(3/3) + 1 = 1; of the others ln(3/2) + 1.
    const rare = Math.log(1.5) + 1;
    expect(alike).toBeCloseTo(1 / (1 + rare * rare));
  });

  it('joins by the average of all pairs', () => {
    const alike = [
      [1, 0.9, 0.4, 0],
      [0.9, 1, 0.2, 0],
      [0.4, 0.2, 1, 0.35],
      [0, 0, 0.35, 1],
    ];
    // 0 and 1 join at .9; 2 is .3 from them, and .35 from 3.
    expect(averageLink(alike, 0.35)).toEqual([
      [0, 1],
      [2, 3],
    ]);
    expect(averageLink(alike, 0.36)).toEqual([[0, 1], [2], [3]]);
  });
});
