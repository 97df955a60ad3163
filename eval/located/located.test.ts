import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { evaluateLocated } from './evaluate-located.ts';
import { type FedFinding, feedLocated } from './feed-located.ts';
import { type LocatedCase, readLocatedCases } from './located-cases.ts';
import { bridgedPairs, hiddenIssues, linesBetween, locatedPairs, overlappingJoins } from './measure-located.ts';
import { ours } from './rivals.ts';

const fixtures = join(import.meta.dirname, '..', 'fixtures');
const read = (name: string) => readLocatedCases(join(fixtures, name, 'cases.json'))[0] as LocatedCase;

const report = read('siblings');
const fed = feedLocated(report);
const [a1, a2, b1, b2, c1] = fed as [FedFinding, FedFinding, FedFinding, FedFinding, FedFinding];

describe('findings with places', () => {
  it('are in one file though each reviewer wrote another length of its path', () => {
    expect(fed.map(({ finding }) => finding.finding.path)).toEqual([
      'src/quay/berths.ts',
      'quay/tides.ts',
      'src/quay/berths.ts',
      'src/quay/berths.ts',
      'quay/tides.ts',
    ]);
    expect([linesBetween(a1, b1), linesBetween(a1, b2), linesBetween(a1, a2)]).toEqual([
      0,
      Number.POSITIVE_INFINITY,
      Number.POSITIVE_INFINITY,
    ]);
  });

  it('count as pairs by the issues that they were put into, and not at all where that is unknown', () => {
    // A2 and C1 say the same, and the issue of A2 credits C's reviewer with a finding that is not linked.
    expect(locatedPairs(fed, [[a1, b1], [a2, c1], [b2]], report)).toEqual({
      right: 1,
      reported: 1,
      found: 1,
      wanted: 1,
    });
    expect(locatedPairs(fed, [[a1, b2], [b1, c1], [a2]], report)).toEqual({
      right: 0,
      reported: 2,
      found: 0,
      wanted: 1,
    });
  });

  it('hide an issue that leads no group', () => {
    expect(hiddenIssues(fed, [[a1, b2], [a2], [b1], [c1]])).toEqual({ hidden: 1, raised: 3 });
    expect(hiddenIssues(fed, [[b2, a1], [a2], [b1], [c1]])).toEqual({ hidden: 0, raised: 3 });
  });

  it('are joined where lines overlap, or are not', () => {
    const comments = feedLocated(read('aacr'));
    const [one, other, apart] = comments as [FedFinding, FedFinding, FedFinding];
    expect(overlappingJoins(comments, [[one, other], [apart]])).toEqual({ joined: 1, overlapping: 1 });
    expect(overlappingJoins(comments, [[one, apart], [other]])).toEqual({ joined: 0, overlapping: 1 });
  });

  it('can be brought together by a third, which is counted', () => {
    const comments = feedLocated(read('aacr'));
    const together = (all: readonly FedFinding[]) => (all.length > 2 ? [all] : all.map((one) => [one]));
    expect(bridgedPairs(comments, together)).toEqual({ bridged: 1, apart: 1 });
    expect(bridgedPairs(comments, ours)).toEqual({ bridged: 0, apart: 1 });
  });
});

describe('the harness for findings with places', () => {
  it('prints every bar of what is there, and what it reached', () => {
    const lines: string[] = [];
    expect(evaluateLocated(fixtures, (line) => lines.push(line))).toBe(true);
    expect(lines.filter((line) => line.startsWith('met    located: '))).toHaveLength(5);
    expect(lines.join('\n')).toMatch(/our clusters +1\.000 1\.000 1\.000 1 \/ 1 \/ 1/);
  });

  it('holds nothing where the data is not', () => {
    const lines: string[] = [];
    expect(evaluateLocated(join(fixtures, 'nowhere'), (line) => lines.push(line))).toBe(true);
    expect(lines).toEqual([]);
  });
});
