import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { commitBytes } from '../../test/support/byte-commits.ts';
import { samples } from '../../test/support/samples.ts';
import { pathBytes } from '../lib/path-text.ts';
import { createRepo } from './repo.ts';

/** One name of a folder: any bytes but those that git keeps for itself; many of them are what quoting could get wrong. */
const name = fc
  .array(
    fc.oneof(
      fc.constantFrom(...Buffer.from('\'"\\$ `\n\t\r*?[!:#;-\xff\xe9\xc3\xa9', 'latin1')),
      fc.integer({ min: 1, max: 255 }),
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((bytes) => Buffer.from(['n'.charCodeAt(0), ...bytes.filter((byte) => byte !== '/'.charCodeAt(0))]));

it('puts each change to the path that it is of, whatever bytes that has, beside a binary that is left out', async () => {
  const large = Buffer.alloc(1_100_000, Buffer.of(1, 0));
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(name, { minLength: 2, maxLength: 40, selector: (bytes) => bytes.toString('latin1') }),
      fc.subarray(['added', 'deleted', 'modified'] as const, { minLength: 1 }),
      async (names, statuses) => {
        const all = names.map((path, at) => ({ path, at, status: statuses[at % statuses.length] ?? 'added' }));
        const commit = (side: string, absent: string) =>
          all.map(({ path, at, status }) => ({ path, content: status === absent ? null : `${side} ${at}\n` }));
        using made = commitBytes([
          commit('old', 'added'),
          [...commit('new', 'deleted'), { path: Buffer.from('large.bin'), content: large }],
        ]);
        const [mergeBase = '', headSha = ''] = made.commits;
        const store = { gitDirectory: made.gitDirectory, path: process.env['PATH'] ?? '', signal: undefined };
        const changes = await createRepo(store, { mergeBase, headSha }).diff(mergeBase, headSha);
        const found = changes.filter(({ content }) => content === 'text');
        expect(changes).toHaveLength(found.length + 1);
        const byBytes = new Map(found.map((file) => [pathBytes(file.path).toString('latin1'), file]));
        expect(byBytes.size).toBe(all.length);
        for (const { path, at, status } of all) {
          const file = byBytes.get(path.toString('latin1'));
          expect(file?.status).toBe(status);
          const last = file?.hunks.at(-1)?.lines.at(-1)?.text;
          expect(last).toBe(`${status === 'deleted' ? 'old' : 'new'} ${at}`);
        }
      },
    ),
    { numRuns: samples(100) },
  );
});
