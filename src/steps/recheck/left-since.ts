import type { Change, Memory, Policy } from '../../types.ts';
import type { GroundContext } from '../ground/ground.ts';
import { placePriors } from './code-state.ts';
import type { CheckedPrior } from './recheck.ts';
import { settle } from './status.ts';

/**
 * Re-checks brought up to what the comment remembers at the end of a run: another run may have ended a round since they
 * began, and people may have decided. What another run left open, nobody has looked at here: at the very same head it stands, at
 * another one it is unclear. What was declined meanwhile is declined, and what was taken up again nobody has looked at.
 */
export async function addLeftSince(
  checked: readonly CheckedPrior[],
  { findings, bound }: Memory,
  {
    change,
    code,
    policy,
  }: {
    readonly change: Pick<Change, 'headSha' | 'baseRef'> & { readonly mergeBase: string };
    readonly code: GroundContext;
    readonly policy: Policy;
  },
): Promise<readonly CheckedPrior[]> {
  const known = new Map(checked.map((each) => [each.placed.prior.id, each]));
  const isSameHead = bound.headSha === change.headSha;
  const placed = await placePriors(
    findings.filter(({ id }) => !known.has(id)),
    code,
    { isSame: bound.baseRef === change.baseRef, hasMoved: bound.mergeBase !== change.mergeBase },
  );
  const since = new Map(placed.map((each) => [each.prior.id, each]));
  return findings.flatMap((prior): readonly CheckedPrior[] => {
    const before = known.get(prior.id);
    if (before !== undefined) {
      const isDecidedSince = before.placed.prior.declined !== prior.declined;
      const placedNow = { ...before.placed, prior };
      return [{ ...before, ...(isDecidedSince ? settle(placedNow, before.voices, policy) : {}), placed: placedNow }];
    }
    const late = since.get(prior.id);
    if (late === undefined) return [];
    if (prior.declined !== null || late.code === 'left-the-change')
      return [{ placed: late, voices: [], ...settle(late, [], policy) }];
    const reason = isSameHead
      ? 'Another run left it open at this very head, while this one was under way.'
      : 'Another run left it open while this one was under way, and nobody has looked at it at this head.';
    return [{ placed: late, voices: [], evidence: null, status: isSameHead ? 'open' : 'unclear', reason }];
  });
}
