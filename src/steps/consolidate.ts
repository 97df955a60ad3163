import { identify } from '../rounds/identity.ts';
import {
  type CodeFinding,
  type CoverageSummary,
  type Delta,
  type Dossier,
  isOpen,
  type Ledger,
  type Memory,
  type Policy,
  type QuotedCaller,
  type ReviewerMetrics,
} from '../types.ts';
import type { Examined } from './examine.ts';
import { cite } from './ground/cite.ts';
import { type GroundContext, sidesOf } from './ground/ground.ts';
import { originOf } from './ground/origin.ts';
import { placeObservations } from './ground/place-observations.ts';
import type { Judged } from './judge.ts';
import { adjudicate } from './ledger/adjudicate.ts';
import { markAnew } from './ledger/anew/mark-anew.ts';
import { coverageByOne, coverageOf } from './ledger/coverage.ts';
import { commitsSince } from './ledger/in-fix.ts';
import { joinRounds } from './ledger/join-rounds.ts';
import { metricsOf } from './ledger/metrics.ts';
import { addLeftSince } from './recheck/left-since.ts';
import { quotedCallers } from './recheck/quoted-callers.ts';

export interface ConsolidateOptions {
  readonly dossier: Dossier;
  readonly policy: Policy;
  /** Whether one reviewer is to have had all of the change. */
  readonly isSmall?: boolean;
  /** What findings are held against. */
  readonly code: GroundContext;
  /** What rules of code found. */
  readonly codeFindings: readonly CodeFinding[];
  /** What of the change differs since the last complete round; null where nothing tells. */
  readonly since?: Delta | null;
  /** True when GitHub did not show what earlier rounds left. */
  readonly isUnread?: boolean;
  /** What is done to every text before it is published. */
  readonly mask: (text: string) => string;
}

/** What reviewers and verifiers said, made one: all that the report says of findings is counted from it. */
export interface Consolidated {
  readonly ledger: Ledger;
  /** Ids of open findings whose code the change itself brought, as code tells. */
  readonly ours: ReadonlySet<string>;
  /** By ids of findings: what showed that they can happen, besides their own lines. */
  readonly quoted: ReadonlyMap<string, readonly QuotedCaller[]>;
  readonly coverage: CoverageSummary;
  readonly metrics: readonly ReviewerMetrics[];
  /** What the decision rests on. */
  readonly judged: Judged;
}

/** From what was said to the ledger and the gate. Reads git for the lines that the report shows; no model is asked. */
export async function consolidate(
  { reviews, groups, rulings, verifiers, priors, ties, sessions, hasWithheldText }: Examined,
  {
    dossier: { change, changes, commits, previous = null, delta = null },
    policy,
    isSmall = false,
    code,
    codeFindings,
    since = null,
    isUnread = false,
    mask,
  }: ConsolidateOptions,
): Promise<Consolidated> {
  const places = await placeObservations(reviews, code);
  const cited = await cite(adjudicate({ groups, rulings, reviews, verifiers, policy, places, codeFindings }), code);
  const own = identify(cited, mask);
  async function join(memory: Memory): Promise<Ledger> {
    const checked = await addLeftSince(priors, memory, { change, code, policy });
    const earlier = { memory, checked, ties, since: commitsSince(memory, commits) };
    return markAnew(await joinRounds(own, earlier, code), { memory, since, changes, reviews });
  }
  const ledger = previous === null ? own : identify(await join(previous), mask);
  const coverage = isSmall
    ? coverageByOne(changes, reviews, delta)
    : coverageOf(changes, reviews, policy.minReviewers, delta);
  return {
    ledger,
    ours: await broughtByChange(ledger, code),
    quoted: await quotedCallers(ledger, previous, code, mask),
    coverage,
    // Nobody is credited in this round for what an earlier one found.
    metrics: metricsOf(
      reviews,
      { ...ledger, findings: ledger.findings.filter(({ sources }) => sources.length > 0) },
      changes,
      delta,
    ),
    judged: {
      ...{ change, changes, reviews, sessions, ledger, coverage, policy, hasWithheldText, previous, isUnread, delta },
    },
  };
}

/**
 * Voices may say otherwise, and an older line can be worse for the change: here only the lines themselves count. What the
 * base has as well, be it in another place of the file, could not be told later from what landed there.
 */
async function broughtByChange({ findings }: Ledger, code: GroundContext): Promise<ReadonlySet<string>> {
  const ids = await Promise.all(
    findings.filter(isOpen).map(async ({ id, anchor, finding: { quote } }) => {
      if (anchor === null || anchor.side !== 'new') return [];
      if ((await originOf(anchor, code)) !== 'introduced') return [];
      return (await sidesOf({ ...anchor, quote }, code)).base ? [] : [id];
    }),
  );
  return new Set(ids.flat());
}
