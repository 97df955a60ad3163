import { UserError } from '../lib/user-error.ts';
import type { Slice } from '../steps/print/print-change.ts';
import type { Reviewer } from '../types.ts';

/** What one job of the matrix reviews: some slices of the change, as one reviewer. */
export interface Leg {
  /** From 1. */
  readonly leg: number;
  readonly reviewer: Reviewer;
  readonly slices: readonly Slice[];
}

/**
 * Shares a review out among jobs: one for each session while there are enough, else several sessions of a reviewer in one.
 * @param most jobs that there may be
 * @throws {UserError} where not every reviewer can have one
 */
export function legsFor(reviewers: readonly Reviewer[], slices: readonly Slice[], most: number): readonly Leg[] {
  if (reviewers.length > most)
    throw new UserError(
      `Input \`max-legs\` is ${most}, and ${reviewers.length} reviewers need a job each.`,
      `Set \`max-legs\` to at least ${reviewers.length}, in all jobs alike, and let the job that reviews have as many outputs \`leg-1\` and so on.`,
    );
  const each = Math.min(slices.length, Math.floor(most / Math.max(1, reviewers.length)));
  // Slices that stand beside each other share files: they stay together.
  const share = (at: number) => Math.floor((at * slices.length) / each);
  return reviewers.flatMap((reviewer, of) =>
    Array.from({ length: each }, (_, at) => ({
      leg: of * each + at + 1,
      reviewer,
      slices: slices.slice(share(at), share(at + 1)),
    })),
  );
}
