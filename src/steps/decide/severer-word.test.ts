import fc from 'fast-check';
import { expect, it } from 'vitest';
import { samples } from '../../../test/support/samples.ts';
import { candidateIn, rulingsIn, scriptedTerms } from '../../../test/support/scripted-table.ts';
import { decide } from './decide.ts';
import { weightAtGate } from './worst-first.ts';

const vendors = ['A', 'B', 'C'] as const;
const severity = fc.constantFrom('critical', 'important', 'suggestion');
const claim = fc.tuple(severity, fc.constantFrom('', '', ' missing', ' older'));
const word = fc.oneof(
  fc
    .tuple(severity, fc.constantFrom('', ' older', ' worsened', ' deliberate comment'))
    .map(([rated, more]) => `confirms # ${rated}${more}`),
  fc.constantFrom('refutes #', 'opens #', 'opens # important', 'opens # critical', 'dies #'),
);

/** A candidate of one to three vendors, and what each of the others says of each claim, in the words of the table. */
const game = fc
  .record({
    claims: fc.array(claim, { minLength: 1, maxLength: 3 }),
    words: fc.array(word, { minLength: 6, maxLength: 6 }),
  })
  .map(({ claims, words }) => ({
    claims: claims.map(([rated, more], at) => `${vendors[at]} ${rated}${more}`).join(', '),
    rulings: claims.flatMap((_, at) =>
      vendors
        .filter((name) => name !== vendors[at])
        .map((name, nth) => `${name} ${(words[2 * at + nth] ?? 'dies #').replace('#', `${vendors[at]}1`)}`),
    ),
  }));

it('a verifier that confirms a claim as critical never opens the gate, whatever it said in place of that', () => {
  const terms = scriptedTerms();
  const weight = (claims: string, rulings: readonly string[]) =>
    weightAtGate(decide(candidateIn(claims), rulingsIn(rulings.join(', ')), terms), terms.policy);
  fc.assert(
    fc.property(fc.array(game, { minLength: 20, maxLength: 20 }), (games) => {
      for (const { claims, rulings } of games)
        for (const [index, said] of rulings.entries()) {
          const severer = said.replace(/^(\S+) \S+ (\S+).*$/u, '$1 confirms $2 critical introduced');
          const before = weight(claims, rulings);
          expect(
            weight(claims, rulings.with(index, severer)),
            `${claims}: ${rulings.join(', ')}`,
          ).toBeGreaterThanOrEqual(before);
        }
    }),
    { numRuns: samples(2_000, 30) },
  );
});
