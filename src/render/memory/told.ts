import type { Change, Gate, Memory, Policy, Verdict } from '../../types.ts';

/** Why an outcome is told from the memory, and no model was asked. */
export type Why =
  /** The change is the one of that round. */
  | { readonly kind: 'unchanged'; readonly movedBase: { readonly from: string; readonly to: string } | null }
  /** People have decided something since, one sentence each. */
  | { readonly kind: 'decided'; readonly sentences: readonly string[] };

/** What a run tells that reviewed nothing: the outcome of an earlier round, as it stands now. */
export interface Told {
  readonly memory: Memory;
  readonly gate: Gate;
  readonly verdict: Verdict;
  readonly policy: Policy;
  /** At the head that it holds for now. */
  readonly change: Change;
  readonly why: Why;
  /** Page of this run; null outside of GitHub Actions. */
  readonly runUrl: string | null;
}

/** Whether one reviewer was enough for that round: a small change. */
export function wasSmall({ memory: { base, round } }: Pick<Told, 'memory'>): boolean {
  return base?.isSmall === true && base.round === round;
}

/** Why this is no report of a review: pages and log say the same. */
export function whySentences({ why, memory }: Pick<Told, 'why' | 'memory'>): readonly string[] {
  const { round } = memory;
  const small = wasSmall({ memory }) ? [`Round ${round} had it as a small change, before one reviewer.`] : [];
  if (why.kind === 'decided')
    return [...why.sentences, `Decided anew from round ${round}: no model was asked.`, ...small];
  const { movedBase } = why;
  return [
    `Unchanged since round ${round}: outcome repeated, no model was asked.`,
    ...small,
    ...(movedBase === null
      ? []
      : [`Base moved from \`${movedBase.from.slice(0, 7)}\` to \`${movedBase.to.slice(0, 7)}\`, not looked at.`]),
    'Who wants a new review writes `/deep-review`, or runs the workflow by hand.',
  ];
}
