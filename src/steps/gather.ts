import type { Repo } from '../git/snapshot.ts';
import type { Change, Dossier } from '../types.ts';
import { type Paths, setAside } from './files/set-aside.ts';
import { sortBinaries } from './files/sort-binaries.ts';
import { readGuidelines } from './read-guidelines.ts';

const allPaths: Paths = { include: null, exclude: [] };

/**
 * Everything that the reviewers are given, read from git objects.
 * @param asked which paths the configuration at the base wants to have reviewed
 */
export async function gather(change: Change, repo: Repo, asked: Paths = allPaths): Promise<Dossier> {
  const { mergeBase, headSha } = change;
  const base = repo.at(mergeBase);
  const [printed, commits] = await Promise.all([
    repo.diff(mergeBase, headSha, (paths) => setAside(paths, base, asked)),
    repo.commits(mergeBase, headSha),
  ]);
  const changes = await sortBinaries(printed, repo, change);
  return { change, commits, changes, guidelines: await readGuidelines(base, changes) };
}
