import { UserError } from '../lib/user-error.ts';
import type { Access } from './access.ts';
import { asOutage, statusOf } from './failure.ts';

/**
 * The text of a file at the tip of a branch, which may have moved since the pull request was opened; null where there is
 * none.
 * @throws {UserError} when the token may not read it, when it is no file, and on an outage
 */
export async function readBranchFile(
  { client, owner, repo }: Access,
  branch: string,
  path: string,
): Promise<string | null> {
  try {
    const { data } = await client.rest.repos.getContent({ owner, repo, path, ref: branch });
    if (!Array.isArray(data) && data.type === 'file' && data.encoding === 'base64')
      return Buffer.from(data.content, 'base64').toString('utf8');
  } catch (error) {
    if (statusOf(error) === 404) return null;
    if (statusOf(error) !== 403) throw asOutage(error);
    throw new UserError(
      'The token may not read the contents of the repository.',
      'Give the job `permissions: contents: read`.',
    );
  }
  throw new UserError(`\`${path}\` of \`${branch}\` is no file of at most 1 MB.`, 'Name a file in the input `config`.');
}
