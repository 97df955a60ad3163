import { countReviewers, type RawReview, type Report, type SubmittedReview } from '../types.ts';
import { counted } from './counted.ts';

export type Failed = Extract<RawReview, { outcome: 'failed' }>;

/** Of which something was submitted, be it a part. */
export function submitted(report: Report): SubmittedReview[] {
  return report.reviews.filter((review): review is SubmittedReview => review.outcome !== 'failed');
}

/** Of which nothing was submitted. */
export function failed(report: Report): Failed[] {
  return report.reviews.filter((review): review is Failed => review.outcome === 'failed');
}

/** `2 of 3 reviewers completed, 1 in part`. */
export function howManyCompleted(reviews: Report['reviews']): string {
  const { completed, partly, all } = countReviewers(reviews);
  return `${completed} of ${counted(all, 'reviewer')} completed${partly === 0 ? '' : `, ${partly} in part`}`;
}

/** Changed files that reviewers are shown: of the others the report says why they are not. */
export function reviewedFiles({ changes }: Pick<Report, 'changes'>): Report['changes'] {
  return changes.filter(({ notReviewed }) => notReviewed === null);
}
