import type { Decision, Gate } from '../types.ts';

/** The last decision that lets a head pass; null: there is none. */
export function overrideOn(headSha: string, decisions: readonly Decision[]): Decision | null {
  return decisions.findLast((each) => each.verb === 'override' && each.headSha === headSha) ?? null;
}

/** A gate as somebody has overridden it: what is incomplete passes and says so first. What blocks is not overridden. */
export function overridden(gate: Gate, decision: Decision | null): Gate {
  if (decision === null || gate.outcome !== 'incomplete') return gate;
  const { by, reason } = decision;
  const first = `OVERRIDDEN by @${by} for this head only, and for this reason: ${reason}`;
  return { ...gate, override: { by, reason }, reasons: [first, ...gate.reasons] };
}
