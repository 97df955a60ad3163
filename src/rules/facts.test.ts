import { join } from 'node:path';
import { expect, it } from 'vitest';
import { buildRepository, type CommitScript } from '../../test/support/git-repository.ts';
import { pullRequest } from '../../test/support/report-parts.ts';
import { createRepo } from '../git/repo.ts';
import { gather } from '../steps/gather.ts';
import type { CodeFinding } from '../types.ts';
import { findByCode } from './find-by-code.ts';

type Files = CommitScript['files'];

async function factsOf(base: Files, head: Files): Promise<readonly CodeFinding[]> {
  using repository = buildRepository([{ files: { 'a.ts': 'one\n', ...base } }, { files: head }]);
  const [mergeBase = '', headSha = ''] = repository.commits;
  const store = { gitDirectory: join(repository.folder, '.git'), path: process.env['PATH'] ?? '', signal: undefined };
  const repo = createRepo(store, { mergeBase, headSha });
  const { changes } = await gather({ ...pullRequest, mergeBase, headSha }, repo);
  return findByCode({ changes, head: repo.at(headSha), base: repo.at(mergeBase) });
}

/** `rule path lines`, of every fact. */
async function found(base: Files, head: Files): Promise<string[]> {
  return (await factsOf(base, head)).map(({ rule, path, anchor }) =>
    [rule, path, ...(anchor === null ? [] : [anchor.startLine])].join(' '),
  );
}

it('names binaries that could run, and no others', async () => {
  const elf = Buffer.from('7f454c4602010100', 'hex');
  expect(await found({ 'old.so': elf }, { 'lib/native.so': elf, 'old.so': null, 'a.ts': 'two\n' })).toEqual([
    'unreadable-binary lib/native.so',
  ]);
});

it('lists so many of a rule, and says how many there are more', async () => {
  const many = Object.fromEntries(Array.from({ length: 33 }, (_, at) => [`${at}.dat`, Buffer.from([1, 0, at])]));
  const facts = await factsOf({}, many);
  expect(facts).toHaveLength(30);
  expect(facts.at(-1)?.body).toContain('There are 3 more of the kind.');
  expect(facts[0]?.body).not.toContain('more of the kind');
});
