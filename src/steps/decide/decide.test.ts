import { describe, expect, it } from 'vitest';
import {
  candidateIn,
  reviewersNamed,
  rulingsIn,
  scriptedTerms,
  threeVendors,
} from '../../../test/support/scripted-table.ts';
import type { Policy, Reviewer, Ruling } from '../../types.ts';
import { claimsOf } from './claims.ts';
import { decide } from './decide.ts';

function decisionOf(
  claims: string,
  rulings: string,
  policy: Partial<Policy> = {},
  reviewers: readonly Reviewer[] = threeVendors,
) {
  return decide(candidateIn(claims), rulingsIn(rulings, reviewers), scriptedTerms(policy, reviewers));
}

function decided(...of: Parameters<typeof decisionOf>): string {
  const { standing, severity } = decisionOf(...of);
  return `${standing} ${severity}`;
}

const atImportant = { failOn: 'important' } as const;

/** Rule, claims, rulings, what becomes of it; the policy where it is not the common one. */
type Example = readonly [rule: string, claims: string, rulings: string, expected: string, policy?: Partial<Policy>];

function hold(examples: readonly Example[], common: Partial<Policy> = {}): void {
  for (const [rule, claims, rulings, expected, policy = common] of examples)
    it(rule, () => expect(decided(claims, rulings, policy)).toBe(expected));
}

