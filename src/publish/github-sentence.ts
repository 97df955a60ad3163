import { messageOf, UserError } from '../lib/user-error.ts';

/** Something that GitHub did not do. */
export interface Trouble {
  /** What it did not: `take the comment`. */
  readonly what: string;
  readonly error: unknown;
}

/** One sentence for all that GitHub did not do at the end of a run; null when there is nothing to say. */
export function githubSentence(troubles: readonly Trouble[]): string | null {
  if (troubles.length === 0) return null;
  const reasons = new Map<string, string[]>();
  for (const { what, error } of troubles) {
    const reason = messageOf(error).replace(/ - https:\/\/\S+$/u, '');
    reasons.set(reason, [...(reasons.get(reason) ?? []), what]);
  }
  const told = [...reasons].map(([reason, whats]) => `did not ${listed(whats)} (${reason})`);
  const remedies = new Set(troubles.flatMap(({ error }) => (error instanceof UserError ? [error.remedy] : [])));
  const remedy = [...remedies].map((each) => ` ${each}`).join('');
  return `GitHub ${told.join(', and ')}; the report was written before, and the result of this job is that of its gate.${remedy}`;
}

function listed(all: readonly string[]): string {
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
}
