import { type ChangedFile, type CoverageSummary, type RawReview, readPass } from '../../types.ts';

/**
 * How much of the change was before how many reviewers: counted from what was printed for each, and only for reviewers
 * that repeated the file's receipt (decision 14). What is not reviewed is not counted.
 */
export function coverageOf(
  changes: readonly ChangedFile[],
  reviews: readonly RawReview[],
  minReviewers: number,
): CoverageSummary {
  const changedLines = new Map(changes.map(({ path, additions, deletions }) => [path, additions + deletions]));
  /** Names of reviewers: who reads a file in two sessions is one reader. */
  const readers = new Map<string, Set<string>>();
  for (const review of reviews) {
    if (review.outcome === 'failed') continue;
    // What counts is the change itself: a session that printed no row of it has not delivered it.
    for (const { path, deliveredLines, isAcknowledged } of review.delivery)
      if (isAcknowledged && deliveredLines >= (changedLines.get(path) ?? 0))
        readers.set(path, (readers.get(path) ?? new Set()).add(readPass(review.reviewer).reviewer));
  }
  const undelivered = changes
    .filter((file) => file.notReviewed === null && (file.additions + file.deletions > 0 || file.content === 'binary'))
    .map(({ path }) => ({ path, reviewers: readers.get(path)?.size ?? 0 }))
    .filter(({ reviewers }) => reviewers < minReviewers);
  return {
    files: changes.length,
    changedLines: changes.reduce((total, { additions, deletions }) => total + additions + deletions, 0),
    undelivered,
  };
}
