import type { Bindings, Ledger, Memory, Report, Rounds } from '../types.ts';
import { memoryOfReport } from './memory-of-report.ts';
import { nextIdOf } from './remember.ts';
import { type ReadState, readState, type Seal } from './state-line.ts';
import { talliesShown } from './tallies.ts';

/** What a run knows of the rounds before it. */
export interface Recalled {
  /** The number of this round, from 1. */
  readonly round: number;
  /** Null: this round is the first one, or nothing of the earlier ones could be believed. */
  readonly memory: Memory | null;
  /** Why there is no memory, or none will be left, in a sentence; null where there is nothing to say. */
  readonly note: string | null;
  /** Whether `note` says that there was a memory, and that nothing of it is known. */
  readonly isLost?: true | undefined;
  /** Whether this round may leave a memory of its own. */
  readonly isKept: boolean;
  /** Whether the page above the memory is the one that was written with it: nothing was decided since. */
  readonly isItsPage?: boolean | undefined;
  /** The highest number of a comment whose command this run carries out; left out where it is none. */
  readonly handled?: number | undefined;
  /** There may be a memory, with open findings in it, and GitHub did not show it. */
  readonly isUnread?: true | undefined;
}

const notes = {
  keyless:
    'Nothing is remembered from round to round: no key of this run may seal a memory. Set `state-key`, or give a vendor’s own key without a base URL.',
  foreign:
    'The comment holds a memory of earlier rounds that no key of this run has sealed for this pull request: it was changed, or the keys were. Nothing of it was believed, so this is a new first round, and ids of findings begin anew.',
  newer:
    'The comment holds a memory of earlier rounds that a newer version of this action wrote. It stays as it is, and this round goes without one.',
  unreadable:
    'GitHub did not show the comment that holds the memory of earlier rounds, so this round goes without one.',
  nowhere: 'Nothing is remembered from round to round, because there is no comment to keep it in.',
} as const;

/**
 * What the comment remembers. It is believed only where a key of ours has sealed it for this very repository, pull request
 * and instance: everything else is a new first round.
 * @param body of our comment as it stood when the run began; null where there is none
 */
export function recall(body: string | null, seal: Seal | null, here: Pick<Bindings, 'pull' | 'instance'>): Recalled {
  const first = { round: 1, memory: null };
  if (seal === null) return { ...first, note: notes.keyless, isKept: false };
  const read: ReadState = body === null ? { found: 'none' } : readState(body, seal);
  if (read.found === 'none') return { ...first, note: null, isKept: true };
  if (read.found === 'newer') return { ...first, note: notes.newer, isKept: false };
  if (read.found === 'foreign') return { ...first, note: notes.foreign, isKept: true };
  const { memory } = read;
  if (!isBoundTo(memory, seal, here)) return { ...first, note: notes.foreign, isKept: true };
  return { round: memory.round + 1, memory, note: null, isKept: true };
}

/** Whether it was written for this very repository, pull request and instance. */
export function isBoundTo(
  { bound }: Pick<Memory, 'bound'>,
  { repository }: Pick<Seal, 'repository'>,
  { pull, instance }: Pick<Bindings, 'pull' | 'instance'>,
): boolean {
  return bound.repository === repository && bound.pull === pull && bound.instance === instance;
}

/** Of a comment that could not be read: what it holds stays. */
export const unreadable: Recalled = { round: 1, memory: null, note: notes.unreadable, isKept: false, isUnread: true };

/** What the report says of it. */
export function roundsOf({ round, memory, note, isLost }: Recalled, ledger: Ledger): Rounds {
  const tallies = memory === null ? {} : { tallies: [...talliesShown(ledger, memory)] };
  const decisions = memory?.decisions ?? [];
  const decided = decisions.length === 0 ? {} : { decisions };
  const nextId = nextIdOf(ledger, memory?.nextId ?? 1);
  const loss = isLost === true ? { isLost } : {};
  return { round, note, ...loss, earlier: memory?.rounds ?? [], nextId, ...tallies, ...decided };
}

/** Of a change that has no comment: a range, a branch on this machine, or a report that goes elsewhere only. */
export const nothingRecalled: Recalled = { round: 1, memory: null, note: notes.nowhere, isKept: false };

/** Of a report that lies on this machine, for the next review on it. */
export function recallReport(previous: Report): Recalled {
  const memory = memoryOfReport(previous);
  return { round: memory.round + 1, memory, note: null, isKept: false };
}
