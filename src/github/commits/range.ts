import { UserError } from '../../lib/user-error.ts';
import type { CommitRange } from '../../types.ts';
import type { Access } from '../access.ts';
import { asOutage, statusOf } from '../failure.ts';

/** Two commits, by SHAs or names, and what people call them. */
export interface RangeNames extends Pick<CommitRange, 'baseRef' | 'headRef'> {
  readonly base: string;
  readonly head: string;
}

/**
 * Reads the commits of both ends and where their histories meet.
 * @returns null where one of them is not on the server, or they have nothing in common
 * @throws {UserError} when it may not be read, and on an outage
 */
export async function readRange(
  access: Access,
  { base, head, baseRef, headRef }: RangeNames,
): Promise<CommitRange | null> {
  const { serverUrl, owner, repo } = access;
  const there = await compare(access, `${base}...${head}`);
  // A comparison names its base, and of its head only that it is so many commits ahead.
  const back = there === null ? null : await compare(access, `${head}...${base}`);
  if (there === null || back === null) return null;
  return {
    ...{ kind: 'range', serverUrl, owner, repo, baseRef, headRef },
    ...{ baseSha: there.base_commit.sha, headSha: back.base_commit.sha, mergeBase: there.merge_base_commit.sha },
    commitCount: there.ahead_by,
  };
}

async function compare({ client, owner, repo }: Access, basehead: string) {
  try {
    return (await client.rest.repos.compareCommitsWithBasehead({ owner, repo, basehead, per_page: 1 })).data;
  } catch (error) {
    const status = statusOf(error);
    if (status === 404 || status === 422) return null;
    if (status !== 403) throw asOutage(error);
    throw new UserError(
      'The token may not read the contents of the repository.',
      'Give the job `permissions: contents: read`.',
    );
  }
}
