import type { Choosable } from '../config/reviewers.ts';
import type { Reviewer } from '../types.ts';

/** Who reviews, and which keys are missing or bring in nobody: a secret of another name reads as empty, and says nothing. */
export function reviewersLine(reviewers: readonly Reviewer[], { vendors, withKey, isElsewhere }: Choosable): string {
  const who = reviewers.map(({ name, provider, model }) => `${name} (${provider}/${model})`).join(', ');
  if (isElsewhere === true) return `Reviewers: ${who}.`;
  const idle = vendors.filter(({ name }) => !reviewers.some(({ provider }) => provider === name));
  const unused = idle.filter(({ name }) => withKey.has(name)).map(({ keyInput }) => keyInput);
  const absent = idle.filter(({ name, reviewer }) => !withKey.has(name) && 'byDefault' in reviewer);
  return [
    `Reviewers: ${who}.`,
    ...absent.map(({ keyInput }) => `${keyInput} is empty.`),
    ...unused.map((input) => `${input} is given, and no reviewer uses it.`),
  ].join(' ');
}
