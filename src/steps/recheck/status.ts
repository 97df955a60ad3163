import {
  type CheckedEvidence,
  isAtLeast,
  type Policy,
  type PriorStatus,
  type PriorVoice,
  reaches,
} from '../../types.ts';
import type { PlacedPrior } from './code-state.ts';

/** What became of a finding, and what shows it. */
export interface Settled {
  readonly status: PriorStatus;
  readonly evidence: CheckedEvidence | null;
  /** One sentence. */
  readonly reason: string;
}

/**
 * Whether sessions have to look at a finding. Code settles what it can by itself: a suggestion in a file without one changed
 * byte, one whose code is gone, and lines that the base has now.
 */
export function isAsked(placed: PlacedPrior, { failOn }: Policy): boolean {
  const { prior, code } = placed;
  if (isDeclinedStill(placed) || prior.rule !== null || code === 'left-the-change') return false;
  const canGate = isAtLeast(prior.severity, 'important') || reaches(prior.severity, failOn);
  return canGate || (code !== 'same' && code !== 'gone');
}

/** What a person declined stays so for as long as its code stands, and what showed how it can happen, whoever raises it again and in whatever words. */
function isDeclinedStill({ prior, code, changedCaller }: PlacedPrior): boolean {
  return prior.declined !== null && changedCaller === undefined && (code === 'same' || code === 'stands');
}

/** Voices that must say so before a finding is closed: as many as it takes to refute it. */
export function voicesNeeded({ prior }: PlacedPrior): 1 | 2 {
  return prior.severity === 'critical' ? 2 : 1;
}

const releasing: readonly PriorVoice['now'][] = ['fixed', 'gone'];

/**
 * The one status of an earlier finding. Only a ruling with a quotation at the head closes what can gate, and only two for a
 * critical one; whatever is in doubt is unclear, and counts as open.
 */
export function settle(placed: PlacedPrior, voices: readonly PriorVoice[], policy: Policy): Settled {
  const { code } = placed;
  const by = (reason: string, status: PriorStatus, voice?: PriorVoice): Settled => ({
    status,
    evidence: voice?.evidence.find(({ anchor, stands }) => anchor !== null && stands !== 'base') ?? null,
    reason,
  });
  if (code === 'left-the-change')
    return by('The base has these lines as the head has them: they are no part of this change.', 'left-the-change');
  if (isDeclinedStill(placed)) return by('Its code stands as it was declined.', 'declined');
  if (!isAsked(placed, policy)) return byCode(placed);
  const open = voices.find(({ now }) => now === 'open');
  if (open !== undefined) return by(open.reason, 'open', open);
  const partly = voices.find(({ now }) => now === 'partly-fixed');
  if (partly !== undefined) return by(partly.remains ?? partly.reason, 'partly-fixed', partly);
  const documented = voices.find(({ now }) => now === 'documented');
  if (documented !== undefined) return acknowledged(placed, documented, policy, by);
  const released = voices.filter(({ now }) => releasing.includes(now));
  const needed = voicesNeeded(placed);
  const [first] = released;
  if (first !== undefined && released.length >= needed) {
    const isGone = released.every(({ now }) => now === 'gone');
    return by(first.reason, isGone ? 'code-gone' : 'fixed', first);
  }
  if (first !== undefined) return by(`Only one of ${needed} voices says that it is fixed.`, 'unclear', first);
  const last = voices.at(-1);
  return by(last === undefined ? 'Nobody could look at it.' : `It is not settled: ${last.reason}`, 'unclear');
}

/** A comment closes nothing critical, and at or above `fail-on` only one that the change did not bring itself. */
function acknowledged(
  { prior }: PlacedPrior,
  voice: PriorVoice,
  { failOn }: Policy,
  by: (reason: string, status: PriorStatus, voice?: PriorVoice) => Settled,
): Settled {
  const isOlder = voice.evidence.some(({ kind, stands }) => kind !== 'code' && stands === 'both');
  if (prior.severity === 'critical') return by('A comment does not mend a critical finding.', 'open', voice);
  if (reaches(prior.severity, failOn) && !isOlder)
    return by('Only the change itself calls it deliberate.', 'open', voice);
  return by(voice.reason, 'acknowledged', voice);
}

function byCode({ prior, code }: PlacedPrior): Settled {
  if (code === 'gone' && prior.rule === null)
    return { status: 'code-gone', evidence: null, reason: 'None of its lines is there any more.' };
  return { status: 'open', evidence: null, reason: 'Its file has not changed since.' };
}
