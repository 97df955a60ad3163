import { blocks, isUnsettled, letsPass, type Remembered, reaches, severities } from '../../types.ts';
import { counted } from '../counted.ts';
import { kindOf } from '../decision/headline.ts';
import type { AlertKind } from '../node-types.ts';
import type { Told } from './told.ts';

/** Findings that nobody has declined, the most severe first. */
export function openOf({ memory }: Pick<Told, 'memory'>): readonly Remembered[] {
  const open = memory.findings.filter(({ declined }) => declined === null);
  return severities.flatMap((severity) => open.filter((found) => found.severity === severity));
}

/** Whether nobody could tell what it is, so that it neither blocks nor passes. */
export function isUnsure(found: Remembered): boolean {
  return found.isUnclear || isUnsettled(found);
}

/** Verdict and what it rests on, in one line, as every report has it. */
export function headlineOfMemory(told: Told): string {
  return `${told.verdict}: ${restsOn(told)}`;
}

function restsOn(told: Told): string {
  const { gate, policy } = told;
  const open = openOf(told);
  if (gate.outcome === 'incomplete') {
    const unsure = open.filter((found) => isUnsure(found) && reaches(found.severity, policy.failOn));
    const is = unsure.length === 1 ? 'is' : 'are';
    const what = unsure.length === 0 ? 'the review is incomplete' : `${kindOf(unsure)} ${is} not settled`;
    return `${what}${letsPass(gate, policy) ? ', and the gate is open all the same' : ''}`;
  }
  const blocking = open.filter((found) => !isUnsure(found) && blocks(found, policy));
  if (blocking.length > 0) return `${kindOf(blocking)} ${blocking.length === 1 ? 'blocks' : 'block'} this merge`;
  const parts = severities.flatMap((severity) => {
    const count = open.filter((found) => found.severity === severity).length;
    if (count === 0) return [];
    return [severity === 'suggestion' ? counted(count, severity) : counted(count, `${severity} finding`)];
  });
  return parts.length === 0 ? 'no finding is open' : `${parts.join(' and ')}, and nothing blocks`;
}

/** As loud as a report of that outcome. */
export function loudnessOfMemory({ gate, verdict }: Pick<Told, 'gate' | 'verdict'>): AlertKind {
  if (gate.outcome === 'blocking' || verdict === 'Rework') return 'caution';
  if (gate.outcome === 'incomplete') return 'warning';
  return verdict === 'Merge as-is' ? 'tip' : 'important';
}
