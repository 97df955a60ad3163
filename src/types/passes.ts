import type { RawReview, Reviewer } from './review.ts';

/** A name that a line can give holds no bracket, so what `passesOf` names is nobody else. */
const later = /^(?<reviewer>.*) \(pass (?<pass>\d+)\)$/su;

/**
 * The sessions of a reviewer, each as a reviewer with a name of its own: `Claude`, `Claude (pass 2)`. What they raise is
 * told apart by it; voices and quorum are counted by vendor and by `readPass`.
 */
export function passesOf(reviewer: Reviewer): readonly Reviewer[] {
  return Array.from({ length: reviewer.passes }, (_, at) =>
    at === 0 ? reviewer : { ...reviewer, name: `${reviewer.name} (pass ${at + 1})` },
  );
}

/** Name of the configured reviewer behind a session, and which of its sessions it is, from 1. */
export function readPass({ name }: Pick<Reviewer, 'name'>): { readonly reviewer: string; readonly pass: number } {
  const { reviewer = name, pass = '1' } = later.exec(name)?.groups ?? {};
  return { reviewer, pass: Number(pass) };
}

/** How many reviewers are configured, and how far they came: two passes are one reviewer, and the better one counts. */
export function countReviewers(reviews: readonly Pick<RawReview, 'outcome' | 'reviewer'>[]): {
  readonly completed: number;
  /** Of which some session submitted, and another failed. */
  readonly partly: number;
  readonly all: number;
} {
  const count = (those: typeof reviews) => new Set(those.map(({ reviewer }) => readPass(reviewer).reviewer)).size;
  const completed = count(reviews.filter(({ outcome }) => outcome === 'completed'));
  const submitted = count(reviews.filter(({ outcome }) => outcome !== 'failed'));
  return { completed, partly: submitted - completed, all: count(reviews) };
}
