import type { Anchor, Excerpt } from './place.ts';
import type { ObservationKind, RawFindingId, RawItemId, RawItemKind } from './raw-id.ts';
import type { Severity } from './severity.ts';
import type { Standing } from './standing.ts';
import type { Evidence, Finding, Kind, Origin } from './submission.ts';

/** What code found out about a proposed diff, without running anything. */
export interface FixCheck {
  /** `none`: there is no diff. `applies`: to the files as they are at the head. */
  readonly label: 'none' | 'applies' | 'fails';
  /** True when the quoted code still stands after the fix: it changes what surrounds it, or misses it. */
  readonly leavesQuote: boolean;
  /** Why it fails, in words for the report; null otherwise. */
  readonly problem: string | null;
}

/** What code established about one raw finding. */
export interface Grounding {
  /** `found` at the stated lines, `relocated` to the only place that has it, or `missing`. */
  readonly quote: 'found' | 'relocated' | 'missing';
  /** Null when the quotation is missing. */
  readonly anchor: Anchor | null;
  /** Why the quotation is missing, in words for the report; null otherwise. */
  readonly problem: string | null;
  /** By diff and blame, for what is anchored; `worsened` is only ever a ruling. */
  readonly origin: Exclude<Origin, 'worsened'> | null;
  readonly fix: FixCheck;
}

export interface GroundedFinding {
  readonly id: RawFindingId;
  readonly reviewer: string;
  readonly finding: Finding;
  readonly grounding: Grounding;
}

/** Raw findings that one code change would fix. `lead` is the source whose words are shown. */
export interface Candidate {
  readonly lead: GroundedFinding;
  readonly sources: readonly GroundedFinding[];
  /** Reviewers whose claim of the same was refuted: they are no verifiers of what is left. */
  readonly refutedRaisers?: readonly string[];
}

/** A quotation of a verifier, looked up. The anchor is null when it was not found. */
export interface CheckedEvidence {
  readonly evidence: Evidence;
  readonly anchor: Anchor | null;
  /** Whether the lines stood there before this change; null when they were not found. */
  readonly origin: Grounding['origin'];
}

/** What one verification session says of one claim, after code has checked what it rests on. */
export interface Ruling {
  /** The raw finding whose claim was put to the verifier. */
  readonly about: RawFindingId;
  /** Name and vendor of the verifier. */
  readonly by: string;
  readonly provider: string;
  /** False: no other vendor was left, so a fresh session of a finder's vendor ruled. */
  readonly isOtherVendor: boolean;
  /** `unverified`: the session ended without a verdict. */
  readonly verdict: 'confirmed' | 'refuted' | 'unproven' | 'unverified';
  readonly severity: Severity | null;
  readonly effect: Origin | null;
  readonly isIntended: boolean;
  readonly fix: 'works' | 'fails' | 'not-judged';
  readonly evidence: readonly CheckedEvidence[];
  /** The verifier's words, or how its session ended. */
  readonly reason: string;
  /** What the verifier said before code took it back for want of evidence; null when it did not. */
  readonly withdrawn: 'confirmed' | 'refuted' | null;
}

/** A consolidated finding. The id (`F1`) is neutral: it does not change with the severity. */
export interface LedgerFinding {
  readonly id: string;
  readonly standing: Standing;
  /** As adjudicated. */
  readonly severity: Severity;
  /** The highest that a grounded source gave. */
  readonly rawSeverity: Severity;
  readonly kind: Kind;
  /** Null for what is not grounded. */
  readonly origin: Origin | null;
  readonly problem: string | null;
  readonly anchor: Anchor | null;
  readonly excerpt: Excerpt | null;
  /** The code that shows how the defect is reached, as a verifier quoted it and git has it. */
  readonly reach: { readonly anchor: Anchor; readonly excerpt: Excerpt; readonly shows: string } | null;
  readonly finding: Finding;
  readonly fix: FixCheck;
  /** False when a verifier showed that the remedy does not work. Null: nobody judged it. */
  readonly fixWorks: boolean | null;
  readonly rulings: readonly Ruling[];
  readonly sources: readonly RawFindingId[];
  /** Names of the reviewers who raised it, in the configured order. */
  readonly raisedBy: readonly string[];
  /** Why severity and standing are what they are, one sentence each. */
  readonly reasons: readonly string[];
}

/** What is not a defect: concerns, strengths, untested scenarios, documentation, acknowledged limitations. */
export interface LedgerObservation {
  /** `C1`, `S1`, `T1`, `D1`, `L1`. */
  readonly id: string;
  readonly item: ObservationKind;
  readonly title: string;
  readonly path: string | null;
  readonly body: string;
  /** Of concerns only. */
  readonly scope: 'in-scope' | 'future' | null;
  /** Of concerns only: the finding, moved to the concerns as documented, that says the same. */
  readonly sameAs: string | null;
  /** Of limitations only: the comment, where code found it, and whether the change brought it. */
  readonly quotation: {
    readonly quote: string;
    readonly anchor: Anchor | null;
    readonly origin: Grounding['origin'];
  } | null;
  readonly sources: readonly RawItemId[];
  readonly raisedBy: readonly string[];
}

/** The fate of one raw item. Every raw item has exactly one. */
export interface Disposition {
  readonly id: RawItemId;
  readonly item: RawItemKind;
  /** Where it went: a finding or an observation of the ledger. */
  readonly into: string;
  readonly fate: 'kept' | 'merged' | 'demoted' | 'promoted' | 'moved' | 'refuted' | 'unverified';
  /** The reviewer's own severity, and what it became; null for what is not a finding. `concern`: moved there. */
  readonly from: Severity | null;
  readonly to: Severity | 'concern' | null;
  /** One sentence; empty for what was simply kept. */
  readonly reason: string;
  /** What holds besides the fate: another source leads; the remedy does not work. */
  readonly facts: readonly ('merged' | 'fix-refuted')[];
}

export interface Ledger {
  readonly findings: readonly LedgerFinding[];
  readonly observations: readonly LedgerObservation[];
  readonly dispositions: readonly Disposition[];
}
