import type { Repo } from '../git/snapshot.ts';
import type { Change, Dossier } from '../types.ts';
import { setAside } from './files/set-aside.ts';
import { sortBinaries } from './files/sort-binaries.ts';
import { readGuidelines } from './read-guidelines.ts';

/** Everything that the reviewers are given, read from git objects. */
export async function gather(change: Change, repo: Repo): Promise<Dossier> {
  const { mergeBase, headSha } = change;
  const base = repo.at(mergeBase);
  const [printed, commits] = await Promise.all([
    repo.diff(mergeBase, headSha, (paths) => setAside(paths, base)),
    repo.commits(mergeBase, headSha),
  ]);
  const changes = await sortBinaries(printed, repo, change);
  return { change, commits, changes, guidelines: await readGuidelines(base, changes) };
}
