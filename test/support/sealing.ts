import type { Memory, Remembered } from '../../src/types.ts';
import { sealOf } from '../../src/worlds/seal.ts';

export const stateKey = 'a key for tests of thirty-two characters and more';

/** A seal that a line of `state-key` makes. */
export function seal(stateKeys: readonly string[] = [stateKey], repository = '1296269') {
  const made = sealOf({ stateKeys, access: new Map(), vendors: [], repository });
  if (made === null) throw new Error('no seal');
  return made;
}

/** An open finding as a memory holds it. */
export function remembered(more: Partial<Remembered> = {}): Remembered {
  return {
    ...{ id: 'F1', fingerprint: '0123456789abcdef', since: 1, severity: 'important', rawSeverity: 'important' },
    ...{ standing: 'confirmed', voices: 1, kind: 'regression', rule: null, isOurs: true },
    ...{ title: 'A title', claim: 'How it fails.', path: 'src/a.ts', side: 'new', startLine: 1, endLine: 1 },
    ...{ quote: 'return total / count;', blob: null, raisedBy: ['Claude'], vendors: ['anthropic'] },
    ...{ isUnclear: false, declined: null },
    ...more,
  };
}

/** A memory of pull request 7. */
export function memoryOf(more: Partial<Memory> = {}): Memory {
  const sha = 'a'.repeat(40);
  return {
    bound: {
      ...{ repository: '1296269', pull: 7, instance: 'deep-review', baseRef: 'main' },
      ...{ mergeBase: sha, headSha: sha, patchId: 'p', configuration: 'c' },
    },
    ...{ round: 1, sequence: 1, run: '1-1', nextId: 2, isComplete: true, restsOn: null, closed: [] },
    rounds: [
      {
        ...{ round: 1, at: '2026-01-05T09:00:00.000Z', headSha: sha, outcome: 'blocking', verdict: 'Rework' },
        ...{ found: 1, fixed: 0, open: 1 },
      },
    ],
    ...{ findings: [remembered()], decisions: [], handled: 0, tallies: [], gaps: [], base: null },
    leftOut: { critical: 0, important: 0, suggestion: 0 },
    leftOutMarks: [],
    ...more,
  };
}
