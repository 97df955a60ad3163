import type { SessionTask } from '../../agent/loop.ts';
import { missingReceipts, unseenFiles } from '../../prompts/reviewer.ts';
import type { ChangedFile, Submission } from '../../types.ts';
import type { Delivery } from '../print/delivery.ts';
import { formProblem } from '../sessions/form-problem.ts';
import { acceptAfterReminders } from '../sessions/reminders.ts';
import { readSubmission } from './read-submission.ts';

/** Paragraphs that say what of a submission is not in the code. */
export type CodeProblems = (submission: Submission) => Promise<readonly string[]>;

const mostAnswers = 2;
const broken = 'The review does not have the form:';
const noReview = `${broken} there is no list of it in what was submitted.`;

/**
 * Accepts a submission that holds, after two answers at most that say everything that does not: its form, files that the
 * session has not seen, receipts it does not have, and what it says of the code. The third one counts item by item;
 * what it has not seen or not acknowledged is not counted as delivered (decision 14).
 */
export function submissionCheck(delivery: Delivery, codeProblems: CodeProblems): SessionTask<Submission>['submit'] {
  return acceptAfterReminders({
    most: mostAnswers,
    read(input) {
      const read = readSubmission(input);
      if (read === null) return noReview;
      const { submission, issues } = read;
      return { value: submission, problems: issues.length > 0 ? [formProblem(broken, issues)] : [] };
    },
    problemsOf: async (submission) => [
      ...problemWith(delivery.unseen(), unseenFiles),
      ...problemWith(delivery.unacknowledged(submission.coverage), missingReceipts),
      ...(await codeProblems(submission)),
    ],
  });
}

function problemWith(files: readonly ChangedFile[], say: (paths: readonly string[]) => string): readonly string[] {
  return files.length > 0 ? [say(files.map(({ path }) => path))] : [];
}
