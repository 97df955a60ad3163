import { z } from 'zod';
import type { SubmissionCheck } from '../../agent/loop.ts';

/** One kind of thing that a session is told of, before what it submits is taken as it is. */
export interface Reminder<Value> {
  /** How often at most. */
  readonly most: number;
  /** What the session is told; null when nothing is wrong. Not called any more when it was told often enough. */
  readonly problemOf: (value: Value) => string | null | Promise<string | null>;
}

/**
 * Accepts a submission that has the form, once no reminder has anything left to say. The first that does is sent back,
 * alone. What is still wrong in the end is for the caller to judge; a broken form is never accepted.
 * @param formProblem a sentence that says of what the form is broken; the places follow it
 */
export function acceptAfterReminders<Value>(
  schema: z.ZodType<Value>,
  formProblem: string,
  reminders: readonly Reminder<Value>[],
): (input: unknown) => Promise<SubmissionCheck<Value>> {
  const told = new Map<Reminder<Value>, number>();
  return async (input) => {
    const parsed = schema.safeParse(input);
    if (!parsed.success) return { problem: `${formProblem}\n${z.prettifyError(parsed.error)}` };
    for (const reminder of reminders) {
      const times = told.get(reminder) ?? 0;
      const problem = times < reminder.most ? await reminder.problemOf(parsed.data) : null;
      if (problem === null) continue;
      told.set(reminder, times + 1);
      return { problem };
    }
    return { accepted: parsed.data };
  };
}
