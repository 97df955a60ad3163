import type { SubmissionCheck } from '../../agent/loop.ts';

/** What a submission was read as, and what its author is told of its form. */
export interface Reading<Value> {
  /** What counts of it if nothing better comes. */
  readonly value: Value;
  /** Paragraphs; none when the form holds. */
  readonly problems: readonly string[];
}

export interface Acceptance<Value, Turn> {
  /** A sentence in place of a reading: nothing can be read, which is sent back however often it comes. */
  readonly read: (input: unknown) => Reading<Value> | string;
  /** Paragraphs that say everything else that does not hold. */
  readonly problemsOf: (value: Value, turn: Turn) => readonly string[] | Promise<readonly string[]>;
  /** How often a submission is sent back at most. */
  readonly most: number;
}

/**
 * Accepts a submission of which nothing is left to say. Each answer says everything that does not hold, of the form and
 * of what code has checked, and after `most` of them what can be read counts: what is still wrong is for the caller to
 * judge, item by item.
 */
export function acceptAfterReminders<Value, Turn extends { readonly isLast: boolean } = { readonly isLast: boolean }>({
  read,
  problemsOf,
  most,
}: Acceptance<Value, Turn>): (input: unknown, turn: Turn) => Promise<SubmissionCheck<Value>> {
  let told = 0;
  return async (input, turn) => {
    const reading = read(input);
    if (typeof reading === 'string') return { problem: reading };
    if (turn.isLast || told >= most) return { accepted: reading.value };
    const problems = [...reading.problems, ...(await problemsOf(reading.value, turn))];
    if (problems.length === 0) return { accepted: reading.value };
    told += 1;
    return { problem: problems.join('\n\n'), asItIs: reading.value };
  };
}
