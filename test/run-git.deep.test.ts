import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { type ByteFile, commitBytes } from './support/byte-commits.ts';
import { buildRepository } from './support/git-repository.ts';
import { movedClock } from './support/moved-clock.ts';
import { commitOddly, oddCommits } from './support/odd-commits.ts';
import { samples } from './support/samples.ts';
import { noPeople, repository, reviewers } from './support/shares.ts';
import { startTestBed } from './support/test-bed.ts';

it.each(Object.keys(oddCommits))('reviews on a base with a commit that fsck calls %s', async (kind) => {
  using built = buildRepository([{ files: repository.base, message: 'Start' }]);
  const [mergeBase = ''] = commitOddly(built, [oddCommits[kind] ?? { headers: [] }], { like: 'main', onto: 'main' });
  built.git('update-ref', 'refs/heads/odd', mergeBase);
  const headSha = built.commit({ files: repository.head, on: 'odd', branch: 'topic' });
  const pull = { gitDirectory: join(built.folder, '.git'), mergeBase, headSha };
  await using bed = await startTestBed({ repository: pull, script: reviewers([]) });
  using step = await bed.review();
  expect(step.outputs, step.printed).toMatchObject({ outcome: 'clean' });
});

const identity = fc
  .array(
    fc.oneof(
      fc.constantFrom('Ana', ' ', '<', '>', '<ana@example.org>', '1305038239', '0012', '9'.repeat(20), '-5', '+0000'),
      fc.constantFrom('\t', '\r', '"', '\\', '.', ',', '\u00e9', '-0700', '+99999', 'Z'),
    ),
    { maxLength: 9 },
  )
  .map((parts) => parts.join(''));
const message = fc.constantFrom('Odd\n', '', 'a\0b', '\0', '\u00ff', '\t\n\nx');
const commit = fc
  .tuple(identity, identity, message)
  .map(([author, committer, words]) => ({ headers: [`author ${author}`, `committer ${committer}`], message: words }));

it('reviews below and above commits by anybody, of any time', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(commit, { maxLength: 20 }),
      fc.array(commit, { minLength: 1, maxLength: 20 }),
      async (older, own) => {
        using built = buildRepository([
          { files: repository.base, message: 'Start' },
          { files: repository.head, branch: 'topic' },
        ]);
        const [main = ''] = built.commits;
        const mergeBase = commitOddly(built, older, { like: 'main', onto: main }).at(-1) ?? main;
        const headSha = commitOddly(built, own, { like: 'topic', onto: mergeBase }).at(-1) ?? '';
        const pull = { gitDirectory: join(built.folder, '.git'), mergeBase, headSha };
        await using bed = await startTestBed({
          repository: pull,
          script: reviewers([noPeople]),
          pull: { commits: own.length },
        });
        using step = await bed.review();
        expect(step.outputs, step.printed).toMatchObject({ outcome: 'blocking' });
        const report = JSON.parse(readFileSync(step.outputs['report-json'] ?? '', 'utf8'));
        expect(report.commits).toHaveLength(own.length);
        expect(report.ledger.findings[0]).toMatchObject({ origin: 'introduced' });
      },
    ),
    { numRuns: samples(10) },
  );
});

it.each([0, 1])('reviews names that are no UTF-8 beside a large binary, which stands in place %s', async (at) => {
  const named = (name: string, content: ByteFile['content']) => ({ path: Buffer.from(name, 'latin1'), content });
  const binary = named(['\xffirst.bin', 'zz.bin'][at] ?? '', Buffer.alloc(2 ** 21, Buffer.of(1, 0)));
  const names = ['caf\xe9.txt', 'x\xfe.js', 'x\xff.js', 'd\xe9/"\'.c'];
  const files = names.map((name, n) => named(name, `marker${n};\n`));
  using made = commitBytes([[named('src/a.js', 'one\n')], [...files, binary]]);
  const [mergeBase = '', headSha = ''] = made.commits;
  const pull = { gitDirectory: made.gitDirectory, mergeBase, headSha };
  await using bed = await startTestBed({ repository: pull, script: reviewers([]) });
  using step = await bed.review();
  expect(step.outputs, step.printed).toMatchObject({ outcome: expect.stringMatching(/^(clean|incomplete)$/) });
  const [request] = bed.vendors.requests;
  names.forEach((_, n) => void expect(JSON.stringify(request?.body)).toContain(`marker${n};`));
});

