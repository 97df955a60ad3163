import { type Terms, termsOf } from '../src/steps/decide/terms.ts';
import { adjudicate } from '../src/steps/ledger/adjudicate.ts';
import { unsettledClaim } from '../src/steps/verify/missing-voices.ts';
import type { Candidate, GroundedFinding, Ledger, Policy, RawReview, Ruling } from '../src/types.ts';
import type { Fed } from './feed.ts';

const verified: Policy = { failOn: 'critical', minReviewers: 1, onIncomplete: 'fail', verify: 'cross', blockOn: [] };
const trace = {
  turns: 0,
  toolCalls: {},
  filesOpened: [],
  retries: 0,
  startedAt: 0,
  costUsd: null,
  durationMs: 0,
  usage: { input: 0, cached: 0, written: 0, writtenLong: 0, output: 0, reasoning: 0 },
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
  const reviews = reviewsOf(fed);
  const terms = termsOf(
    reviews.map(({ reviewer }) => reviewer),
    policy,
  );
  const rulings = confirms === null ? [] : groups.flat().flatMap((one) => rulingsOn(one, fed, terms, confirms));
  return adjudicate({ groups, rulings, reviews, policy });
}

/** Rules once on each claim that is put to a verifier, until none is left. */
function rulingsOn(
  candidate: Candidate,
  fed: readonly Fed[],
  terms: Terms,
  confirms: (lead: Fed) => boolean,
): readonly Ruling[] {
  const byId = new Map(fed.map((one) => [one.finding.id, one]));
  const rulings = new Map<string, Ruling>();
  for (;;) {
    const next = unsettledClaim(candidate, [...rulings.values()], terms, () => false)?.claim;
    const one = next && byId.get(next.id);
    if (one === undefined || rulings.has(one.finding.id)) return [...rulings.values()];
    rulings.set(one.finding.id, ruling(one, confirms(one)));
  }
}

function placedAt(finding: GroundedFinding, line: number): GroundedFinding {
  const anchor = { path: finding.finding.path, side: 'new', startLine: line, endLine: line } as const;
  return {
    ...finding,
    grounding: { ...finding.grounding, file: 'changed', quote: 'found', anchor, problem: null, origin: 'introduced' },
  };
}

function ruling({ finding }: Fed, isConfirmed: boolean): Ruling {
  return {
    about: finding.id,
    by: 'simulated verifier',
    vendor: 'simulated',
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
