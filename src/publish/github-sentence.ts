import { messageOf, UserError } from '../lib/user-error.ts';

/** Something that GitHub did not say or take. */
export interface Trouble {
  /** What it is about, in words: `the comment`. */
  readonly at: string;
  readonly error: unknown;
}

/**
 * One sentence for all at which GitHub failed at the end of a run; null when there is nothing to say.
 * @param isWritten whether the report stands on this machine
 */
export function githubSentence(
  troubles: readonly Trouble[],
  { isWritten }: { readonly isWritten: boolean },
): string | null {
  if (troubles.length === 0) return null;
  const reasons = new Map<string, string[]>();
  for (const { at, error } of troubles) {
    // Octokit adds the address of the documentation.
    const reason = messageOf(error).replace(/ - https:\/\/\S+$/u, '');
    reasons.set(reason, [...(reasons.get(reason) ?? []), at]);
  }
  const told = [...reasons].map(([reason, places]) => `${listed(places)} (${reason})`);
  const remedies = new Set(troubles.flatMap(({ error }) => (error instanceof UserError ? [error.remedy] : [])));
  const rest = isWritten ? 'the report was written before, and this job ends by its gate' : 'this job ends by its gate';
  return [`GitHub failed at ${told.join(', and at ')}; ${rest}.`, ...remedies].join(' ');
}

/** `a, b and c` */
export function listed(all: readonly string[]): string {
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
}
