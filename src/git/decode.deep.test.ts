import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyCharacter } from '../../test/support/any-character.ts';
import { gathered } from '../../test/support/gathered.ts';
import { samples } from '../../test/support/samples.ts';
import { decodeLines } from './decode.ts';

it('reads every line by itself, whatever stands beside it', () => {
  const line = fc.oneof(
    fc.string({ unit: anyCharacter }).map((text) => ({ text: text.toWellFormed().replaceAll('\n', ' '), bytes: null })),
    fc.constantFrom('\u20ac 5', 'caf\u00e9', '\u201cquoted\u201d').map((text) => ({
      text,
      bytes: Buffer.from(
        [...text].map((sign) => ({ '\u20ac': 0x80, '\u201c': 0x93, '\u201d': 0x94 })[sign] ?? sign.charCodeAt(0)),
      ),
    })),
  );
  fc.assert(
    fc.property(fc.array(line, { minLength: 1 }), (all) => {
      const bytes = all.flatMap((one, at) => [
        ...(at > 0 ? [Buffer.from('\n')] : []),
        one.bytes ?? Buffer.from(one.text),
      ]);
      expect(decodeLines(Buffer.concat(bytes))).toBe(all.map(({ text }) => text).join('\n'));
    }),
    { numRuns: samples(500, 30) },
  );
});

it('says that a search passed over what is too large to be decoded', async () => {
  const large = Buffer.from(`\ufeff${'needle\n'.repeat(200_000)}`, 'utf16le');
  const { signal } = new AbortController();
  const query = { pattern: 'needle', syntax: 'fixed', ignoreCase: false, under: null, limit: 9, signal } as const;
  const [head, base] = await gathered({ 'b.ts': 'needle\n' }, { 'large.rc': large }, (code) =>
    Promise.all([code.head.search(query), code.base.search(query)]),
  );
  expect(head).toMatchObject({ matches: [{ path: 'b.ts' }], leftOut: 'files in UTF-16' });
  expect(base).toMatchObject({ matches: [{ path: 'b.ts' }], leftOut: null });
});
