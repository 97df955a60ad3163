import { describe, expect, it } from 'vitest';
import { readProposedDiff } from '../../../lib/proposed-diff.ts';
import { plainDiff } from './diff-forms.ts';
import { patched } from './patched.ts';

const path = 'lib/moor.ts';
const before = ['export function moor(ship: Ship) {', '  const lines = ropes(ship);', '  throwOver(lines);', '}'];
const after = ['export function moor(ship: Ship) {', '  const lines = ropes(ship, 2);', '  throwOver(lines);', '}'];
const rows = [
  ' export function moor(ship: Ship) {',
  '-  const lines = ropes(ship);',
  '+  const lines = ropes(ship, 2);',
  '   throwOver(lines);',
].join('\n');
const bare = rows
  .split('\n')
  .filter((row) => /^[+-]/.test(row))
  .map((row) => row.slice(1));

/** The file as the diff leaves it. */
function madeOf(diff: string) {
  const [file, ...others] = readProposedDiff(plainDiff(diff, path), path);
  expect(others).toEqual([]);
  const named = [file?.from, file?.to].map((name) => name?.replace(/^[ab]\//, ''));
  expect(named).toEqual([path, path]);
  return patched(before, file ?? { hunks: [] }, { anchor: null, spend: () => undefined }).after;
}

describe('a change in another form than a unified diff', () => {
  it.each([
    ['as it is', rows],
    ['a patch that updates a file', `*** Begin Patch\n*** Update File: ${path}\n@@\n${rows}\n*** End Patch`],
    ['a patch without a hunk', `*** Begin Patch\n*** Update File: ${path}\n${rows}\n*** End Patch`],
    ['a search and what replaces it', `<<<<<<< SEARCH\n${bare[0]}\n=======\n${bare[1]}\n>>>>>>> REPLACE`],
    ['a conflict', `<<<<<<< HEAD\n${bare[0]}\n=======\n${bare[1]}\n>>>>>>> fix`],
    ['one line of JSON text', JSON.stringify(rows).slice(1, -1)],
    ['minus signs', rows.replace('\n-', '\n−')],
    ['dashes', rows.replace('\n-', '\n–')],
    ['an indentation of the whole', rows.replaceAll(/^/gmu, '    ')],
    [
      'numbers of lines',
      rows
        .split('\n')
        .map((row, at) => `${at + 1} ${row}`)
        .join('\n'),
    ],
    ['only the old name', `--- a/${path}\n@@ -1,3 +1,3 @@\n${rows}`],
    ['only the new name', `+++ b/${path}\n@@ -1,3 +1,3 @@\n${rows}`],
    ['words for the names', `--- original\n+++ modified\n@@ -1,3 +1,3 @@\n${rows}`],
    ['folders for the sides', `--- old/${path}\n+++ new/${path}\n@@ -1,3 +1,3 @@\n${rows}`],
    ['a label', `${path}:\n${rows}`],
    ['a label in a comment', `// ${path}:2\n${rows}`],
  ])('is read: %s', (_, diff) => {
    expect(madeOf(diff)).toEqual(after);
  });

  it.each([
    ['a deleted comment of dashes', ' select name\n--- only open lanes\n+-- all lanes\n from lanes'],
    ['a conflict without an end', `<<<<<<< HEAD\n${bare[0]}\n=======\n${bare[1]}`],
    ['names of another file', `--- a/lib/other.ts\n+++ b/lib/other.ts\n@@ -1 +1 @@\n${rows}`],
    ['a diff of line ends', '-a\\nb\n+a\\n-b'],
    ['a path that is code', ` import './moor.ts';\n-one();\n+two();`],
  ])('is what it says: %s', (_, diff) => {
    expect(plainDiff(diff, path)).toBe(diff);
  });
});
