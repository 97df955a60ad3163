import type { GitHub } from '../github/github.ts';
import { type Clock, patiently } from '../lib/clock.ts';
import { LateError } from '../lib/user-error.ts';
import type { PullRequestFacts } from '../types.ts';
import type { PullRequestTarget } from './triggers/target.ts';

/**
 * Reads a pull request at the head that the event, an input or a person named. GitHub has that head, and an API that knows
 * of another one or of no such pull request may be behind.
 * @throws {UserError} when it cannot be read, or still has another head after half a minute
 */
export function readMeantHead(
  { number, headSha: meant }: PullRequestTarget,
  github: Pick<GitHub, 'readPullRequest'>,
  patience: { readonly clock: Pick<Clock, 'now' | 'wait'>; readonly signal: AbortSignal },
): Promise<PullRequestFacts> {
  const read = async () => {
    const facts = await github.readPullRequest(number);
    if (meant !== null && !facts.headSha.startsWith(meant)) throw anotherHead(facts.headSha, meant);
    return facts;
  };
  return patiently(read, { ...patience, isPassing: (error) => meant !== null && error instanceof LateError });
}

function anotherHead(actual: string, meant: string): LateError {
  return new LateError(
    `The head of the pull request is ${actual}, and this run was started for the head ${meant}.`,
    'Look at the new head, then start the review for it.',
  );
}
