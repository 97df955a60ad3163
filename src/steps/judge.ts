import { overrideOn } from '../rounds/override.ts';
import {
  type Change,
  type ChangedFile,
  type CoverageSummary,
  type Delta,
  type Gate,
  type Ledger,
  type Memory,
  type Policy,
  type RawReview,
  type SessionRecord,
  type Surroundings,
  type Verdict,
  waiting,
} from '../types.ts';
import { gate, verdictOf } from './decide/gate.ts';

/** All that a decision rests on, besides what is known of the change when it is made. */
export interface Judged {
  readonly change: Change;
  readonly changes: readonly ChangedFile[];
  readonly reviews: readonly RawReview[];
  /** Those that verified, and looked at earlier findings again. */
  readonly sessions: readonly SessionRecord[];
  readonly ledger: Ledger;
  readonly coverage: CoverageSummary;
  readonly policy: Policy;
  readonly hasWithheldText: boolean;
  /** What earlier rounds left; null where nothing is known of it. */
  readonly previous: Memory | null;
  /** True when GitHub did not show what earlier rounds left. */
  readonly isUnread: boolean;
  readonly delta: Delta | null;
  /** Why a file that somebody asked for has not come; left out, or null: none was missing. */
  readonly lack?: string | null;
}

/** What is decided of a change by itself. */
export const asReviewed: Surroundings = { head: 'current', waitsFor: null };

/** Gate and verdict, by what is known when the report is published. */
export function judge(
  judged: Judged,
  { head, waitsFor }: Surroundings,
): { readonly gate: Gate; readonly verdict: Verdict } {
  const { change, previous, ledger } = judged;
  // An override is of a head that stays: what came after it nobody has seen.
  const override = head === 'current' ? overrideOn(change.headSha, previous?.decisions ?? []) : null;
  const own = gate({ ...judged, head, isCrossed: change.isCrossed === true, override });
  const decided = waitsFor === null ? own : waiting(own, waitsFor);
  return { gate: decided, verdict: verdictOf(decided, ledger) };
}