describe('the table, by row', () => {
  hold([
    ['1: no file of that path, shown apart', 'A critical absent', '', 'ungrounded critical'],
    ['1: and no voice changes that', 'A critical absent', 'B confirms A1 critical', 'ungrounded critical'],
    ['1: an important one too', 'A important absent', '', 'ungrounded important'],

    ['2: a critical one by two', 'A critical', 'B refutes A1, C refutes A1', 'refuted critical'],
    ['2: not by one', 'A critical', 'B refutes A1, C opens A1', 'unproven critical'],
    ['2: not by one vendor twice', 'A critical', 'B refutes A1, B refutes A1', 'unproven critical'],
    ['2: not when a voice rates it critical', 'A critical', 'B refutes A1, C opens A1 critical', 'unproven critical'],
    ['2: an important one by one', 'A important', 'B refutes A1', 'refuted important'],
    ['2: nobody must confirm it', 'A important', 'B refutes A1, C confirms A1 important', 'confirmed important'],
    [
      '2: nobody must confirm it, not by another claim either',
      'A important, A important',
      'C confirms A1 suggestion, B refutes A2',
      'unproven important',
    ],
    ['2: a suggestion by one', 'A suggestion', 'B refutes A1', 'refuted suggestion'],
    ['2: a rating beside a refutation is none', 'A important', 'B refutes A1 suggestion', 'refuted important'],

    [
      '3: older by code and two voices',
      'A critical older',
      'B confirms A1 critical older, C confirms A1 critical older',
      'pre-existing critical',
    ],
    ['3: not by code alone', 'A critical older', '', 'unverified critical'],
    ['3: not by one voice', 'A critical older', 'B confirms A1 critical older, C opens A1', 'confirmed critical'],
    [
      '3: silence on the origin is no voice',
      'A critical older',
      'B confirms A1 important, C confirms A1 important',
      'confirmed important',
    ],
    [
      '3: not when one says worsened',
      'A important older',
      'B confirms A1 important older, C confirms A1 important worsened',
      'confirmed important',
    ],
    ['3: not by voices without code', 'A important', 'B confirms A1 important older', 'confirmed important'],
    [
      '3: an important one by one voice',
      'A important older',
      'B confirms A1 important older',
      'pre-existing important',
    ],
    ['3: a suggestion without a voice', 'A suggestion older', '', 'pre-existing suggestion'],

    [
      '4: by a comment that was there before',
      'A important',
      'B confirms A1 important deliberate comment',
      'intended important',
      atImportant,
    ],
    [
      '4: by a document',
      'A important',
      'B confirms A1 important deliberate document',
      'intended important',
      atImportant,
    ],
    ['4: not by code', 'A important', 'B confirms A1 important deliberate', 'confirmed important', atImportant],
    [
      '4: at fail-on not by a comment of this change',
      'A important',
      'B confirms A1 important deliberate new-comment',
      'confirmed important',
      atImportant,
    ],
    [
      '4: below fail-on by such a comment too',
      'A important',
      'B confirms A1 important deliberate new-comment',
      'intended important',
    ],
    [
      '4: all that confirm must say so',
      'A important',
      'B confirms A1 important deliberate comment, C confirms A1 important',
      'confirmed important',
    ],
    [
      '4: never when a voice rates it critical',
      'A important',
      'B confirms A1 critical deliberate comment, C confirms A1 critical deliberate comment',
      'confirmed critical',
    ],
    [
      '4: never a critical one',
      'A critical',
      'B confirms A1 important deliberate comment, C confirms A1 important deliberate comment',
      'confirmed important',
    ],

    ['5: raised by two voices', 'A important', 'B confirms A1 critical, C confirms A1 critical', 'confirmed critical'],
    [
      '5: the second settles it',
      'A important',
      'B confirms A1 critical, C confirms A1 important',
      'confirmed important',
    ],
    ['5: a refutation settles it too', 'A important', 'B confirms A1 critical, C refutes A1', 'confirmed important'],
    ['5: the second is missing', 'A important', 'B confirms A1 critical', 'unproven critical'],
    ['5: the second died', 'A important', 'B confirms A1 critical, C dies A1', 'unproven critical'],
    [
      '5: the second leaves it open',
      'A important',
      'B confirms A1 critical, C opens A1 suggestion',
      'unproven critical',
    ],
    [
      '5: who raised it so is the second',
      'A important, C critical',
      'B confirms A1 critical, B refutes C1, A refutes C1',
      'confirmed critical',
    ],
    [
      '5: who raised it as the claim says settles it',
      'A important, C important',
      'B confirms A1 critical',
      'confirmed important',
    ],
    [
      '5: a confirmation of another claim settles none',
      'A important, B important',
      'B confirms A1 critical, A confirms B1 critical, C dies A1',
      'unproven critical',
    ],
    [
      '5: what is left open raises nothing, also where another claim was confirmed',
      'A important, B suggestion',
      'B refutes A1, C confirms A1 critical, A confirms B1 critical, C opens B1 important',
      'unproven critical',
    ],
    [
      '5: a suggestion waits as well',
      'A suggestion',
      'B confirms A1 important',
      'unproven important',
      { verify: 'all' },
    ],

    ['6: one voice rates it critical', 'A critical', 'B confirms A1 critical', 'confirmed critical'],
    ['6: whatever another says', 'A critical', 'B confirms A1 critical, C refutes A1', 'confirmed critical'],
    ['6: another vendor raised it so', 'A critical, B critical', 'C refutes A1', 'confirmed critical'],
    ['6: with one of the two quotations', 'A critical missing, B critical', '', 'confirmed critical'],
    ['6: not without any quotation', 'A critical missing, B critical missing', '', 'unverified critical'],
    [
      '6: who raised it so cannot refute it',
      'A critical, B critical',
      'B refutes A1, C refutes A1',
      'confirmed critical',
    ],
    ['6: who raised it lower is no voice for it', 'A critical, B important', 'C opens A1', 'unproven critical'],
    ['6: a rating of what is left open is none', 'A critical', 'B opens A1 critical, C dies A1', 'unproven critical'],
    ['6: an important one by one voice', 'A important', 'B confirms A1 important', 'confirmed important'],

    [
      '7: two below and none at it',
      'A critical',
      'B confirms A1 important, C confirms A1 suggestion',
      'confirmed important',
    ],
    [
      '7: one below and one that leaves it open',
      'A critical',
      'B confirms A1 important, C opens A1 important',
      'confirmed important',
    ],
    ['7: both leave it open', 'A critical', 'B opens A1 important, C opens A1 suggestion', 'unproven important'],
    ['7: one below and one refutation', 'A critical', 'B confirms A1 important, C refutes A1', 'confirmed important'],
    [
      '7: one below and one that raised it lower',
      'A critical, B important',
      'C confirms A1 important',
      'confirmed important',
    ],
    [
      '7: not one that raised something milder about other lines',
      'A critical, B important 5-5',
      'C confirms A1 important',
      'unproven critical',
    ],
    ['7: not several of them', 'A critical, B suggestion 5-5, C suggestion 5-5', '', 'unverified critical'],
    [
      '7: nor whoever quotes some of the same lines, within them',
      'A critical 10-25, B important 19-24, C important 19-24',
      '',
      'unverified critical',
    ],
    ['7: around them', 'A critical 206-214, B important 194-217, C important 200-214', '', 'unverified critical'],
    ['7: or at their end', 'A critical 1-6, B suggestion 2-8, C suggestion 2-8', '', 'unverified critical'],
    [
      '7: but those who quote two thirds of them, or half as many more',
      'A critical 10-15, B important 12-15, C suggestion 7-15',
      '',
      'confirmed important',
    ],
    [
      '7: nor one whose quotation is not there',
      'A critical, B suggestion missing, C suggestion',
      '',
      'unverified critical',
    ],
    ['6: who raises it as severe about other lines is a voice', 'A critical, B critical 5-5', '', 'confirmed critical'],
    ['7: not one alone', 'A critical', 'B confirms A1 important, C opens A1', 'unproven critical'],
    [
      '7: not one vendor by what it raised and ruled',
      'A critical, B important',
      'B confirms A1 important, C dies A1',
      'unproven critical',
    ],
    [
      '7: not beside a voice at critical',
      'A critical',
      'B confirms A1 important, C opens A1 critical',
      'unproven critical',
    ],
    [
      '7: a refutation without its quotation rates nothing',
      'A critical',
      'B refutes A1 suggestion at-nowhere, C refutes A1 suggestion at-nowhere',
      'unproven critical',
    ],

    ['8: confirmed and rated lower', 'A important', 'B confirms A1 suggestion', 'confirmed suggestion'],
    ['8: not when it is left open', 'A important', 'B opens A1 suggestion', 'unproven important'],

    ['9: nobody settled it', 'A critical', 'B opens A1, C opens A1', 'unproven critical'],
    ['9: both died', 'A critical', 'B dies A1, C dies A1', 'unverified critical'],
    ['9: nobody was asked', 'A important', '', 'unverified important'],
    ['9: a slip in copying is no silence', 'A critical missing', 'B opens A1, C dies A1', 'unproven critical'],
    ['9: an ungrounded important one', 'A important missing', 'B opens A1', 'unproven important'],
    ['9: an ungrounded suggestion stands apart', 'A suggestion missing', '', 'ungrounded suggestion'],
    ['9: a suggestion that nobody asked for', 'A suggestion', '', 'raw suggestion'],
  ]);
});

