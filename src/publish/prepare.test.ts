import { describe, expect, it } from 'vitest';
import { fullReport } from '../../test/support/full-report.ts';
import { prepare } from './prepare.ts';

const secret = 'sk-sentinel-key-of-nobody';
const report = {
  ...fullReport(),
  gate: { outcome: 'blocking', reasons: [`F1 repeats ${secret}`], gaps: [], isOnlyUnproven: false },
} as const;
const wanted = { name: 'deep-review', comment: true, inlineComments: true, annotations: true };
const given = { changes: [], paths: [], wanted, redact: (text: string) => text };
const ample = { masking: 60_000, rendering: 60_000, looking: 60_000 };
const verdict = '## Rework: the report is not shown here';

/** Takes as long as it is let. */
function endless(): never {
  for (;;);
}

describe('a report that takes too long', () => {
  it('to mask is published as its decision and its counts, without a word that could hold a secret', () => {
    const made = prepare({ ...given, mask: endless }, { ...ample, masking: 20 })(report, new Set());
    expect(made.status).toEqual({
      state: 'failure',
      description: 'Rework: the reasons took too long to mask.',
    });
    expect(Object.fromEntries(made.outputs.map(({ value }) => value ?? []))).toMatchObject({
      outcome: 'blocking',
      verdict: 'Rework',
      critical: '1',
    });
    expect(made.summary.value).toContain(verdict);
    expect(made.comment?.value).toContain(verdict);
    expect(made.files.map(({ value }) => value?.text)).toEqual([null, null, null, null]);
    expect(made.warnings).toEqual([expect.stringContaining('it took longer than the 0.02 s')]);
    expect(JSON.stringify(made)).not.toContain(secret);
  });

  it('to render, or to look through, is published as far as it came, with the decision', () => {
    for (const limits of [
      { ...ample, rendering: 0 },
      { ...ample, looking: 0 },
    ]) {
      const made = prepare({ ...given, mask: (text) => text }, limits)(report, new Set());
      expect(made.status.description).toContain('Rework');
      expect(made.summary.value).toContain(`${verdict}\n\n> [!WARNING]\n> **The report could not be written here`);
      expect(made.comment?.value).toContain(`${verdict}\n\n> [!WARNING]\n> **The report could not be written here`);
      expect(made.files.map(({ value }) => value?.text)).toEqual([null, null, null, null]);
      expect(made.outputs.map(({ value }) => value)).toContainEqual(['outcome', 'blocking']);
      expect(made.warnings.length).toBeGreaterThan(5);
    }
  });

  it('once has no more time for the next state of what is known', () => {
    let calls = 0;
    const mask = (text: string) => {
      calls += 1;
      return calls === 1 ? endless() : text;
    };
    const prepared = prepare({ ...given, mask }, { ...ample, masking: 20 });
    expect(prepared(report, new Set()).warnings).toHaveLength(1);
    expect(prepared({ ...report, verdict: 'No verdict' }, new Set()).summary.value).toContain('No verdict');
    expect(calls).toBe(1);
  });
});
