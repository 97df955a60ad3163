import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fullReport } from '../../../test/support/full-report.ts';
import { samples } from '../../../test/support/samples.ts';
import { memoryOf, remembered } from '../../../test/support/sealing.ts';
import { becameOf, findingTag, fingerprintOf, withNote } from '../../lib/marker.ts';
import type { Closed, Prior, PriorStatus, Report } from '../../types.ts';
import { inlineFates, rememberedFates } from './inline-fates.ts';

const tag = 'fedcba9876543210';
const body = `${findingTag(tag)}\nIts words.\n`;

function withPrior(status: PriorStatus, more: Partial<Prior> = {}): Report {
  const report = fullReport();
  const prior: Prior = {
    ...{ id: 'F1', title: 'A title', severity: 'important', since: 1, status, code: 'stands', anchor: null },
    ...{ evidence: null, commit: null, foundAgain: [], voices: [], reason: 'A reason.' },
    ...more,
  };
  return {
    ...report,
    rounds: { ...report.rounds, round: 3 },
    ledger: { ...report.ledger, findings: [], priors: [prior] },
  };
}

const memory = memoryOf({ findings: [remembered({ id: 'F1', tag })] });
const only = (report: Report) => inlineFates(report, memory)[0];

describe('what a comment on lines is to say (A18)', () => {
  it('is the commit that fixed it, and by its first tag, whatever it is known by now', () => {
    const commit = '0123456789abcdef0123456789abcdef01234567';
    const fate = only(withPrior('fixed', { commit }));
    expect(fate).toMatchObject({ finding: 'F1', fingerprint: tag, became: 'fixed', isOver: true, when: 'always' });
    expect(fate?.note).toContain('**Fixed in [`0123456789ab`](');
    expect(fate?.note).toContain('**, round 3. A reason.');
    expect(only(withPrior('fixed'))?.note).toContain('**Fixed at [`');
  });

  it.each<[PriorStatus, string, boolean, string]>([
    ['partly-fixed', 'partly-fixed', false, 'always'],
    ['code-gone', 'code-gone', true, 'always'],
    ['left-the-change', 'left-the-change', true, 'always'],
    ['acknowledged', 'acknowledged', false, 'always'],
    ['superseded', 'superseded', true, 'always'],
    ['declined', 'declined', true, 'unsaid'],
    ['open', 'open', false, 'instead'],
    ['unclear', 'open', false, 'instead'],
    ['regressed', 'open', false, 'instead'],
  ])('%s', (status, became, isOver, when) => {
    expect(only(withPrior(status))).toMatchObject({ became, isOver, when });
  });

  it('is said of what earlier rounds closed, and corrected of what is open', () => {
    const closed: Closed = {
      ...{ id: 'F7', fingerprint: '7'.repeat(16), since: 1, status: 'fixed', round: 2 },
      ...{ severity: 'important', title: '' },
    };
    const report = fullReport();
    const fates = inlineFates(report, memoryOf({ findings: [], closed: [closed] }));
    expect(fates.at(-1)).toEqual({
      ...{ finding: 'F7', fingerprint: '7'.repeat(16), became: 'fixed', note: '**Fixed**, round 2.' },
      ...{ isOver: true, when: 'unsaid' },
    });
    expect(fates.slice(0, -1).every(({ when }) => when === 'instead')).toBe(true);
    expect(fates.length).toBeGreaterThan(1);
  });

  it('is who declined it, also where no round looked since', () => {
    const decision = {
      ...{ comment: 12, at: '2026-01-05T09:00:00Z', by: 'max', verb: 'dismiss' as const, finding: 'F1' },
      ...{ headSha: null, reason: 'We live with it.' },
    };
    const declined = memoryOf({ findings: [remembered({ declined: 12, tag })], decisions: [decision] });
    expect(rememberedFates(declined)).toEqual([
      {
        ...{ finding: 'F1', fingerprint: tag, became: 'declined', note: '**Declined**. By max: We live with it.' },
        ...{ isOver: true, when: 'unsaid' },
      },
    ]);
    expect(rememberedFates(memory)).toMatchObject([{ became: 'open', when: 'instead' }]);
  });

  it('stands behind the tag and takes nothing of the words, whatever a person or a model wrote', () => {
    const odd = fc.constantFrom(
      '<!-- deep-review:became-end -->',
      '\n',
      '\r\n',
      '-->',
      '@ana',
      '<b>',
      '`',
      '](',
      ' x ',
    );
    const text = fc.array(fc.oneof(odd, fc.string())).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, (reason, by) => {
        const decision = {
          ...{ comment: 12, at: '', by, verb: 'dismiss' as const, finding: 'F1', headSha: null },
          reason,
        };
        const declined = memoryOf({ findings: [remembered({ declined: 12, tag })], decisions: [decision] });
        for (const fate of [only(withPrior('partly-fixed', { reason })), ...rememberedFates(declined)]) {
          if (fate === undefined) throw new Error('nothing is said');
          const once = withNote(body, fate);
          expect(fingerprintOf(once)).toBe(tag);
          expect(becameOf(once)).toBe(`${fate.became}\n${fate.note}`);
          expect(withNote(once, { became: 'open', note: 'x' })).toBe(withNote(body, { became: 'open', note: 'x' }));
          expect(fate.note.length).toBeLessThan(1_500);
        }
      }),
      { numRuns: samples(300, 20) },
    );
  });
});
