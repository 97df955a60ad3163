import type { RawReview, Report } from '../types.ts';

export type Completed = Extract<RawReview, { outcome: 'completed' }>;
export type Failed = Extract<RawReview, { outcome: 'failed' }>;

export function completed(report: Report): Completed[] {
  return report.reviews.filter((review): review is Completed => review.outcome === 'completed');
}

export function failed(report: Report): Failed[] {
  return report.reviews.filter((review): review is Failed => review.outcome === 'failed');
}
