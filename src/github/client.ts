import { Octokit } from '@octokit/core';
import { paginateRest } from '@octokit/plugin-paginate-rest';
import { restEndpointMethods } from '@octokit/plugin-rest-endpoint-methods';
import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import { withoutTrailing } from '../lib/without-trailing.ts';
import type { Access } from './access.ts';
import { clarify } from './failure.ts';
import type { GitHub } from './github.ts';
import { postInlineComments } from './inline-comments.ts';
import { readHeadSha, readPullRequest } from './pull-request.ts';
import { setStatus } from './status.ts';
import { readComment, updateComment, upsertComment } from './sticky-comment.ts';
import { readUnresolvedThreads } from './threads.ts';

const longestWaitSeconds = 120;
const mostRetries = 3;

const GitHubClient = Octokit.plugin(restEndpointMethods, paginateRest, retry, throttling);

export interface GitHubOptions {
  readonly token: string;
  readonly apiUrl: string;
  /** Name of the instance: the commit status's context, and part of the comment's marker. */
  readonly name: string;
  readonly owner: string;
  readonly repo: string;
  /** Limit of one attempt, until the last byte; 30 seconds unless given. */
  readonly attemptMs?: number;
}

/**
 * Talks to GitHub's API. Network failures and answers of 5xx are tried four times. A rate limit that lasts longer than
 * two minutes is a UserError, not a wait.
 */
export function createGitHub({ token, apiUrl, name, owner, repo, attemptMs = 30_000 }: GitHubOptions): GitHub {
  const isShort = (seconds: number, _: unknown, __: unknown, retries: number) =>
    seconds <= longestWaitSeconds && retries < mostRetries;
  const silent = () => undefined;
  const client = new GitHubClient({
    auth: token,
    baseUrl: withoutTrailing(apiUrl, '/'),
    userAgent: 'deep-review',
    log: { debug: silent, info: silent, warn: silent, error: silent },
    request: { fetch: wholeAnswer(attemptMs) },
    retry: { retries: mostRetries },
    // Servers do not wait for each other: the queues of writes are octokit's, one for each id in the process.
    throttle: { id: apiUrl, onRateLimit: isShort, onSecondaryRateLimit: isShort },
  });
  client.hook.before('request', (options) => {
    options.headers['x-github-api-version'] = '2022-11-28';
  });
  client.hook.after('request', ({ status, data }) => {
    // A proxy's page would be read as a pull request without a state, or as a list without our comment.
    if (status !== 204 && (typeof data !== 'object' || data === null))
      throw new Error(`${apiUrl} answers without JSON`);
  });
  client.hook.error('request', (error) => {
    throw clarify(error);
  });
  const access: Access = { client, owner, repo };
  return {
    readPullRequest: (number) => readPullRequest(access, number),
    readHeadSha: (number) => readHeadSha(access, number),
    upsertComment: (number, body) => upsertComment(access, { number, body, name }),
    readComment: (number) => readComment(access, { number, name }),
    updateComment: (id, body) => updateComment(access, { id, body, name }),
    postInlineComments: (number, comments) => postInlineComments(access, { number, ...comments }),
    readUnresolvedThreads: (number) => readUnresolvedThreads(access, number),
    setStatus: (sha, status) => setStatus(access, { sha, context: name, ...status }),
  };
}

/** A fetch that fails when the body breaks off: octokit would take the broken text for the answer. */
function wholeAnswer(attemptMs: number): typeof fetch {
  return async (input, init) => {
    const response = await fetch(input, { ...init, signal: AbortSignal.timeout(attemptMs) });
    const bytes = await response.arrayBuffer();
    const { status, statusText, headers } = response;
    return new Response(bytes.byteLength === 0 ? null : bytes, { status, statusText, headers });
  };
}
