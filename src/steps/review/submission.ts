import type { SubmissionCheck } from '../../agent/loop.ts';
import { missingReceipts, unseenFiles } from '../../prompts/reviewer.ts';
import { type ChangedFile, Submission } from '../../types.ts';
import { acceptAfterReminders } from '../sessions/reminders.ts';
import type { Delivery } from './delivery.ts';

const mostUnseenReminders = 1;
const mostReceiptReminders = 2;

/**
 * Accepts a submission that has the form, after the session was told once of files it has not seen and twice of
 * receipts it does not have. What is still missing then is not counted as delivered (decision 14).
 */
export function submissionCheck(delivery: Delivery): (input: unknown) => Promise<SubmissionCheck<Submission>> {
  return acceptAfterReminders(Submission, 'The review does not have the form:', [
    { most: mostUnseenReminders, problemOf: () => problemWith(delivery.unseen(), unseenFiles) },
    {
      most: mostReceiptReminders,
      problemOf: ({ coverage }) => problemWith(delivery.unacknowledged(coverage), missingReceipts),
    },
  ]);
}

function problemWith(files: readonly ChangedFile[], say: (paths: readonly string[]) => string): string | null {
  return files.length > 0 ? say(files.map(({ path }) => path)) : null;
}
