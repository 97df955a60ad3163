import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { commitBytes } from '../../test/support/byte-commits.ts';
import { samples } from '../../test/support/samples.ts';
import { showsWholeMerge } from './merge-bases.ts';

const paths = ['a', 'b', 'c'];
const slots = 4;
const identity = ['-c', 'user.name=Ana Author', '-c', 'user.email=ana@example.org'];

/** Lines that each file has in its slots, which lie too far apart for two changes to conflict. */
type Tree = readonly (readonly (number | null)[])[];

const slot = fc.option(fc.integer({ min: 1, max: 3 }), { nil: null });
const tree = fc.array(fc.array(slot, { minLength: slots, maxLength: slots }), { minLength: 3, maxLength: 3 });
/** A slot here and there, as it is afterwards; most stay. */
const edits = fc.array(fc.tuple(fc.nat(paths.length - 1), fc.nat(slots - 1), slot), { maxLength: 3 });
type Edits = readonly (readonly [file: number, slot: number, line: number | null])[];

function edited(before: Tree, made: Edits): Tree {
  return before.map((file, at) =>
    file.map((line, place) => {
      const last = made.findLast(([of, where]) => of === at && where === place);
      return last === undefined ? line : last[2];
    }),
  );
}

/** Each slot as the side has it that changed it; the first one where both did. */
function merged(origin: Tree, one: Tree, other: Tree): Tree {
  return origin.map((file, at) =>
    file.map((line, place) => {
      const [first = null, second = null] = [one[at]?.[place], other[at]?.[place]];
      return first === line ? second : first;
    }),
  );
}

function textOf(file: readonly (number | null)[], path: string): string | null {
  if (file.every((line) => line === null)) return null;
  return file.map((line, at) => `${line === null ? '' : `${path}${at} is ${line}\n`}${`${at}\n`.repeat(4)}`).join('');
}

it('says that all is shown only where every line that a merge changes is changed in the comparison', async () => {
  let whole = 0;
  await fc.assert(
    fc.asyncProperty(tree, edits, edits, edits, edits, async (origin, first, second, onBase, onHead) => {
      using made = commitBytes([[{ path: Buffer.from('z'), content: 'z\n' }]]);
      const commit = (name: string, content: Tree, ...parents: readonly string[]) => {
        const files = content.flatMap((file, at) => {
          const path = paths[at] ?? '';
          const text = textOf(file, path);
          return text === null ? [] : [`100644 blob ${made.input(text, 'hash-object', '-w', '--stdin')}\t${path}`];
        });
        const written = made.input(`${files.join('\n')}\n`.replace(/^\n$/, ''), 'mktree');
        return made.git(...identity, 'commit-tree', written, ...parents.flatMap((sha) => ['-p', sha]), '-m', name);
      };
      const [one, other] = [edited(origin, first), edited(origin, second)];
      const start = commit('origin', origin);
      const [mergeBase, further] = [commit('one', one, start), commit('other', other, start)];
      const both = merged(origin, one, other);
      const baseSha = commit('base', edited(both, onBase), mergeBase, further);
      const headSha = commit('head', edited(both, onHead), further, mergeBase);
      const store = { gitDirectory: made.gitDirectory, path: process.env['PATH'] ?? '', signal: undefined };
      if (!(await showsWholeMerge(store, { baseSha, headSha, mergeBase }, async () => store))) return;
      const differences = (from: string, to: string) =>
        new Set(
          made
            .git('diff', '--unified=0', '--no-renames', from, to)
            .split('\n')
            .filter((row) => /^[+-].* is /u.test(row)),
        );
      let result: string;
      try {
        [result = ''] = made.git('merge-tree', '--write-tree', baseSha, headSha).split('\n');
      } catch {
        // People settle conflicts.
        return;
      }
      whole += 1;
      const shown = differences(mergeBase, headSha);
      expect([...differences(baseSha, result)].filter((row) => !shown.has(row))).toEqual([]);
    }),
    { numRuns: samples(60) },
  );
  expect(whole).toBeGreaterThan(5);
});
