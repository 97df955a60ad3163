import { describe, expect, it } from 'vitest';
import { samples } from '../../../test/support/samples.ts';
import { candidateIn, rulingsIn, scriptedTerms, threeVendors } from '../../../test/support/scripted-table.ts';
import { type Game, type Says, weightOf } from '../../../test/support/verified-game.ts';
import type { Candidate, Policy, Ruling } from '../../types.ts';

/*
 * Every move, one after the other: the verification runs as its plan asks, three reviewers of three vendors, one of them
 * dishonest. What it can say is cut down to what differs for the table.
 */

const severities = ['critical', 'important', 'suggestion'] as const;
const effects = ['introduced', 'worsened', 'older', ''] as const;

/** A ruling without whom and of what: `confirms critical older`. The evidence of each is as good as evidence can be. */
const rulingMoves: readonly string[] = [
  ...severities.flatMap((severity) =>
    effects.flatMap((effect) => [
      `confirms ${severity} ${effect}`,
      `confirms ${severity} ${effect} deliberate comment`,
      `opens ${severity} ${effect}`,
    ]),
  ),
  ...effects.map((effect) => `refutes ${effect}`),
  'refutes deliberate comment',
  'refutes at-nowhere suggestion',
  'confirms suggestion at-nowhere',
  'opens',
  'dies',
];

/** What the dishonest one raises in the words of the defect: nothing, one claim or two; in `npm test` few pairs. */
const oneClaim = severities.flatMap((severity) =>
  ['', ' missing', ' absent', ' older'].map((facts) => `B ${severity}${facts}`),
);
const pairs = oneClaim.flatMap((first, at) => oneClaim.slice(at).map((second) => `${first}, ${second}`));
const fewPairs = pairs.filter((_, at) => at % 6 === 0);
const claimMoves: readonly string[] = [
  '',
  ...oneClaim,
  ...(samples(pairs.length, fewPairs.length) === pairs.length ? pairs : fewPairs),
];

const prepared = new Map<string, Ruling>();

/** Rulings are read once. */
function ruled(by: string, about: string, words: string): Ruling {
  const [verb = '', ...rest] = words.split(' ');
  const script = [by, verb, about, ...rest].join(' ');
  const known = prepared.get(script) ?? rulingsIn(script)[0];
  if (known === undefined) throw new Error(script);
  prepared.set(script, known);
  return known;
}

function game(candidates: readonly Candidate[], says: Says, policy: Partial<Policy> = {}): Game {
  return { candidates, reviewers: threeVendors, terms: scriptedTerms(policy), says };
}

/** How much was tried belongs to what the test says. */
function told(line: string): void {
  process.stdout.write(`${line}\n`);
}

describe('a true critical of one vendor, an honest third, and every move of a dishonest second', () => {
  /** What honest reviewers could say of a planted twin: it is in the words of the defect, and may be wrong in detail. */
  const ofTwins = ['confirms important introduced', 'confirms suggestion older', 'refutes', 'opens important', 'dies'];

  it('is closed by none of them', () => {
    let moves = 0;
    const closed: string[] = [];
    for (const fact of ['', ' missing', ' older'])
      for (const planted of claimMoves) {
        const script = [`A critical${fact}`, planted].filter((one) => one !== '').join(', ');
        const candidates = [candidateIn(script)];
        for (const move of rulingMoves)
          for (const ofTwin of planted === '' ? [''] : ofTwins) {
            const says: Says = ({ name }, { id }) => {
              if (name === 'B') return ruled('B', id, move);
              return ruled(name, id, id === 'A1' ? 'confirms critical introduced' : ofTwin);
            };
            moves += 1;
            if (weightOf(game(candidates, says)) === 0) closed.push(`${script}; ${move}; ${ofTwin}`);
          }
      }
    told(`moves of a dishonest second against a true critical: ${moves}, closed: ${closed.length}`);
    expect(closed.slice(0, 10)).toEqual([]);
    expect(moves).toBeGreaterThan(samples(60_000, 15_000));
  });

  it('is closed by none of them where its claims stand apart and a model joins them', () => {
    let moves = 0;
    const closed: string[] = [];
    for (const planted of oneClaim) {
      const candidates = [candidateIn('A critical'), candidateIn(planted)];
      for (const move of rulingMoves)
        for (const ofTwin of ofTwins) {
          const says: Says = ({ name }, { id }) => {
            if (name === 'B') return ruled('B', id, move);
            return ruled(name, id, id === 'A1' ? 'confirms critical introduced' : ofTwin);
          };
          moves += 1;
          if (weightOf(game(candidates, says)) === 0) closed.push(`${planted}; ${move}; ${ofTwin}`);
        }
    }
    told(`moves beside a true critical that a model joins: ${moves}, closed: ${closed.length}`);
    expect(closed).toEqual([]);
  });

  it('is closed by none of them where the dishonest one is heard before the third is asked', () => {
    const closed: string[] = [];
    for (const planted of ['', ...oneClaim])
      for (const move of rulingMoves)
        for (const ofTwin of ofTwins) {
          const candidates = [candidateIn(['A critical', planted].filter((one) => one !== '').join(', '))];
          const says: Says = ({ name }, { id }) =>
            ruled(name, id, name === 'B' ? move : id === 'A1' ? 'confirms critical introduced' : ofTwin);
          if (weightOf({ ...game(candidates, says), isInTurn: true }) === 0) closed.push(`${planted}; ${move}`);
        }
    expect(closed).toEqual([]);
  });

  it('is closed by none of them while the third is down: it is left open at least', () => {
    const closed: string[] = [];
    for (const planted of ['', ...oneClaim])
      for (const move of rulingMoves) {
        const candidates = [candidateIn(['A critical', planted].filter((one) => one !== '').join(', '))];
        const says: Says = ({ name }, { id }) => {
          if (name === 'C') return null;
          return ruled(name, id, name === 'B' ? move : id === 'A1' ? 'confirms critical introduced' : 'refutes');
        };
        if (weightOf(game(candidates, says)) === 0) closed.push(`${planted}; ${move}`);
      }
    expect(closed).toEqual([]);
  });
});

describe('over-rated and false criticals of one vendor with two honest others', () => {
  /** What two honest verifiers may say of an over-rated claim, and of a false one. */
  const honest = [
    ...['confirms important introduced', 'confirms suggestion introduced', 'opens important', 'opens'].flatMap(
      (first) =>
        ['confirms important introduced', 'opens suggestion', 'refutes'].map((second) => [first, second] as const),
    ),
    ['refutes', 'refutes'],
    ['refutes', 'opens'],
  ] as const;

  it('block by none of its moves', () => {
    let moves = 0;
    const blocked: string[] = [];
    const raised = ['', ' missing', ' older'].flatMap((fact) => [`A critical${fact}`, `A critical${fact}, A critical`]);
    // An honest other may have raised what is true of it.
    for (const own of raised)
      for (const besides of ['', ', B important', ', B suggestion, C important'])
        for (const move of rulingMoves)
          for (const [ofB, ofC] of honest) {
            const says: Says = ({ name }, { id }) => ruled(name, id, name === 'A' ? move : name === 'B' ? ofB : ofC);
            moves += 1;
            if (weightOf(game([candidateIn(`${own}${besides}`)], says)) === 2)
              blocked.push(`${own}${besides}; ${move}; ${ofB}; ${ofC}`);
          }
    told(`moves with false or over-rated criticals: ${moves}, blocking: ${blocked.length}`);
    expect(blocked.slice(0, 10)).toEqual([]);
    expect(moves).toBeGreaterThan(10_000);
  });
});
