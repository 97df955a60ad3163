import { termsOf } from '../src/steps/decide/terms.ts';
import type { GroundedFinding, Policy, Reviewer, Ruling } from '../src/types.ts';
import { type Says, weightOf } from '../test/support/verified-game.ts';
import type { Random } from './random.ts';
import { copies, type Truth } from './simulated-truths.ts';

const policy: Policy = { failOn: 'critical', minReviewers: 1, onIncomplete: 'fail', verify: 'cross', blockOn: [] };
const anchor = { path: 'src/simulated.ts', side: 'new', startLine: 1, endLine: 1 } as const;
const claim: GroundedFinding = {
  id: 'A:F1',
  reviewer: 'A',
  finding: {
    ...anchor,
    severity: 'critical',
    kind: 'regression',
    title: 'simulated',
    quote: 'simulated',
    cause: null,
    failure: 'simulated',
    body: 'simulated',
    fix: null,
    evidence: 'reasoned',
  },
  grounding: {
    file: 'changed',
    quote: 'found',
    anchor,
    problem: null,
    origin: 'introduced',
    fix: { label: 'none', leavesQuote: false, problem: null, mended: null },
  },
};

interface Setting {
  readonly configured: readonly string[];
  readonly down: readonly string[];
  readonly random: Random;
}

/** What src makes of one raw critical of A. 2: it blocks; 1: it is left open; 0: it passes. */
export function adjudicated(truth: Truth, { configured, down, random }: Setting): 0 | 1 | 2 {
  const reviewers = configured.map(
    (name): Reviewer => ({
      name,
      provider: name,
      vendor: name,
      model: 'simulated',
      effort: 'high',
      passes: 1,
      maxOutputTokens: null,
    }),
  );
  let last: Pick<Ruling, 'verdict' | 'severity'> | null = null;
  const says: Says = (verifier) => {
    if (down.includes(verifier.name)) return null;
    last = last !== null && random() < copies ? last : spoken(truth, random);
    return { ...ruling(verifier), ...last };
  };
  return weightOf({
    candidates: [{ lead: claim, sources: [claim] }],
    terms: termsOf(reviewers, policy),
    reviewers,
    says,
  });
}

function spoken({ confirms, refutes, ratesCritical }: Truth, random: Random): Pick<Ruling, 'verdict' | 'severity'> {
  const draw = random();
  const verdict = draw < confirms ? 'confirmed' : draw < confirms + refutes ? 'refuted' : 'unproven';
  return { verdict, severity: random() < ratesCritical ? 'critical' : 'important' };
}

function ruling(verifier: Reviewer): Ruling {
  return {
    ...{ about: claim.id, by: verifier.name, vendor: verifier.vendor, isOtherVendor: verifier.name !== 'A' },
    ...{ verdict: 'unproven', severity: null, effect: 'introduced', isIntended: false, fix: 'not-judged' },
    ...{ evidence: [], reason: 'simulated', withdrawn: null },
  };
}
