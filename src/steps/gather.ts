import type { Repo } from '../git/snapshot.ts';
import type { Dossier, PullRequest } from '../types.ts';

/** Everything that the reviewers are given, read from git objects. */
export async function gather(pullRequest: PullRequest, repo: Repo): Promise<Dossier> {
  const { mergeBase, headSha } = pullRequest;
  const [changes, commits] = await Promise.all([repo.diff(mergeBase, headSha), repo.commits(mergeBase, headSha)]);
  return { pullRequest, commits, changes };
}
