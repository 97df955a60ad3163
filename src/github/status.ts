import type { Access, CommitStatus } from './access.ts';
import { statusOf } from './failure.ts';

/** GitHub refuses longer descriptions. */
const longest = 140;

export async function setStatus(
  { client, owner, repo }: Access,
  { sha, context, state, description, targetUrl }: CommitStatus & { readonly sha: string; readonly context: string },
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
    throw error;
  }
}