it('reviews what the API and the git server are late with', async () => {
  using before = buildRepository([{ files: repository.base, message: 'Start' }]);
  const clock = movedClock(Date.now(), (waits) => {
    if (waits === 2) bed.moveHead(bed.headSha);
    if (waits === 4) behind.end();
  });
  await using bed = await startTestBed({ repository, script: reviewers([]) });
  const behind = bed.git.serve('acme/shares', join(before.folder, '.git'));
  bed.moveHead();
  using step = await bed.review({ clock });
  expect(step.outputs, step.printed).toMatchObject({ outcome: 'clean' });
  expect(clock.waits.slice(0, 4)).toEqual([1_000, 2_000, 1_000, 2_000]);
});

it.each([
  ['and is empty beside the other merge base', {}],
  ['and changes something else', { 'src/more.js': 'export const more = 1;\n' }],
])('is not clean where the branch takes back what its base gained, %s', async (_, more) => {
  const [open, guarded] = ['export const may = () => true;\n', 'export const may = (user) => user.isOwner;\n'];
  using built = buildRepository([
    { files: { 'src/guard.js': open } },
    { files: { 'src/first.js': 'export const first = 1;\n' }, branch: 'first' },
    { files: { 'src/guard.js': guarded }, on: 'main' },
    { files: { 'src/guard.js': open, ...more }, on: 'first', branch: 'topic', merge: 'main' },
    { files: {}, on: 'main', merge: 'first' },
  ]);
  const [, first = '', , headSha = '', baseSha = ''] = built.commits;
  built.git('update-ref', 'refs/pull/7/head', headSha);
  const repository = { gitDirectory: join(built.folder, '.git'), mergeBase: first, headSha };
  await using bed = await startTestBed({ repository, script: reviewers([]), pull: { baseSha } });
  using step = await bed.review();
  expect(step.outputs, step.printed).toMatchObject({
    outcome: 'incomplete',
    reason: expect.stringContaining('several merge bases'),
  });
  expect([step.exitCode, bed.statuses()]).toEqual([1, ['pending', 'failure']]);
  // What the review could not see, the merge would do.
  built.git('merge', '--quiet', '--no-edit', 'topic');
  expect(readFileSync(join(built.folder, 'src/guard.js'), 'utf8')).toBe(open);
});

it('is clean where the base reaches old commits on a shorter way than the merge base does', async () => {
  using built = buildRepository([
    { files: repository.base },
    { files: { 'src/feature.js': 'export const feature = 1;\n' }, branch: 'feature' },
    { files: repository.head, on: 'main', branch: 'topic' },
  ]);
  const commits = Array.from({ length: 150 }, (_, at) => {
    const from = at === 0 ? 'from refs/heads/main^0\n' : '';
    return `commit refs/heads/main\ncommitter Ana <ana@example.org> ${1_800_000_000 + at} +0000\ndata 1\nx\n${from}`;
  });
  built.input(commits.join('\n'), 'fast-import', '--quiet');
  const mergeBase = built.git('rev-parse', 'main');
  const headSha = built.commit({ files: {}, on: 'topic', merge: 'main' });
  const baseSha = built.commit({ files: {}, on: 'main', merge: 'feature' });
  built.git('update-ref', 'refs/pull/7/head', headSha);
  const pull = { gitDirectory: join(built.folder, '.git'), mergeBase, headSha };
  await using bed = await startTestBed({ repository: pull, script: reviewers([]), pull: { baseSha, commits: 2 } });
  using step = await bed.review();
  expect(step.outputs, step.printed).toMatchObject({ outcome: 'clean' });
});
