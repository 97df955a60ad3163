import { z } from 'zod';
import type { Access } from '../access.ts';

const pullsOfPage = 100;
/** A repository with more open pull requests than that gets an error, and never a list that lacks some. */
const mostPages = 100;

/** An open pull request, as far as it says what its head is wanted for. */
export interface OpenPull {
  readonly number: number;
  readonly baseRef: string;
}

const query = `query ($owner: String!, $repo: String!, $after: String) {
  repository(owner: $owner, name: $repo) {
    pullRequests(states: OPEN, first: ${pullsOfPage}, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes { number baseRefName headRefOid }
    }
  }
}`;

const answer = z.object({
  repository: z.object({
    pullRequests: z.object({
      pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
      // One that is not shown could be the one that is looked for.
      nodes: z.array(z.object({ number: z.number(), baseRefName: z.string(), headRefOid: z.string() })),
    }),
  }),
});
type Page = z.infer<typeof answer>['repository']['pullRequests'];

/**
 * Every open pull request of the repository with this head, its forks' ones too. All are looked through: GitHub's own list
 * for a commit leaves out those of forks, and all but the merged one for a commit of the default branch.
 * @throws when GitHub does not show all of them
 */
export async function readPullsWithHead(
  { client, owner, repo }: Access,
  headSha: string,
): Promise<readonly OpenPull[]> {
  const found: OpenPull[] = [];
  let after: string | null = null;
  for (let page = 1; page <= mostPages; page += 1) {
    const { pageInfo, nodes }: Page = answer.parse(await client.graphql(query, { owner, repo, after })).repository
      .pullRequests;
    for (const { number, baseRefName: baseRef, headRefOid } of nodes)
      if (headRefOid === headSha) found.push({ number, baseRef });
    if (!pageInfo.hasNextPage) return found;
    after = pageInfo.endCursor;
  }
  throw new Error(`the repository has more than ${mostPages * pullsOfPage} open pull requests`);
}
