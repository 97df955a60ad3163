import { join } from 'node:path';
import { createPatch } from 'diff';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { anyCharacter } from '../../../test/support/any-character.ts';
import { buildRepository } from '../../../test/support/git-repository.ts';
import { samples } from '../../../test/support/samples.ts';
import { createRepo } from '../../git/repo.ts';
import type { Anchor } from '../../types.ts';
import { checkFix } from './fix-check.ts';

const pay = ['export function pay(order) {', '  charge(order);', '', '  log(order);', '}', '-- a comment', 'end'];
const built = buildRepository([
  {
    files: {
      'src/pay.js': `${pay.join('\n')}\n`,
      'src/dos.js': 'one();\r\ntwo();\r\nthree();\r\n',
      'open.txt': 'first\nlast without an end',
      'long.txt': 'a\n'.repeat(200_000),
      'one.txt': `${'a\n'.repeat(1_000_000)}`,
      'two.txt': `${'b\n'.repeat(1_000_000)}`,
      'three.txt': `${'c\n'.repeat(1_000_000)}`,
      'blob.bin': Buffer.from([1, 0, 2]),
    },
  },
]);
afterAll(() => built[Symbol.dispose]());
const [sha = ''] = built.commits;
const store = { gitDirectory: join(built.folder, '.git'), path: process.env['PATH'] ?? '', signal: undefined };
const head = createRepo(store, { mergeBase: sha, headSha: sha }).at(sha);

const at = (path: string, startLine: number, side: Anchor['side'] = 'new'): Anchor => ({
  path,
  side,
  startLine,
  endLine: startLine,
});
const check = (diff: string | null, anchor: Anchor | null = at('src/pay.js', 2)) =>
  checkFix(diff, anchor, 'src/pay.js', { head });
const applies = (leavesQuote: boolean) => ({
  label: 'applies',
  leavesQuote,
  problem: null,
  mended: expect.stringMatching(/^--- /),
});
const fails = (problem: string) => ({
  label: 'fails',
  leavesQuote: false,
  problem: expect.stringContaining(problem),
  mended: null,
});
const body = ' export function pay(order) {\n-  charge(order);\n+  once(order);\n';

