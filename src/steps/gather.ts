import type { Repo } from '../git/snapshot.ts';
import type { Change, Dossier } from '../types.ts';
import { type Paths, setAside } from './files/set-aside.ts';
import { sortBinaries } from './files/sort-binaries.ts';
import { type AskedGuideline, readGuidelines } from './read-guidelines.ts';

/** What the configuration at the base says of reviews: paths, guidelines, and how to write. */
export interface Asked extends Paths {
  readonly guidelines?: readonly AskedGuideline[];
  readonly severityNotes?: readonly string[];
  /** As it is called in English. */
  readonly language?: string | null;
}

const nothing: Asked = { include: null, exclude: [] };

/** Everything that the reviewers are given, read from git objects. */
export async function gather(change: Change, repo: Repo, asked: Asked = nothing): Promise<Dossier> {
  const { mergeBase, headSha } = change;
  const base = repo.at(mergeBase);
  const [printed, commits] = await Promise.all([
    repo.diff(mergeBase, headSha, (paths) => setAside(paths, base, asked)),
    repo.commits(mergeBase, headSha),
  ]);
  const changes = await sortBinaries(printed, repo, change);
  const guidelines = await readGuidelines(base, changes, asked.guidelines);
  const { severityNotes = [], language = null } = asked;
  return { change, commits, changes, guidelines, wishes: { severityNotes: [...severityNotes], language } };
}
