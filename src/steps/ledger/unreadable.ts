import { type Disposition, type RawReview, rawItemId } from '../../types.ts';

/** The fate of what no form could be found in: it went nowhere, and the report says so. */
export function unreadable(reviews: readonly RawReview[]): readonly Disposition[] {
  return reviews.flatMap((review) =>
    review.outcome === 'failed'
      ? []
      : review.submission.unreadable.map(({ list, severity, problem }, index) => ({
          id: rawItemId(review.reviewer.name, 'unreadable', index),
          item: 'unreadable',
          into: null,
          fate: 'unreadable',
          from: severity,
          to: null,
          reason: `One of the ${list}. ${problem}`,
          facts: [],
        })),
  );
}
