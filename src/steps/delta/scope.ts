import { countCovered } from '../../lib/change/covered.ts';
import type { ChangedFile, Delta, Memory, Scope } from '../../types.ts';

/** Every so many rounds everything is read again: what all of them overlooked has another chance. */
const wholeEvery = 5;
/** A delta of more than this share of the change is no small step any more. */
const mostShare = 0.5;

/** What decides whether a round delivers all of a change. */
export interface ScopeFacts {
  readonly round: number;
  readonly previous: Memory | null;
  /** Of this run, as the memory of the last one has it. */
  readonly configuration: string;
  readonly baseRef: string;
  /** Whether a person asked for all of it. */
  readonly isFull: boolean;
  readonly isCrossed: boolean;
  /** Whether one reviewer is enough for this round. */
  readonly isSmall: boolean;
  /** What the last complete round had; null where nothing tells. */
  readonly delta: Delta | null;
  readonly changes: readonly ChangedFile[];
}

/** What a round delivers; the delta is null where it delivers everything. */
export interface Scoped {
  /** Null in a round that remembers none before it. */
  readonly scope: Scope | null;
  readonly delta: Delta | null;
}

/** Only what changed since the last complete round, where nothing at all speaks for reading everything again. */
export function scopeOf(facts: ScopeFacts): Scoped {
  const { previous, delta, changes } = facts;
  const all = changes.reduce((sum, { additions, deletions }) => sum + additions + deletions, 0);
  const read = changes.filter(({ notReviewed, status }) => notReviewed === null && status !== 'moved');
  const whole = (reason: string): Scoped => ({
    delta: null,
    scope: { since: null, reason, lines: all, covered: 0, files: read.length, note: null },
  });
  if (previous === null || changes.length === 0) return { scope: null, delta: null };
  const doubt = doubtOf({ ...facts, previous });
  if (doubt !== null) return whole(doubt);
  if (delta === null) return whole(untold(previous));
  const covered = delta.files.reduce((sum, file) => sum + countCovered(file), 0);
  const settled = new Set(delta.files.flatMap(({ path, isSettled }) => (isSettled ? [path] : [])));
  const open = read.filter(({ path }) => !settled.has(path));
  if (open.length === 0) return whole(`no line of the change differs from round ${delta.since}`);
  if (all - covered > all * mostShare)
    return whole(`more than half of the change differs from round ${delta.since} (${all - covered} of ${all} lines)`);
  const note = delta.byLine ? null : `${whereabouts(delta)}: ${filesRead(open.length)} read anew in full.`;
  return {
    delta,
    scope: { since: delta.since, reason: null, lines: all - covered, covered, files: open.length, note },
  };
}

/** What speaks for reading everything, whatever has changed. */
function doubtOf({
  round,
  previous,
  configuration,
  baseRef,
  isFull,
  isCrossed,
  isSmall,
}: ScopeFacts & { previous: Memory }) {
  const { base, bound } = previous;
  if (isFull) return 'a person asked for it';
  if (base === null) return 'no earlier round was complete';
  if (base.round !== previous.round) return `round ${previous.round} was incomplete`;
  if (bound.baseRef !== baseRef) return `the pull request went to ${bound.baseRef} in round ${previous.round}`;
  if (bound.configuration !== configuration)
    return `reviewers, rules or guidelines are not those of round ${previous.round}`;
  if (base.isSmall === true && !isSmall)
    return `round ${base.round} had it as a small change, before one reviewer, and it is none now`;
  if (isCrossed) return 'the branch and its base have several merge bases';
  if (round % wholeEvery === 0) return `every ${wholeEvery}th round reads everything`;
  return null;
}

function untold({ base, round }: Memory): string {
  return `the head of round ${round} (${base?.headSha.slice(0, 12)}) is not on the server, and its comment had no room for what the files were`;
}

function whereabouts({ since, headSha }: Delta): string {
  return `The head of round ${since} (${headSha.slice(0, 12)}) or its merge base is not on the server`;
}

function filesRead(count: number): string {
  return `${count} ${count === 1 ? 'file was' : 'files were'}`;
}
