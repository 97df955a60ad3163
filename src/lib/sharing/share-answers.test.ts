import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { samples } from '../../../test/support/samples.ts';
import { shareAnswers } from './share-answers.ts';

/** Somebody who is asked, and answers when told to. */
function oracle(room = 1_000) {
  const shared = shareAnswers<string>(room, ({ length }) => length);
  const found: string[] = [];
  const pending = new Map<string, PromiseWithResolvers<string>>();
  const abandoned: string[] = [];
  const ask = (key: string, signal?: AbortSignal) =>
    shared.ask(
      key,
      (end) => {
        found.push(key);
        end.addEventListener('abort', () => abandoned.push(key));
        const answer = Promise.withResolvers<string>();
        pending.set(key, answer);
        return answer.promise;
      },
      signal,
    );
  return { ask, found, pending, abandoned };
}

describe('shared answers', () => {
  it('are found once, for all who ask at the same time and later', async () => {
    const { ask, found, pending } = oracle();
    const three = [ask('a'), ask('a'), ask('a')];
    const other = ask('b');
    pending.get('a')?.resolve('A');
    pending.get('b')?.resolve('B');
    expect(await Promise.all([...three, other, ask('a')])).toEqual(['A', 'A', 'A', 'B', 'A']);
    expect(found).toEqual(['a', 'b']);
  });

  it('come to the others when one gives up, and are given up with the last one', async () => {
    const { ask, found, pending, abandoned } = oracle();
    const [one, two] = [new AbortController(), new AbortController()];
    const first = ask('a', one.signal);
    const second = ask('a', two.signal);
    one.abort(new Error('enough'));
    await expect(first).rejects.toThrow('enough');
    expect(abandoned).toEqual([]);
    two.abort(new Error('enough too'));
    await expect(second).rejects.toThrow('enough too');
    expect(abandoned).toEqual(['a']);
    const third = ask('a');
    pending.get('a')?.resolve('A');
    expect([await third, found]).toEqual(['A', ['a', 'a']]);
    await expect(ask('a', one.signal)).rejects.toThrow('enough');
  });

  it('are not kept when they are failures', async () => {
    const { ask, found, pending } = oracle();
    const both = Promise.allSettled([ask('a'), ask('a')]);
    pending.get('a')?.reject(new Error('no'));
    expect((await both).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    void ask('a');
    expect(found).toEqual(['a', 'a']);
  });

  it('never take more room than there is, and the last one asked for stays where it fits', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 60 }), async (sizes) => {
        const shared = shareAnswers<string>(20, ({ length }) => length);
        const kept: number[] = [];
        for (const size of sizes) {
          let isFound = false;
          const answer = await shared.ask(`${size}`, async () => {
            isFound = true;
            return 'x'.repeat(size);
          });
          expect(answer).toHaveLength(size);
          expect(isFound).toBe(!kept.includes(size));
          kept.splice(0, kept.length, ...kept.filter((one) => one !== size), size);
          while (kept.reduce((sum, one) => sum + one, 0) > 20) kept.shift();
        }
      }),
      { numRuns: samples(300, 50) },
    );
  });
});
