import { identify } from '../rounds/identity.ts';
import { findByCode } from '../rules/find-by-code.ts';
import type { CoverageSummary, Dossier, Gate, HeadState, Ledger, Policy, ReviewerMetrics, Verdict } from '../types.ts';
import { gate, verdictOf } from './decide/gate.ts';
import type { Examined } from './examine.ts';
import { cite } from './ground/cite.ts';
import type { GroundContext } from './ground/ground.ts';
import { placeObservations } from './ground/place-observations.ts';
import { adjudicate } from './ledger/adjudicate.ts';
import { coverageOf } from './ledger/coverage.ts';
import { metricsOf } from './ledger/metrics.ts';

export interface ConsolidateOptions {
  readonly dossier: Dossier;
  readonly policy: Policy;
  /** What findings are held against. */
  readonly code: GroundContext;
  /** Path of the configuration file that an input names; null: the usual one. */
  readonly configFile: string | null;
  /** What is done to every text before it is published. */
  readonly mask: (text: string) => string;
}

/** What reviewers and verifiers said, made one: all that the report says of findings is counted from it. */
export interface Consolidated {
  readonly ledger: Ledger;
  readonly coverage: CoverageSummary;
  readonly metrics: readonly ReviewerMetrics[];
  readonly judge: (head: HeadState) => { readonly gate: Gate; readonly verdict: Verdict };
}

/** From what was said to the ledger and the gate. Reads git for the lines that the report shows; no model is asked. */
export async function consolidate(
  { reviews, groups, rulings, hasWithheldText }: Examined,
  { dossier: { change, changes }, policy, code, configFile, mask }: ConsolidateOptions,
): Promise<Consolidated> {
  const [places, codeFindings] = await Promise.all([
    placeObservations(reviews, code),
    findByCode({ ...code, configFile }),
  ]);
  const cited = await cite(adjudicate({ groups, rulings, reviews, policy, places, codeFindings }), code);
  const ledger = identify(cited, mask);
  const coverage = coverageOf(changes, reviews, policy.minReviewers);
  return {
    ledger,
    coverage,
    metrics: metricsOf(reviews, ledger, changes),
    judge(head) {
      const isCrossed = change.isCrossed === true;
      const decided = gate({ ledger, coverage, reviews, policy, changes, hasWithheldText, head, isCrossed });
      return { gate: decided, verdict: verdictOf(decided, ledger) };
    },
  };
}
