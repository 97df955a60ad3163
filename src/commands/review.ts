import { type Answer, refused, type Situation, type Verb } from './verb.ts';

/** `/deep-review [SHA]` */
export const review: Verb = {
  usage: '/deep-review [SHA]',
  does: 'Reviews the pull request as it is now, whatever an earlier round came to.',
  needs: 'write',
  read: (words) => reviewOf(/^([0-9a-f]{12,40})?$/u.exec(words), { isFull: false }),
};

/** @param found the SHA, where one is named */
export function reviewOf(
  found: RegExpExecArray | null,
  { isFull }: { readonly isFull: boolean },
): ReturnType<Verb['read']> {
  if (found === null) return null;
  const sha = found[1] ?? null;
  const act = ({ change }: Situation): Answer => {
    const usage = `/deep-review${isFull ? ' full' : ''}`;
    if (sha === null && change.isFork)
      return refused(
        'This pull request comes from a fork, so the command names the head that you have looked at.',
        typeIt(usage, change),
      );
    if (sha !== null && !change.headSha.startsWith(sha)) return anotherHead(sha, usage, change);
    return { does: 'review', isFull };
  };
  return { sha, act };
}

/** The head moved on, or it was never one of this pull request. */
export function anotherHead(
  sha: string,
  usage: string,
  change: Situation['change'],
  rest = '',
): ReturnType<typeof refused> {
  return refused(`The head of this pull request is not \`${sha}\`.`, typeIt(usage, change, rest));
}

function typeIt(usage: string, { headSha }: Situation['change'], rest = ''): string {
  return `Look at \`${headSha.slice(0, 12)}\`, then write \`${usage} ${headSha.slice(0, 12)}${rest}\`.`;
}
