import { ClosedError, LateError, UserError } from '../lib/user-error.ts';
import type { PullRequestFacts } from '../types.ts';
import type { Access } from './access.ts';
import { asOutage, statusOf } from './failure.ts';

/**
 * Reads the pull request, the tip of its base and their merge base: three calls. What GitHub calls the base commit of a
 * pull request is the tip as of its last push or even of its first one, and a branch can have taken in what came later:
 * compared with an old tip, what it takes back of that would be no difference.
 */
export async function readPullRequest(access: Access, number: number): Promise<PullRequestFacts> {
  const { client, serverUrl, owner, repo } = access;
  const pull = await client.rest.pulls
    .get({ owner, repo, pull_number: number })
    .then(({ data }) => data)
    .catch((error: unknown) => explain(asOutage(error), { owner, repo, number }));
  if (pull.state !== 'open')
    throw new ClosedError(
      `Pull request #${number} is ${pull.merged ? 'merged' : 'closed'}.`,
      'Open it again, or start the review with the number of an open one.',
    );
  const baseSha = (await readTip(access, pull.base.ref)) ?? pull.base.sha;
  const compared = await compare(access, `${baseSha}...${pull.head.sha}`);
  return {
    kind: 'pull-request',
    serverUrl,
    owner,
    repo,
    number,
    title: pull.title,
    body: pull.body ?? '',
    author: pull.user?.login ?? 'ghost',
    baseRef: pull.base.ref,
    baseSha,
    headRef: pull.head.ref,
    headSha: pull.head.sha,
    mergeBase: compared?.mergeBase ?? null,
    headRepo: pull.head.repo?.full_name ?? null,
    isFork: pull.head.repo?.full_name.toLowerCase() !== `${owner}/${repo}`.toLowerCase(),
    isDraft: pull.draft ?? false,
    labels: pull.labels.map(({ name }) => name),
    defaultBranch: pull.base.repo.default_branch,
    commitCount: compared?.commitCount ?? pull.commits,
    url: pull.html_url,
  };
}

export async function readHead(
  { client, owner, repo }: Access,
  number: number,
): Promise<Pick<PullRequestFacts, 'headSha' | 'baseRef'> & { readonly isOpen: boolean }> {
  const { data } = await client.rest.pulls
    .get({ owner, repo, pull_number: number })
    .catch((error: unknown) => explain(error, { owner, repo, number }));
  return { headSha: data.head.sha, baseRef: data.base.ref, isOpen: data.state === 'open' };
}

/** Whether GitHub calls a branch protected; null when it does not tell. */
export async function readProtected(access: Access, branch: string): Promise<boolean | null> {
  return (await readBranch(access, branch))?.protected ?? null;
}

/** The commit that a branch is at; null when GitHub does not tell. */
async function readTip(access: Access, branch: string): Promise<string | null> {
  return (await readBranch(access, branch))?.commit.sha ?? null;
}

async function readBranch({ client, owner, repo }: Access, branch: string) {
  try {
    return (await client.rest.repos.getBranch({ owner, repo, branch })).data;
  } catch (error) {
    const status = statusOf(error);
    if (status === null || status >= 500) throw asOutage(error);
    return null;
  }
}

/**
 * Null when GitHub cannot compare the two: commits without a common ancestor that it knows of, or a comparison that
 * takes it too long, which it answers with 5xx. Git then finds the merge base by itself.
 */
async function compare(
  { client, owner, repo }: Access,
  basehead: string,
): Promise<{ readonly mergeBase: string; readonly commitCount: number } | null> {
  try {
    const { data } = await client.rest.repos.compareCommitsWithBasehead({ owner, repo, basehead, per_page: 1 });
    return { mergeBase: data.merge_base_commit.sha, commitCount: data.ahead_by };
  } catch (error) {
    const status = statusOf(error) ?? 0;
    if (status === 404 || status === 422 || status >= 500) return null;
    if (status === 403)
      throw new UserError(
        'The token may not read the contents of the repository.',
        'Give the job `permissions: contents: read`.',
      );
    throw error;
  }
}

function explain(error: unknown, { owner, repo, number }: { owner: string; repo: string; number: number }): never {
  const status = statusOf(error);
  if (status === 404)
    throw new LateError(
      `There is no pull request #${number} in ${owner}/${repo} that this token can see.`,
      'Check the number, and give the job `permissions: pull-requests: write` (or `read`).',
    );
  if (status === 401)
    throw new UserError(
      'GitHub does not accept the token.',
      'Set `github-token` to ${{ github.token }} or a valid token.',
    );
  if (status === 403)
    throw new UserError(
      'The token may not read pull requests.',
      'Give the job `permissions: pull-requests: write` (or `read`).',
    );
  throw error;
}
