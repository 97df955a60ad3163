import fc from 'fast-check';
import { expect, it } from 'vitest';
import { samples } from '../../../test/support/samples.ts';
import { hearPatches } from './hear-patches.ts';

const headings = ['diff --git a/x b/x', 'diff --git ', ' diff --git a/x b/x', '+diff --git a/x b/x', 'diff --gi'];
const bodies = [...headings.slice(2), '', '@@ -1 +1 @@', '-old', '+new', '\\ No newline at end of file', '+\0', '+£'];
const patch = fc
  .tuple(fc.constantFrom(...headings.slice(0, 2)), fc.array(fc.constantFrom(...bodies), { maxLength: 6 }))
  .map(([heading, lines]) => [heading, ...lines].join('\n'));

it('takes patches apart wherever the pieces end that they come in', () => {
  fc.assert(
    fc.property(fc.array(patch), fc.array(fc.nat(40)), (printed, lengths) => {
      const texts = printed.map((text) => `${text}\n`);
      const all = Buffer.from(texts.join(''));
      const heard = hearPatches();
      let from = 0;
      for (const length of [...lengths, all.length]) {
        if (from < all.length) heard.hear(all.subarray(from, from + length));
        from += length;
      }
      const { patches, bytes } = heard.end();
      expect(patches).toEqual(texts.map((text) => ({ text, holdsNul: text.includes('\0') })));
      expect(bytes).toBe(all.length);
    }),
    { numRuns: samples(300) },
  );
});
