import { Octokit } from '@octokit/core';
import { paginateRest } from '@octokit/plugin-paginate-rest';
import { restEndpointMethods } from '@octokit/plugin-rest-endpoint-methods';
import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import type { GitHub } from './github.ts';
import { readHeadSha, readPullRequest } from './pull-request.ts';
import { setStatus } from './status.ts';
import { upsertComment } from './sticky-comment.ts';

const longestWaitSeconds = 120;
const mostRetries = 3;

const GitHubClient = Octokit.plugin(restEndpointMethods, paginateRest, retry, throttling);

/** The client that all adapters share, and the repository that they speak of. */
export interface Access {
  readonly client: InstanceType<typeof GitHubClient>;
  readonly owner: string;
  readonly repo: string;
}

export interface GitHubOptions {
  readonly token: string;
  readonly apiUrl: string;
  /** Name of the instance: the commit status's context, and part of the comment's marker. */
  readonly name: string;
  readonly owner: string;
  readonly repo: string;
}

/** Talks to GitHub's API. A rate limit that lasts longer than two minutes is an error, not a wait. */
export function createGitHub({ token, apiUrl, name, owner, repo }: GitHubOptions): GitHub {
  const isShort = (seconds: number, _: unknown, __: unknown, retries: number) =>
    seconds <= longestWaitSeconds && retries < mostRetries;
  const silent = () => undefined;
  const client = new GitHubClient({
    auth: token,
    baseUrl: apiUrl.replace(/\/+$/, ''),
    userAgent: 'deep-review',
    log: { debug: silent, info: silent, warn: silent, error: silent },
    retry: { retries: mostRetries },
    throttle: { onRateLimit: isShort, onSecondaryRateLimit: isShort },
  });
  client.hook.before('request', (options) => {
    options.headers['x-github-api-version'] = '2022-11-28';
  });
  const access: Access = { client, owner, repo };
  return {
    readPullRequest: (number) => readPullRequest(access, number),
    readHeadSha: (number) => readHeadSha(access, number),
    upsertComment: (number, body) => upsertComment(access, { number, body, name }),
    setStatus: (sha, status) => setStatus(access, { sha, context: name, ...status }),
  };
}

/** The HTTP status of an octokit error; null for any other error. */
export function statusOf(error: unknown): number | null {
  if (!(error instanceof Error) || !('status' in error)) return null;
  return typeof error.status === 'number' ? error.status : null;
}
