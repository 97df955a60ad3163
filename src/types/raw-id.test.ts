import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { samples } from '../../test/support/samples.ts';
import { RawItemKind, rawItemId, readRawItemId } from './raw-id.ts';

describe('the id of a raw item', () => {
  it('names reviewer, kind and ordinal', () => {
    expect(rawItemId('Claude', 'finding', 0)).toBe('Claude:F1');
    expect(rawItemId('Claude', 'limitation', 11)).toBe('Claude:L12');
  });

  it('is read back, whatever the reviewer is called', () => {
    const name = fc.oneof(fc.string({ maxLength: 40 }), fc.constantFrom('A:F1', ':', 'A\n:C2'));
    fc.assert(
      fc.property(name, fc.constantFrom(...RawItemKind.options), fc.nat({ max: 500 }), (reviewer, item, index) => {
        expect(readRawItemId(rawItemId(reviewer, item, index))).toEqual({ reviewer, item, index });
      }),
      { numRuns: samples(1_000) },
    );
  });

  it.each(['', 'F1', 'Claude', 'Claude:', 'Claude:F', 'Claude:F0', 'Claude:X1', 'Claude:F1b', 'Claude:F-1'])(
    'is not: %j',
    (text) => {
      expect(readRawItemId(text)).toBeNull();
    },
  );
});
