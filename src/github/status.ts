import { messageOf, UserError } from '../lib/user-error.ts';
import type { Access, CommitStatus } from './access.ts';
import { statusOf } from './failure.ts';

/** GitHub refuses longer descriptions. */
const longest = 140;

/** @throws {UserError} in GitHub's words when it refuses this status (422); any other error when GitHub is out */
export async function setStatus(
  { client, owner, repo }: Access,
  {
    sha,
    context,
    state,
    description,
    targetUrl,
  }: Omit<CommitStatus, 'deadline'> & { readonly sha: string; readonly context: string },
): Promise<'set' | 'denied'> {
  const letters = [...description];
  const text = letters.length <= longest ? description : `${letters.slice(0, longest - 1).join('')}…`;
  try {
    await client.rest.repos.createCommitStatus({
      owner,
      repo,
      sha,
      state,
      context,
      description: text,
      ...(targetUrl === null ? {} : { target_url: targetUrl }),
    });
    return 'set';
  } catch (error) {
    // GitHub answers 404 where it does not want to tell that the permission is missing.
    if (statusOf(error) === 403 || statusOf(error) === 404) return 'denied';
    if (statusOf(error) === 422) throw refused(error, context);
    throw error;
  }
}

function refused(error: unknown, context: string): UserError {
  const words = messageOf(error).replace(/ - https:\/\/\S+$/u, '');
  if (/maximum number of statuses/iu.test(words))
    return new UserError(
      `GitHub takes 1,000 statuses of one context on one commit, and \`${context}\` has as many here: ${words}`,
      'Push another commit, or set another `name`.',
    );
  return new UserError(
    `GitHub refuses the commit status \`${context}\`: ${words}`,
    'Look whether the head is a commit of this repository, then run the job again; or set `status: false` and require the job itself.',
  );
}
