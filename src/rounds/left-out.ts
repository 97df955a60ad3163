import type { LedgerFinding, Memory, Remembered } from '../types.ts';

/** Most marks that a memory has room for. */
export const mostMarks = 200;

/** What is left of a finding that there was no room for: its severity, and the beginning of its fingerprint. */
export function leftOutMark({ severity, fingerprint }: Pick<Remembered, 'severity' | 'fingerprint'>): string {
  return `${severity[0]}${fingerprint.slice(0, 8)}`;
}

/**
 * What earlier rounds had no room for, and nobody has found again. What this round found is known by its content, however it was
 * settled, and counts no more as left out.
 */
export function stillLeftOut(
  { leftOut, leftOutMarks }: Pick<Memory, 'leftOut' | 'leftOutMarks'>,
  found: readonly Pick<LedgerFinding, 'fingerprint'>[],
): Pick<Memory, 'leftOut' | 'leftOutMarks'> {
  const known = new Set(found.map(({ fingerprint }) => fingerprint.slice(0, 8)));
  const marks = leftOutMarks.filter((mark) => !known.has(mark.slice(1)));
  const again = leftOutMarks.filter((mark) => known.has(mark.slice(1)));
  const left = (severity: Remembered['severity']) =>
    Math.max(0, leftOut[severity] - again.filter((mark) => mark[0] === severity[0]).length);
  return {
    leftOut: { critical: left('critical'), important: left('important'), suggestion: left('suggestion') },
    leftOutMarks: marks,
  };
}
