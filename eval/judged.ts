import { termsOf } from '../src/steps/decide/decide.ts';
import { secondClaims, splitClaims } from '../src/steps/decide/second-claims.ts';
import { adjudicate } from '../src/steps/ledger/adjudicate.ts';
import type { Candidate, GroundedFinding, Ledger, Policy, RawReview, Ruling } from '../src/types.ts';
import type { Fed } from './feed.ts';

const verified: Policy = { failOn: 'critical', minReviewers: 1, onIncomplete: 'fail', verify: 'cross' };
const trace = {
  turns: 0,
  toolCalls: {},
  filesOpened: [],
  retries: 0,
  durationMs: 0,
  usage: { input: 0, cached: 0, cacheWrite: 0, output: 0, reasoning: 0 },
  model: null,
};

/**
 * The ledger that the real adjudication makes of candidates. Each tool stands for a reviewer of a vendor of its own.
 * The data has no places, and what has none is not verified; so each candidate gets a place made up for it.
 * @param candidates the first of each leads it
 * @param confirms what a simulated verifier says of the finding that leads a candidate; null: nobody verifies
 */
export function judged(
  candidates: readonly (readonly Fed[])[],
  fed: readonly Fed[],
  confirms: ((lead: Fed) => boolean) | null,
): Ledger {
  const groups = candidates.map((sources, index): readonly Candidate[] => {
    const placed = sources.map(({ finding }) => placedAt(finding, index + 1));
    const [lead] = placed;
    return lead === undefined ? [] : [{ lead, sources: placed }];
  });
  const policy: Policy = { ...verified, verify: confirms === null ? 'off' : 'cross' };
  const rulings = confirms === null ? [] : rulingsOn(groups.flat(), fed, confirms);
  const reviews = reviewsOf(fed);
  const terms = termsOf(
    reviews.map(({ reviewer }) => reviewer),
    policy,
  );
  return adjudicate({ groups: splitClaims(groups, rulings, terms), rulings, reviews, policy });
}

/** Rules on leads, and on claims that are left over when a lead is refuted, until nothing is left. */
function rulingsOn(candidates: readonly Candidate[], fed: readonly Fed[], confirms: (lead: Fed) => boolean): Ruling[] {
  const byId = new Map(fed.map((one) => [one.finding.id, one]));
  const rulings = new Map<string, Ruling>();
  let left = candidates;
  while (left.length > 0) {
    for (const { lead } of left) {
      const one = byId.get(lead.id);
      if (one !== undefined) rulings.set(lead.id, ruling(one, confirms(one)));
    }
    left = candidates
      .flatMap((candidate) => secondClaims(candidate, [...rulings.values()], { policy: verified, vendors: 2 }))
      .filter(({ lead }) => !rulings.has(lead.id));
  }
  return [...rulings.values()];
}

function placedAt(finding: GroundedFinding, line: number): GroundedFinding {
  const anchor = { path: finding.finding.path, side: 'new', startLine: line, endLine: line } as const;
  return {
    ...finding,
    grounding: { ...finding.grounding, quote: 'found', anchor, problem: null, origin: 'introduced' },
  };
}

function ruling({ finding }: Fed, isConfirmed: boolean): Ruling {
  return {
    about: finding.id,
    by: 'simulated verifier',
    provider: 'simulated',
    isOtherVendor: true,
    verdict: isConfirmed ? 'confirmed' : 'refuted',
    severity: isConfirmed ? finding.finding.severity : null,
    effect: null,
    isIntended: false,
    fix: 'not-judged',
    evidence: [],
    reason: 'simulated',
    withdrawn: null,
  };
}

function reviewsOf(fed: readonly Fed[]): readonly RawReview[] {
  return [...Map.groupBy(fed, ({ tool }) => tool)].map(([tool, all]) => ({
    outcome: 'completed',
    reviewer: {
      name: tool,
      provider: tool,
      vendor: tool,
      model: 'of the data',
      effort: 'high',
      passes: 1,
      maxOutputTokens: null,
    },
    submission: {
      findings: all.map(({ finding }) => finding.finding),
      concerns: [],
      strengths: [],
      testing: [],
      documentation: [],
      limitations: [],
      coverage: [],
      unreadable: [],
    },
    delivery: [],
    trace,
  }));
}