describe('what gates with verify off: raw severities', () => {
  hold(
    [
      ['a grounded one', 'A critical', '', 'raw critical'],
      ['one whose quotation was not found', 'A important missing', '', 'unproven important'],
      ['a suggestion whose quotation was not found', 'A suggestion missing', '', 'ungrounded suggestion'],
      ['an older one in a changed file', 'A critical older', '', 'raw critical'],
      ['an older one elsewhere', 'A critical older untouched', '', 'pre-existing critical'],
      ['one without a file', 'A critical absent', '', 'ungrounded critical'],
    ],
    { verify: 'off' },
  );
});

describe('the evidence of a verdict', () => {
  hold([
    ['a refutation needs code that is there', 'A important', 'B refutes A1 at-nowhere', 'unproven important'],
    ['and not a deleted line', 'A important', 'B refutes A1 at-base', 'unproven important'],
    ['in the claim’s file or one that was opened', 'A important', 'B refutes A1 unopened', 'unproven important'],
    ['such as a caller', 'A important', 'B refutes A1 opened', 'refuted important'],
    ['one good quotation is enough', 'A important', 'B refutes A1 at-base opened', 'refuted important'],
    [
      'a confirmation needs one on its own side',
      'A important',
      'B confirms A1 important at-base',
      'unproven important',
    ],
    ['that is found', 'A critical', 'B confirms A1 critical at-nowhere', 'unproven critical'],
    ['and grounds what had none', 'A critical missing', 'B confirms A1 critical', 'confirmed critical'],
  ]);

  it('is where an ungrounded finding then stands', () => {
    const { anchor, reasons } = decisionOf('A critical missing', 'B confirms A1 critical');
    expect(anchor).toMatchObject({ path: 'a.ts', startLine: 3 });
    expect(reasons[0]).toBe('Its quotation was not found; B quoted code that shows it.');
    expect(decisionOf('A critical missing', 'B opens A1').anchor).toBe(null);
  });
});

describe('claims of one candidate', () => {
  hold([
    [
      'what is said against a milder one lowers none',
      'B important, C critical',
      'A confirms B1 important, B confirms C1 suggestion',
      'unproven critical',
    ],
    [
      'nor does what refutes it',
      'B important, A critical',
      'A refutes B1, C refutes B1, C opens A1',
      'unproven critical',
    ],
    [
      'a confirmation holds for what is not more severe',
      'B important, A critical',
      'C confirms A1 important',
      'confirmed important',
    ],
    [
      'also where that one is closed',
      'A critical older, A important',
      'B confirms A1 critical older, C confirms A1 critical older',
      'confirmed important',
    ],
    [
      'and for nothing more severe',
      'B important, A critical',
      'C confirms B1 important, C opens A1',
      'unproven critical',
    ],
    ['whoever closes it must close each', 'A important, B important', 'C refutes A1', 'confirmed important'],
    ['by rulings on each', 'A important, B important', 'C refutes A1, C refutes B1', 'refuted important'],
    [
      'a false twin closes itself only',
      'A critical, B critical',
      'C refutes B1, B refutes A1, C opens A1',
      'confirmed critical',
    ],
    [
      'what blocks is worse than what is unproven',
      'B important, A critical',
      'A confirms B1 important, C opens A1',
      'confirmed important',
      atImportant,
    ],
  ]);
});

it('takes the claims of a candidate in turn: the severest first, then what is grounded', () => {
  const claims = claimsOf(candidateIn('A suggestion, A critical missing, B critical, C important'));
  expect(claims.map(({ id }) => id)).toEqual(['B1', 'A2', 'C1', 'A1']);
});

