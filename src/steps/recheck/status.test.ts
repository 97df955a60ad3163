import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { samples } from '../../../test/support/samples.ts';
import { remembered } from '../../../test/support/sealing.ts';
import { type CheckedEvidence, CodeState, isStillOpen, type Policy, type PriorVoice } from '../../types.ts';
import { isAsked, settle } from './status.ts';

const policy: Policy = { failOn: 'critical', minReviewers: 1, onIncomplete: 'fail', verify: 'cross', blockOn: [] };
const quoted = (kind: CheckedEvidence['kind'], stands: CheckedEvidence['stands']): CheckedEvidence => ({
  evidence: { path: 'src/a.ts', side: 'new', startLine: 3, endLine: 3, quote: 'guard();', shows: 'a guard' },
  anchor: { path: 'src/a.ts', side: 'new', startLine: 3, endLine: 3 },
  ...{ origin: 'introduced', stands, isDeleted: false, file: 'claim', kind },
});
const voice = (now: PriorVoice['now'], vendor = 'a', evidence = [quoted('code', 'head')]): PriorVoice => ({
  ...{ by: vendor, vendor, isOtherVendor: true, now, withdrawn: false, evidence, remains: null, reason: 'Because.' },
});
const placed = (severity: 'critical' | 'important' | 'suggestion', code: CodeState = 'stands') => ({
  ...{ prior: remembered({ severity }), code, anchor: null, path: 'src/a.ts' },
});

describe('what became of an earlier finding', () => {
  it('is never closed by code alone, but for a suggestion without code and lines that the base has (A3)', () => {
    const severity = fc.constantFrom('critical' as const, 'important' as const, 'suggestion' as const);
    const failOn = fc.constantFrom('critical' as const, 'important' as const, 'suggestion' as const, 'never' as const);
    const doubts = fc.array(fc.constantFrom(voice('cannot-tell', 'a'), voice('cannot-tell', 'b')), { maxLength: 3 });
    fc.assert(
      fc.property(severity, fc.constantFrom(...CodeState.options), failOn, doubts, (of, code, level, voices) => {
        const { status } = settle(placed(of, code), voices, { ...policy, failOn: level });
        if (code === 'left-the-change') expect(status).toBe('left-the-change');
        else if (of === 'suggestion' && code === 'gone' && level !== 'suggestion') expect(status).toBe('code-gone');
        else expect(isStillOpen(status)).toBe(true);
      }),
      { numRuns: samples(1_000) },
    );
  });

  it('takes two voices for a critical one, and is unclear where one of them cannot tell (A4)', () => {
    const status = (...voices: PriorVoice[]) => settle(placed('critical'), voices, policy).status;
    expect(status(voice('fixed', 'a'), voice('fixed', 'b'))).toBe('fixed');
    expect(status(voice('fixed', 'a'))).toBe('unclear');
    expect(status(voice('fixed', 'a'), voice('cannot-tell', 'b'))).toBe('unclear');
    expect(status(voice('fixed', 'a'), voice('open', 'b'))).toBe('open');
    expect(status(voice('gone', 'a'), voice('gone', 'b'))).toBe('code-gone');
    expect(status()).toBe('unclear');
    expect(settle(placed('important'), [voice('fixed')], policy).status).toBe('fixed');
    expect(settle(placed('important'), [voice('partly-fixed')], policy).status).toBe('partly-fixed');
  });

  it('is no less for a comment where it is critical, or where only the change wrote the comment and it can gate (A13)', () => {
    const said = (stands: 'both' | 'head') => voice('documented', 'a', [quoted('comment', stands)]);
    const atImportant = { ...policy, failOn: 'important' as const };
    expect(settle(placed('important'), [said('head')], policy).status).toBe('acknowledged');
    expect(settle(placed('critical'), [said('both')], policy).status).toBe('open');
    expect(settle(placed('important'), [said('head')], atImportant).status).toBe('open');
    expect(settle(placed('important'), [said('both')], atImportant).status).toBe('acknowledged');
  });

  it('is asked of nobody where no byte of the file differs and it cannot gate', () => {
    expect(isAsked(placed('suggestion', 'same'), policy)).toBe(false);
    expect(isAsked(placed('suggestion', 'same'), { ...policy, failOn: 'suggestion' })).toBe(true);
    expect(isAsked(placed('suggestion', 'changed'), policy)).toBe(true);
    expect(isAsked(placed('important', 'same'), policy)).toBe(true);
  });
});