describe('a proposed diff', () => {
  it.each([null, '', ' \n'])('%j is none', async (diff) => {
    expect(await check(diff)).toEqual({ label: 'none', leavesQuote: false, problem: null, mended: null });
  });

  it.each([
    [
      'as git writes it',
      `diff --git a/src/pay.js b/src/pay.js\nindex 1..2 100644\n--- a/src/pay.js\n+++ b/src/pay.js\n@@ -1,2 +1,2 @@\n${body}`,
    ],
    ['without prefixes', `--- src/pay.js\n+++ src/pay.js\n@@ -1,2 +1,2 @@\n${body}`],
    ['with the name of the file alone', `--- pay.js\n+++ pay.js\n@@ -1,2 +1,2 @@\n${body}`],
    ['without a file', `@@ -1,2 +1,2 @@\n${body}`],
    ['without numbers', `@@\n${body}`],
    ['with wrong numbers and counts', `@@ -99999999,9 +44,1 @@ pay\n${body}`],
    ['with context that has no sign', `@@ -1,2 +1,2 @@\n${body.replace(/^ /, '')}`],
    ['in a fence', `\`\`\`diff\n@@ -1,2 +1,2 @@\n${body}\`\`\``],
    ['with CRLF', `@@ -1,2 +1,2 @@\n${body}`.replaceAll('\n', '\r\n')],
    ['with blank context that lost its space', `@@ -1,4 +1,4 @@\n${body}\n   log(order);\n\n\n`],
    [
      'of a line that looks like a heading',
      `@@ -1,2 +1,2 @@\n${body}@@ -5,3 +5,3 @@\n }\n--- a comment\n+++ b comment\n end\n`,
    ],
  ])('applies %s', async (_, diff) => {
    expect(await check(diff)).toEqual(applies(false));
  });

  it('applies to files with CRLF, and to files without an end', async () => {
    const dos = '@@ -1,2 +1,2 @@\n one();\n-two();\n+2();\n';
    expect(await check(dos, at('src/dos.js', 2))).toEqual(applies(false));
    const open =
      '--- a/open.txt\n+++ b/open.txt\n@@ -2 +2 @@\n-last without an end\n\\ No newline at end of file\n+end\n';
    expect(await check(open, at('open.txt', 2))).toEqual(applies(false));
  });

  it('may change several files, bring new ones and take some away', async () => {
    const several = [
      `--- a/src/pay.js\n+++ b/src/pay.js\n@@ -1,2 +1,2 @@\n${body}`,
      '--- a/src/pay.js\n+++ b/src/pay.js\n@@ -4,1 +4,2 @@\n   log(order);\n+  again(order);\n',
      '--- /dev/null\n+++ b/src/new.js\n@@ -0,0 +1,2 @@\n+one();\n+two();\n',
      '--- a/src/dos.js\n+++ /dev/null\n@@ -1,3 +0,0 @@\n-one();\n-two();\n-three();\n',
    ].join('');
    expect(await check(several)).toEqual(applies(false));
    expect(await check(several, at('open.txt', 1))).toEqual(applies(true));
  });

  it.each([
    ['Add a guard before the charge.', 'not a unified diff'],
    ['--- a/src/pay.js\n+++ b/src/pay.js\n', 'has no hunk'],
    ['@@ -1,2 +1,2 @@\n export function pay(order) {\n-  charge(other);\n+  once(order);\n', 'The diff does not fit'],
    [`@@ -1,2 +1,2 @@\n${body}@@ -4 +4 @@\n-  log(other);\n+x\n`, 'Hunk 2 of 2 of the diff does not fit'],
    [`@@ -1,2 +1,2 @@\n${body}@@ -2 +2 @@\n-  charge(order);\n+x\n`, 'overlap'],
    ['@@ -1 +1 @@\n export function pay(order) {\n', 'changes nothing'],
    ['@@ -2 +2 @@\n-  charge(order);\n+  charge(order);\n', 'changes nothing'],
    ['@@ -2,0 +3 @@\n+  guard(order);\n', 'nothing says where it belongs'],
    [
      '@@ -1,2 +1,2 @@\nexport function bill(order) {\n-  charge(order);\n',
      'No line of it is: export function bill(order) {',
    ],
    ['--- a/none.js\n+++ b/none.js\n@@ -1 +1 @@\n-a\n+b\n', 'that the head does not have'],
    ['--- /dev/null\n+++ b/src/pay.js\n@@ -0,0 +1 @@\n+a\n', 'that the head already has'],
    ['--- a/src/dos.js\n+++ /dev/null\n@@ -1 +0,0 @@\n-one();\n', 'leaves lines of it'],
    ['--- a/blob.bin\n+++ b/blob.bin\n@@ -1 +1 @@\n-a\n+b\n', 'binary file'],
  ])('%j fails', async (diff, problem) => {
    expect(await check(diff)).toEqual(fails(problem));
  });

  it('that would be compared without end fails in bounded work', async () => {
    const rows = ` a\n`.repeat(4_000);
    expect(await check(`@@ -1 +1 @@\n${rows}-b\n+c\n`, at('long.txt', 1))).toEqual(fails('bounded time'));
  });

  it('of too much text fails without being tried to the end', async () => {
    const part = (name: string, line: string) => `--- a/${name}.txt\n+++ b/${name}.txt\n@@ -1 +1 @@\n-${line}\n+x\n`;
    const all = `${part('one', 'a')}${part('two', 'b')}${part('three', 'c')}`;
    expect(await check(all, null)).toEqual(fails('too large'));
    expect(await check(part('one', 'a'), null)).toEqual(applies(false));
  });

  it('never throws, whatever is written', async () => {
    const piece = fc.constantFrom(
      '--- a/src/pay.js\n',
      '+++ b/src/pay.js\n',
      '@@ -1,2 +1,2 @@\n',
      '@@',
      body,
      '\\ No',
      '\n',
      '--- /dev/null\n',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(piece, fc.string({ unit: anyCharacter })), { maxLength: 12 }),
        async (parts) => {
          expect(['none', 'applies', 'fails']).toContain((await check(parts.join(''))).label);
        },
      ),
      { numRuns: samples(300), seed: 20_261_125 },
    );
  });

  it('that was made from the file applies', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 6 }), fc.constantFrom('changed();', '', null), async (line, by) => {
        const changed = pay.toSpliced(line, 1, ...(by === null ? [] : [by]));
        if (changed.join() === pay.join()) return;
        const diff = createPatch('src/pay.js', `${pay.join('\n')}\n`, `${changed.join('\n')}\n`);
        expect((await check(diff.replace(/^[\s\S]*?(?=---)/, ''))).label).toBe('applies');
      }),
      { numRuns: samples(300, 50), seed: 20_261_125 },
    );
  });
});

describe('the quoted code', () => {
  it.each([
    [
      'stands after a fix around it',
      '@@ -1,2 +1,3 @@\n export function pay(order) {\n+  guard(order);\n   charge(order);\n',
      true,
    ],
    ['stands when it was re-indented', '@@ -2 +2,3 @@\n-  charge(order);\n+  if (order)\n+    charge(order);\n', true],
    ['stands when it was moved', '@@ -2,3 +2,3 @@\n-  charge(order);\n \n   log(order);\n+  charge(order);\n', true],
    ['is gone when it was changed', '@@ -2 +2 @@\n-  charge(order);\n+  charge(order.card);\n', false],
    ['is gone when it was deleted', '@@ -2,2 +2 @@\n-  charge(order);\n \n', false],
  ])('%s', async (_, diff, leavesQuote) => {
    expect(await check(diff)).toEqual(applies(leavesQuote));
  });

  it('of the old side and what was not found do not stand at the head anyway', async () => {
    const diff = '@@ -4 +4 @@\n-  log(order);\n+  log(order.id);\n';
    expect(await check(diff, at('src/pay.js', 2, 'old'))).toEqual(applies(false));
    expect(await check(diff, null)).toEqual(applies(false));
    expect(await check(diff)).toEqual(applies(true));
  });
});
