import {
  type Candidate,
  type GroundedFinding,
  isAtLeast,
  type Policy,
  type Ruling,
  rankOf,
  reaches,
  type Severity,
  type Standing,
  severest,
  severities,
} from '../../types.ts';
import { isGrounded, voicesToClose, wantsVoices } from './claims.ts';
import { isDeliberate } from './evidence.ts';
import { isRaisedToo, type Voice } from './voices.ts';

/** A claim, and all that is known of it. */
export interface ClaimCase {
  readonly claim: GroundedFinding;
  readonly candidate: Candidate;
  readonly voices: readonly Voice[];
  readonly policy: Policy;
}

export interface Outcome {
  readonly standing: Standing;
  readonly severity: Severity;
}

/** A row gives an outcome where it fits. */
type Row = (one: ClaimCase, severity: Severity) => Outcome | null;

/** The first row that fits decides; the last one always does. */
const rows = {
  absent: ({ claim }, severity) => (claim.grounding.file === 'absent' ? { standing: 'ungrounded', severity } : null),

  refuted({ voices }, severity) {
    const against = voices.filter(({ refutes }) => refutes).length;
    const isHeld =
      severity === 'critical'
        ? voices.some(({ rating }) => rating === 'critical')
        : voices.some(({ confirms }) => confirms);
    return against >= voicesToClose(severity) && !isHeld ? { standing: 'refuted', severity } : null;
  },

  older({ claim, voices }, severity) {
    if (claim.grounding.origin !== 'pre-existing' || voices.some(saysItMatters)) return null;
    const needed = severity === 'suggestion' ? 0 : voicesToClose(severity);
    return voices.filter(saysOlder).length >= needed ? { standing: 'pre-existing', severity } : null;
  },

  deliberate({ voices, policy }, severity) {
    if (severity === 'critical' || voices.some(({ rating }) => rating === 'critical')) return null;
    const confirming = voices.filter(({ confirms }) => confirms);
    const canGate = reaches(severest([severity, ...ratingsOf(voices)]), policy.failOn);
    const isMeant = ({ rulings, confirmations }: Voice) =>
      confirmations.every((ruling) => rulings.includes(ruling) && isDeliberate(ruling, canGate));
    return confirming.length > 0 && confirming.every(isMeant) ? { standing: 'intended', severity } : null;
  },

  raised({ voices }, severity) {
    const higher = voices.filter(({ confirmedAt }) => isAbove(confirmedAt, severity));
    if (higher.length === 0) return null;
    for (const target of severities.slice(0, rankOf(severity)))
      if (voices.filter((voice) => holdsAt(voice, target)).length >= 2)
        return { standing: 'confirmed', severity: target };
    // To settle it lower speaks against it: a confirmation of another claim, whatever it rates, is no word on this one.
    const settles = ({ rulings, refutes, raised, rating }: Voice) =>
      !isAbove(rating, severity) &&
      (refutes || raised.length > 0 || rulings.some(({ verdict }) => verdict === 'confirmed'));
    if (voices.some(settles)) return { standing: 'confirmed', severity };
    return { standing: 'unproven', severity: severest(higher.flatMap(({ confirmedAt }) => confirmedAt ?? [])) };
  },

  confirmed({ claim, voices }, severity) {
    // A fresh session of the finder's vendor is never who makes a critical finding block.
    const isFor = (voice: Voice) =>
      (voice.confirms && isRatedAt(voice, severity) && (voice.isOther || severity !== 'critical')) ||
      isRaisedToo(claim, voice);
    return voices.some(isFor) ? { standing: 'confirmed', severity } : null;
  },

  lowered({ voices }, severity) {
    if (severity !== 'critical' || voices.some(({ rating }) => rating === 'critical')) return null;
    const lower = ratingsOf(voices);
    const below = lower.length + voices.filter(({ refutes }) => refutes).length;
    if (below < 2 || lower.length === 0) return null;
    const isConfirmed = voices.some(({ confirms }) => confirms);
    return { standing: isConfirmed ? 'confirmed' : 'unproven', severity: severest(lower) };
  },

  milder({ voices }, severity) {
    const confirming = voices.filter(({ confirmedAt }) => confirmedAt !== null);
    if (severity === 'critical' || confirming.length === 0) return null;
    return { standing: 'confirmed', severity: severest(ratingsOf(confirming)) };
  },

  unsettled(one, severity) {
    const { claim, candidate, voices, policy } = one;
    if (severity === 'suggestion' && !isGrounded(claim)) return { standing: 'ungrounded', severity };
    if (voices.some(({ hasAnswered }) => hasAnswered)) return { standing: 'unproven', severity };
    const isAsked = wantsVoices(claim, candidate, policy) || voices.some(({ rulings }) => rulings.length > 0);
    return { standing: isAsked ? 'unverified' : 'raw', severity };
  },
} as const satisfies Record<string, Row>;

/** Which row decided. `raw`: none, because nothing is verified in this run. */
export type RowName = keyof typeof rows | 'raw';

/** The table, in its order, for one claim. Total: some row fits whatever was said. */
export function decideClaim(one: ClaimCase): Outcome & { readonly row: RowName } {
  const { severity } = one.claim.finding;
  const names = Object.keys(rows) as (keyof typeof rows)[];
  if (one.policy.verify === 'off') return { row: 'raw', ...unverified(one, severity) };
  for (const row of names) {
    const outcome = rows[row](one, severity);
    if (outcome !== null) return { row, ...outcome };
  }
  throw new Error('the last row of the table fits everything');
}

/** Raw severities gate. Origin alone closes nothing in a changed file: a guard may have been moved away from it. */
function unverified(one: ClaimCase, severity: Severity): Outcome {
  const { file, origin } = one.claim.grounding;
  if (file === 'absent') return { standing: 'ungrounded', severity };
  if (!isGrounded(one.claim)) return { standing: severity === 'suggestion' ? 'ungrounded' : 'unproven', severity };
  return { standing: origin === 'pre-existing' && file === 'rest' ? 'pre-existing' : 'raw', severity };
}

function ratingsOf(voices: readonly Voice[]): readonly Severity[] {
  return voices.flatMap(({ rating }) => rating ?? []);
}

function isAbove(rating: Severity | null, severity: Severity): boolean {
  return rating !== null && rankOf(rating) < rankOf(severity);
}

function isRatedAt({ rating }: Voice, severity: Severity): boolean {
  return rating !== null && isAtLeast(rating, severity);
}

/** Confirmed or raised so severe: a rating of what is left open raises nothing. */
function holdsAt({ confirmedAt, raised }: Voice, target: Severity): boolean {
  return (
    (confirmedAt !== null && isAtLeast(confirmedAt, target)) ||
    raised.some(({ finding }) => isAtLeast(finding.severity, target))
  );
}

const ofTheChange: readonly Ruling['effect'][] = ['introduced', 'worsened'];

function saysItMatters({ rulings }: Voice): boolean {
  return rulings.some(
    ({ verdict, effect }) => (verdict === 'confirmed' || verdict === 'unproven') && ofTheChange.includes(effect),
  );
}

function saysOlder({ rulings }: Voice): boolean {
  return rulings.some(({ verdict, effect }) => verdict === 'confirmed' && effect === 'pre-existing');
}
