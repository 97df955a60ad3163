import type { ChangedFile, CoverageSummary, RawReview } from '../types.ts';

/**
 * How much of the change was before how many reviewers: counted from what was printed for each, and only for reviewers
 * that repeated the file's receipt (design decision 7).
 */
export function coverageOf(
  changes: readonly ChangedFile[],
  reviews: readonly RawReview[],
  minReviewers: number,
): CoverageSummary {
  const changedLines = new Map(changes.map(({ path, additions, deletions }) => [path, additions + deletions]));
  const readers = new Map<string, number>();
  for (const review of reviews) {
    if (review.outcome === 'failed') continue;
    // What counts is the change itself: a session that printed no row of it has not delivered it.
    for (const { path, deliveredLines, isAcknowledged } of review.delivery)
      if (isAcknowledged && deliveredLines >= (changedLines.get(path) ?? 0))
        readers.set(path, (readers.get(path) ?? 0) + 1);
  }
  const undelivered = changes
    .filter(({ additions, deletions }) => additions + deletions > 0)
    .map(({ path }) => ({ path, reviewers: readers.get(path) ?? 0 }))
    .filter(({ reviewers }) => reviewers < minReviewers);
  return {
    files: changes.length,
    changedLines: changes.reduce((total, { additions, deletions }) => total + additions + deletions, 0),
    undelivered,
  };
}
