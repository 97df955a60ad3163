import { UserError } from '../lib/user-error.ts';
import type { Barred } from '../steps/sessions/preflight.ts';
import { type Policy, type Reviewer, readPass, toldFailure } from '../types.ts';

/**
 * Holds the run to a review that can count. A reviewer whose model is not there is a failed reviewer as any other, as long
 * as the others are enough; where they are not, nothing is spent on a review that nobody may rely on.
 * @param reviewers each pass as a reviewer of its own; none where there is nothing to review
 * @throws {UserError} that names each of them, and models that are nearly called so
 */
export async function requireQuorum(
  reviewers: readonly Reviewer[],
  { minReviewers }: Pick<Policy, 'minReviewers'>,
  knowing: Promise<Barred>,
): Promise<void> {
  const barred = await knowing;
  const names = [...new Set(reviewers.map((one) => readPass(one).reviewer))];
  const left = names.filter((name) => !barred.has(name));
  if (names.length === 0 || left.length >= minReviewers) return;
  const reasons = [...barred].map(([name, failure]) => `${name}: ${toldFailure(failure)}`).join('; ');
  throw new UserError(
    `No review can count: ${left.length} of ${names.length} reviewer(s) can review, and \`min-reviewers\` is ${minReviewers}. ${reasons}. Nothing was spent.`,
    [...new Set([...barred.values()].map(({ remedy }) => remedy))].join(' '),
  );
}

/** Of reviewers that a small change did without, those that could not have reviewed it: every other change needs them. */
export async function unaskedAndBarred(
  asked: readonly { readonly reviewer: Reviewer }[],
  knowing: Promise<Barred>,
): Promise<readonly string[]> {
  const names = new Set(asked.map(({ reviewer }) => reviewer.name));
  return [...(await knowing)]
    .filter(([name]) => !names.has(name))
    .map(
      ([name, failure]) =>
        `Reviewer ${name} was not asked, and could not review (${toldFailure(failure)}). ${failure.remedy}`,
    );
}
