import type { Repo } from '../git/snapshot.ts';
import type { Change, Dossier } from '../types.ts';
import { readGuidelines } from './read-guidelines.ts';

/** Everything that the reviewers are given, read from git objects. */
export async function gather(change: Change, repo: Repo): Promise<Dossier> {
  const { mergeBase, headSha } = change;
  const [changes, commits] = await Promise.all([repo.diff(mergeBase, headSha), repo.commits(mergeBase, headSha)]);
  return { change, commits, changes, guidelines: await readGuidelines(repo.at(mergeBase), changes) };
}
