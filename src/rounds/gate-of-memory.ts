import {
  blocks,
  declinedSentence,
  type Gate,
  isUnsettled,
  type Memory,
  type Policy,
  type Remembered,
  reaches,
  severities,
  stands,
  type Verdict,
} from '../types.ts';
import { overridden, overrideOn } from './override.ts';

/** What a gate and its word for people are decided from where no model is asked. */
export type Left = Pick<Memory, 'findings' | 'gaps' | 'leftOut' | 'round'> &
  Partial<Pick<Memory, 'bound' | 'decisions'>>;

/**
 * Decides anew from what a round left: as the round itself did, but for what people have decided since. A declined finding
 * counts for nothing; what the round lacked it lacks still, and passes where somebody overrides it for that very head.
 */
export function gateOfMemory(memory: Left, policy: Policy): Gate {
  const { bound, decisions = [] } = memory;
  return overridden(gateAlone(memory, policy), bound === undefined ? null : overrideOn(bound.headSha, decisions));
}

function gateAlone({ findings, gaps, leftOut, round }: Left, policy: Policy): Gate {
  const open = findings.filter(({ declined }) => declined === null);
  const blocking = open.filter((found) => !isUnsure(found) && blocks(found, policy));
  const unsettled = open.filter((found) => isUnsure(found) && reaches(found.severity, policy.failOn));
  const forgotten = severities.filter((severity) => leftOut[severity] > 0 && reaches(severity, policy.failOn));
  const missing = [...gaps, ...forgotten.map((severity) => `Round ${round} left ${severity} findings without room.`)];
  const reasons = [
    ...unsettled.map(({ id, severity, title }) => `${id} (${severity}) is not settled: ${title}`),
    ...missing,
  ];
  const isOnlyUnproven = unsettled.length > 0 && missing.length === 0 && unsettled.every(isLeftOpen);
  if (blocking.length > 0)
    return {
      outcome: 'blocking',
      reasons: [...blocking.map(blockingReason), ...reasons],
      gaps: missing,
      isOnlyUnproven: false,
    };
  if (reasons.length > 0) return { outcome: 'incomplete', reasons, gaps: missing, isOnlyUnproven };
  const left = policy.failOn === 'never' ? 'nothing that blocks' : `nothing at or above ${policy.failOn} open`;
  const declined = declinedSentence(findings.filter((found) => found.declined !== null));
  return { outcome: 'clean', reasons: [`Round ${round} left ${left}.${declined}`], gaps: [], isOnlyUnproven: false };
}

/** The one word for people, as a round's own report has it. */
export function verdictOfMemory({ outcome }: Gate, { findings }: Pick<Left, 'findings'>): Verdict {
  if (outcome === 'incomplete') return 'No verdict';
  const open = findings.filter(({ declined }) => declined === null);
  if (open.some((found) => found.severity === 'critical' && !found.isUnclear && stands(found))) return 'Rework';
  const hasDefect = open.some(({ severity }) => severity !== 'suggestion');
  return hasDefect || outcome === 'blocking' ? 'Merge with fixes' : 'Merge as-is';
}

/** A re-check that could not tell keeps what had been confirmed, and keeps it from blocking. */
function isUnsure(found: Remembered): boolean {
  return found.isUnclear || isUnsettled(found);
}

/** Verifiers answered, and could not tell. */
function isLeftOpen({ standing, voices, isUnclear }: Remembered): boolean {
  return !isUnclear && standing === 'unproven' && voices >= 2;
}

function blockingReason({ id, severity, rule, title }: Remembered): string {
  return `${id} (${rule === null ? severity : `found by code, ${rule}`}): ${title}`;
}
