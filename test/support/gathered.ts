import { join } from 'node:path';
import { createRepo } from '../../src/git/repo.ts';
import type { CodeUnderReview } from '../../src/rules/rule.ts';
import { gather } from '../../src/steps/gather.ts';
import { type BuiltRepository, buildRepository, type CommitScript } from './git-repository.ts';
import { pullRequest } from './report-parts.ts';

type Files = CommitScript['files'];

/** A change between two commits of a real repository, as a run gathers it. */
export async function gathered<T>(
  base: Files,
  head: Files,
  use: (code: CodeUnderReview) => T | Promise<T>,
  more: (repository: BuiltRepository) => string | null = () => null,
): Promise<T> {
  using repository = buildRepository([{ files: { 'a.ts': 'one\n', ...base } }, { files: head }]);
  const [mergeBase = '', second = ''] = repository.commits;
  const headSha = more(repository) ?? second;
  const store = { gitDirectory: join(repository.folder, '.git'), path: process.env['PATH'] ?? '', signal: undefined };
  const repo = createRepo(store, { mergeBase, headSha });
  const { changes } = await gather({ ...pullRequest, mergeBase, headSha }, repo);
  return await use({ changes, head: repo.at(headSha), base: repo.at(mergeBase), configFile: null });
}
