import { decide } from '../../src/steps/decide/decide.ts';
import type { Terms } from '../../src/steps/decide/terms.ts';
import { weightAtGate, worstFirst } from '../../src/steps/decide/worst-first.ts';
import { planVerification } from '../../src/steps/verify/plan.ts';
import type { Candidate, GroundedFinding, Reviewer, Ruling } from '../../src/types.ts';

/** What a verifier says of a claim when it is asked; null: its session dies. */
export type Says = (verifier: Reviewer, claim: GroundedFinding) => Ruling | null;

export interface Game {
  readonly candidates: readonly Candidate[];
  readonly reviewers: readonly Reviewer[];
  readonly terms: Terms;
  readonly says: Says;
  /** True: one session at a time, so that what the first says decides whether another is asked. */
  readonly isInTurn?: boolean;
}

/** Asks as the plan says until nobody is left to be asked. @throws {Error} when that has no end */
function rulingsOf({ candidates, reviewers, terms, says, isInTurn = false }: Game): readonly Ruling[] {
  const rulings: Ruling[] = [];
  for (let rounds = 0; rounds < 40; rounds += 1) {
    const planned = planVerification({ candidates, reviewers, terms, rulings, down: new Set(), pending: [] });
    if (planned.length === 0) return rulings;
    for (const { verifier, claims } of isInTurn ? planned.slice(0, 1) : planned)
      for (const claim of claims) rulings.push(says(verifier, claim) ?? dead(verifier, claim));
  }
  throw new Error('the verification has no end');
}

/** What the candidates do to the gate, as one group: 2 closes it, 1 leaves the review incomplete, 0 neither. */
export function weightOf(game: Game, rulings = rulingsOf(game)): 0 | 1 | 2 {
  const decisions = game.candidates.map((candidate) => decide(candidate, rulings, game.terms));
  const [worst] = decisions.toSorted(worstFirst(game.terms.policy));
  return worst === undefined ? 0 : weightAtGate(worst, game.terms.policy);
}

function dead(verifier: Reviewer, claim: GroundedFinding): Ruling {
  return {
    ...{ about: claim.id, by: verifier.name, vendor: verifier.vendor, isOtherVendor: true, verdict: 'unverified' },
    ...{
      severity: null,
      effect: null,
      isIntended: false,
      fix: 'not-judged',
      evidence: [],
      reason: '',
      withdrawn: null,
    },
  };
}
