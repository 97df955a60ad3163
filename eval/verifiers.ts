import type { Fed } from './feed.ts';
import { drawOf } from './random.ts';

/** SIMULATED. Confirms a finding or not: by its label, and by chance. */
export interface Verifier {
  readonly name: string;
  /** Shares of true and of false findings that it confirms. */
  readonly keepsTrue: number;
  readonly keepsFalse: number;
}

export const verifiers: readonly Verifier[] = [
  { name: '85/25', keepsTrue: 0.85, keepsFalse: 0.25 },
  { name: '90/15', keepsTrue: 0.9, keepsFalse: 0.15 },
];

/**
 * Whether it confirms a finding. The draw belongs to the raw finding and the seed, so that all clusterings of one seed
 * meet the same verdicts, and the better of two verifiers confirms every true one that the worse does.
 */
export function confirms(
  { keepsTrue, keepsFalse }: Verifier,
  { labelled }: Fed,
  caseId: string,
  seed: number,
): boolean {
  const draw = drawOf('verdict', seed, caseId, labelled.id);
  return draw < (labelled.label === 'fp' ? keepsFalse : keepsTrue);
}
