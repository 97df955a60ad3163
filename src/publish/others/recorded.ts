import type { EarlierComment } from '../../github/access.ts';
import { wasSmall } from '../../render/memory/told.ts';
import { gateOfMemory } from '../../rounds/gate-of-memory.ts';
import { recall } from '../../rounds/recall.ts';
import type { Seal } from '../../rounds/state-line.ts';
import { letsPass, type Policy } from '../../types.ts';

/** What the review of another pull request came to, as its own comment remembers it. */
export interface Recorded {
  /** Whether it lets this very head pass into this very base. */
  readonly passes: boolean;
  /** In words, after the number of the pull request: `has no review yet`. */
  readonly told: string;
}

/**
 * Decides it from the sealed memory alone: the text of a comment can be anybody's.
 * @param comment of this instance, and the run that wrote its page; null where there is none
 */
export function recordedOf(
  comment: Pick<EarlierComment, 'body' | 'run'> | null,
  {
    number,
    headSha,
    baseRef,
    instance,
    seal,
    policy,
  }: {
    readonly number: number;
    /** As they are now. */
    readonly headSha: string;
    readonly baseRef: string;
    readonly instance: string;
    readonly seal: Seal;
    readonly policy: Policy;
  },
): Recorded {
  const lacks = (told: string): Recorded => ({ passes: false, told });
  if (comment === null) return lacks('has no review yet');
  const { memory, isKept } = recall(comment.body, seal, { pull: number, instance });
  if (memory === null)
    return lacks(
      isKept
        ? 'has no finished review that a key of this run has sealed'
        : 'was reviewed by a newer version of this action',
    );
  const { bound, round } = memory;
  // As where an outcome is repeated: what that run decided is in no memory.
  if (comment.run !== null && comment.run !== memory.run)
    return lacks(`was written to by a run that left no memory of what it decided (${comment.run})`);
  if (bound.headSha !== headSha)
    return lacks(`was last reviewed at ${short(bound.headSha)}, and its head is ${short(headSha)}`);
  if (bound.baseRef !== baseRef) return lacks(`was last reviewed against ${bound.baseRef}, and its base is ${baseRef}`);
  const gate = gateOfMemory(memory, policy);
  if (!letsPass(gate, policy)) return lacks(`is ${gate.outcome} (${gate.reasons[0]})`);
  if (gate.override !== undefined)
    return { passes: true, told: `was overridden at this head by ${gate.override.by}: ${gate.override.reason}` };
  const before = wasSmall({ memory }) ? ', as a small change before one reviewer' : '';
  if (gate.outcome === 'clean') return { passes: true, told: `is clean, by round ${round}${before}` };
  return { passes: true, told: `is ${gate.outcome}, which \`on-incomplete\` lets pass (${gate.reasons[0]})` };
}

function short(sha: string): string {
  return sha.slice(0, 12);
}
