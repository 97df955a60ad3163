import { UserError } from '../../lib/user-error.ts';
import type { Access } from '../access.ts';
import { asOutage, statusOf } from '../failure.ts';

const commitsOfPage = 100;
const mostCommits = 1_000;

/** What GitHub has made of the pull requests of a merge queue, as git sees it. */
export interface GroupFacts {
  /** What the group would add to its base, in no order. */
  readonly commits: readonly { readonly sha: string; readonly parents: readonly string[] }[];
  /** Branches that GitHub has made for the queue of this base: full names, such as `refs/heads/gh-readonly-queue/main/pr-7-SHA`. */
  readonly branches: readonly { readonly ref: string; readonly sha: string }[];
}

/** @throws {UserError} when GitHub does not show all of it */
export async function readGroup(
  access: Access,
  { baseRef, headSha }: { readonly baseRef: string; readonly headSha: string },
): Promise<GroupFacts> {
  try {
    const commits = await readCommits(access, `${baseRef}...${headSha}`);
    const { client, owner, repo } = access;
    const ref = `heads/gh-readonly-queue/${baseRef}/`;
    const { data } = await client.rest.git.listMatchingRefs({ owner, repo, ref });
    return { commits, branches: data.map(({ ref: name, object }) => ({ ref: name, sha: object.sha })) };
  } catch (error) {
    if (statusOf(error) === 403 || statusOf(error) === 404)
      throw new UserError(
        'GitHub does not show what the merge group holds.',
        'Give the job `permissions: contents: read`; where it has that, the group is gone, and GitHub makes another one.',
      );
    throw asOutage(error);
  }
}

async function readCommits({ client, owner, repo }: Access, basehead: string): Promise<GroupFacts['commits']> {
  const commits: GroupFacts['commits'][number][] = [];
  for (let page = 1; ; page += 1) {
    const { data } = await client.rest.repos.compareCommitsWithBasehead({
      ...{ owner, repo, basehead, page },
      per_page: commitsOfPage,
    });
    if (data.total_commits > mostCommits)
      throw new UserError(
        `The merge group holds ${data.total_commits} commits, and at most ${mostCommits} are looked through.`,
        'Let the queue merge fewer pull requests at once, or merge this one by hand.',
      );
    commits.push(...data.commits.map(({ sha, parents }) => ({ sha, parents: parents.map((parent) => parent.sha) })));
    if (commits.length >= data.total_commits) return commits;
    if (data.commits.length === 0) throw new Error('GitHub does not list all commits of the merge group');
  }
}
