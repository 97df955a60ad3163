import type { Repo } from '../git/snapshot.ts';
import type { Change, ChangedFile, Dossier } from '../types.ts';
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
  const [changes, commits] = await Promise.all([changedFiles(change, repo, asked), repo.commits(mergeBase, headSha)]);
  const guidelines = await readGuidelines(base, changes, asked.guidelines);
  const { severityNotes = [], language = null } = asked;
  return { change, commits, changes, guidelines, wishes: { severityNotes: [...severityNotes], language } };
}

/** What differs between a merge base and a head, and what of it is reviewed. */
export async function changedFiles(
  { mergeBase, headSha }: Pick<Change, 'mergeBase' | 'headSha'>,
  repo: Repo,
  asked: Paths,
): Promise<readonly ChangedFile[]> {
  const base = repo.at(mergeBase);
  const printed = await repo.diff(mergeBase, headSha, (paths) => setAside(paths, base, asked));
  return sortBinaries(printed, repo, { headSha });
}
