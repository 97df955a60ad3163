import { type GroundedFinding, type Ruling, rankOf } from '../../types.ts';
import { isGrounded } from './claims.ts';
import type { Outcome, RowName } from './decide-claim.ts';
import { isRaisedToo, type Voice } from './voices.ts';

interface Decided extends Outcome {
  readonly claim: GroundedFinding;
  readonly row: RowName;
  readonly voices: readonly Voice[];
}

/** Why a claim became what it is, in sentences for people. */
export function reasonsFor(decided: Decided): readonly string[] {
  return [...ofGrounding(decided), ...ofRow[decided.row](decided)];
}

/** `Codex and Gemini`. */
export function namesOf(voices: readonly Voice[]): string {
  return [...new Set(voices.flatMap(({ names }) => names))].join(' and ');
}

function ofGrounding({ claim, row, standing, voices }: Decided): readonly string[] {
  if (isGrounded(claim) || standing === 'ungrounded') return [];
  if (row === 'raw') return ['Its quotation was not found, and nothing is verified in this run.'];
  const confirming = voices.filter(({ confirms }) => confirms);
  if (standing === 'confirmed' && confirming.length > 0)
    return [`Its quotation was not found; ${namesOf(confirming)} quoted code that shows it.`];
  return standing === 'refuted' ? [] : ['Its quotation was not found in the file.'];
}

const none = (): readonly string[] => [];

const ofRow: Readonly<Record<RowName, (decided: Decided) => readonly string[]>> = {
  raw: none,
  absent: none,
  refuted: ({ voices }) => [`Refuted by ${namesOf(voices.filter(isRefuting))}, with quotations that code found.`],
  older({ voices }) {
    const saying = voices.filter(({ confirms }) => confirms);
    return saying.length === 0 ? [] : [`Its lines are older, and ${namesOf(saying)} saw no part of this change in it.`];
  },
  deliberate: ({ voices }) => [`True, and documented as deliberate, says ${namesOf(voices.filter(isConfirming))}.`],
  raised({ claim, voices, severity, standing }) {
    const raw = claim.finding.severity;
    const higher = voices.filter(({ confirmedAt }) => confirmedAt !== null && rankOf(confirmedAt) < rankOf(raw));
    if (severity === raw) return dissent(raw, voices);
    if (standing === 'confirmed') return [`Raised from ${raw} to ${severity} by ${namesOf(higher)}.`];
    return [`${namesOf(higher)} rates it ${severity}, not ${raw}, and no second voice has settled that.`];
  },
  confirmed({ claim, voices }) {
    const refuting = voices.filter(isRefuting);
    const confirming = voices.filter(isConfirming);
    const raising = voices.filter((voice) => isRaisedToo(claim, voice));
    const holding = confirming.length > 0 ? confirming : raising;
    return [
      ...dissent(claim.finding.severity, voices),
      ...(confirming.length === 0 ? [`${namesOf(raising)} raised the same defect; that is a voice for it.`] : []),
      ...(refuting.length === 0
        ? []
        : [`${namesOf(refuting)} refuted it; that does not outweigh ${namesOf(holding)}.`]),
    ];
  },
  lowered: ({ claim, voices, severity, standing }) => [
    `Lowered from ${claim.finding.severity} to ${severity} by ${namesOf(voices.filter(isBelow))}.`,
    ...(standing === 'unproven' ? ['Whether it is true was left open.'] : []),
  ],
  milder: ({ claim, voices, severity }) => [
    `Lowered from ${claim.finding.severity} to ${severity} by ${namesOf(voices.filter(({ confirmedAt }) => confirmedAt !== null))}.`,
  ],
  unsettled({ claim, voices, standing }) {
    const raw = claim.finding.severity;
    const refuting = voices.filter(isRefuting);
    const saying = (verdict: Ruling['verdict']) => [
      ...new Set(voices.flatMap(({ rulings }) => rulings.flatMap((one) => (one.verdict === verdict ? [one.by] : [])))),
    ];
    const [open, dead] = [saying('unproven'), saying('unverified')];
    if (standing === 'unproven')
      return [
        ...dissent(raw, voices),
        ...(refuting.length > 0 && raw === 'critical'
          ? [`Refuted by ${namesOf(refuting)} alone; a critical finding needs two voices against it.`]
          : []),
        ...(refuting.length > 0 && raw !== 'critical'
          ? [
              `Refuted by ${namesOf(refuting)}; ${namesOf(voices.filter(isConfirming))} confirmed another claim of the defect.`,
            ]
          : []),
        ...(open.length > 0 ? [`${open.join(' and ')} could not settle it.`] : []),
      ];
    if (standing !== 'unverified') return [];
    return dead.length > 0
      ? [`The verification by ${dead.join(' and ')} ended without a verdict.`]
      : ['No verifier was left for it.'];
  },
};

function isRefuting({ refutes }: Voice): boolean {
  return refutes;
}

function isConfirming({ confirms }: Voice): boolean {
  return confirms;
}

function isBelow({ refutes, rating }: Voice): boolean {
  return refutes || (rating !== null && rating !== 'critical');
}

/** Ratings by verifiers that confirmed it and that changed nothing. */
function dissent(raw: string, voices: readonly Voice[]): string[] {
  return voices
    .filter(({ confirms, rating, raised }) => confirms && rating !== null && rating !== raw && raised.length === 0)
    .map((voice) => `${namesOf([voice])} rates it ${voice.rating}; one voice does not change the severity.`);
}