describe('who is a voice', () => {
  const two = reviewersNamed('A', 'B');
  const one = reviewersNamed('anthropic:A', 'anthropic:A2');
  const router = reviewersNamed('anthropic:A', 'openai:B', 'openai:C');
  const sameAsFinder = reviewersNamed('anthropic:A', 'openai:B', 'anthropic:C');

  it.each<readonly [string, readonly Reviewer[], string, string, string]>([
    ['two sessions of the only vendor', one, 'A critical', 'A2 refutes A1, A refutes A1', 'refuted critical'],
    ['one session of the only vendor', one, 'A critical', 'A2 confirms A1 critical', 'confirmed critical'],
    ['the finder’s vendor beside the only other', two, 'A critical', 'B refutes A1, A refutes A1', 'refuted critical'],
    [
      'and not where two others answered',
      threeVendors,
      'A critical',
      'B refutes A1, A refutes A1, C opens A1',
      'unproven critical',
    ],
    ['and not alone', two, 'A important', 'A refutes A1, B dies A1', 'unverified important'],
    [
      'and never to make a critical one block',
      two,
      'A critical',
      'B opens A1, A confirms A1 critical',
      'unproven critical',
    ],
    ['but to keep it open', two, 'A critical', 'B refutes A1, A confirms A1 critical', 'unproven critical'],
    ['one vendor behind two servers is one', router, 'A critical', 'B refutes A1, C refutes A1', 'unproven critical'],
    [
      'the finder’s vendor behind a server is no other',
      sameAsFinder,
      'A critical',
      'C confirms A1 critical, B dies A1',
      'unverified critical',
    ],
    [
      'its severest word counts',
      threeVendors,
      'A critical',
      'B refutes A1, B confirms A1 critical, C refutes A1',
      'confirmed critical',
    ],
  ])('%s', (_, reviewers, claims, rulings, expected) => {
    expect(decided(claims, rulings, {}, reviewers)).toBe(expected);
  });
});

describe('what else is decided', () => {
  it('calls nothing a regression that is older than the change', () => {
    expect(decisionOf('A suggestion older', '')).toMatchObject({ kind: 'gap', origin: 'pre-existing' });
    expect(decisionOf('A important older', 'B confirms A1 important worsened')).toMatchObject({
      kind: 'regression',
      origin: 'worsened',
    });
  });

  it('says why, in whose name', () => {
    const why = (claims: string, rulings: string) => decisionOf(claims, rulings).reasons.join(' ');
    expect(why('A critical', 'B refutes A1')).toBe(
      'Refuted by B alone; a critical finding needs two voices against it.',
    );
    expect(why('A critical', 'B confirms A1 important, C refutes A1')).toBe(
      'Lowered from critical to important by B and C.',
    );
    expect(why('A important', 'B confirms A1 critical')).toBe(
      'B rates it critical, not important, and no second voice has settled that.',
    );
    expect(why('A critical, B critical', 'C refutes A1')).toBe(
      'B raised the same defect; that is a voice for it. C refuted it; that does not outweigh B.',
    );
    expect(why('A important older', 'B confirms A1 important older, C opens A1')).toContain(
      'Its lines are older, and B saw no part of this change in it.',
    );
    expect([why('A critical', ''), why('A critical', 'B dies A1'), why('A suggestion', '')]).toEqual([
      'No verifier was left for it.',
      'The verification by B ended without a verdict.',
      '',
    ]);
    expect(decisionOf('A important missing', '', { verify: 'off' }).reasons).toEqual([
      'Its quotation was not found, and nothing is verified in this run.',
    ]);
    const four = reviewersNamed('A', 'B', 'C', 'D');
    const lowered = decisionOf('A critical', 'B confirms A1 important, C refutes A1, D opens A1', {}, four);
    expect(lowered.reasons).toEqual(['Lowered from critical to important by B and C.']);
  });

  it('believes that a remedy fails only with a quotation, and that it works only unopposed', () => {
    const of = (...fixes: readonly ('works' | 'fails')[]) => {
      const rulings = rulingsIn('B confirms A1, C confirms A1').slice(0, fixes.length);
      const judged = rulings.map((ruling, at): Ruling => ({ ...ruling, fix: fixes[at] ?? 'not-judged' }));
      return decide(candidateIn('A important'), judged, scriptedTerms()).fixWorks;
    };
    expect([of(), of('works'), of('works', 'fails')]).toEqual([null, true, false]);
    const unproven = rulingsIn('B opens A1').map((ruling) => ({ ...ruling, fix: 'fails' as const }));
    expect(decide(candidateIn('A important'), unproven, scriptedTerms()).fixWorks).toBe(null);
  });
});
