import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import Bottleneck from 'bottleneck/light.js';
import { UserError } from '../lib/user-error.ts';
import { withoutTrailing } from '../lib/without-trailing.ts';
import type { Access } from './access.ts';
import { clarify } from './failure.ts';
import type { GitHub } from './github.ts';
import { postInlineComments } from './inline-comments.ts';
import { readHeadSha, readProtected, readPullRequest } from './pull-request.ts';
import { setStatus } from './status.ts';
import { readComment, updateComment, upsertComment } from './sticky-comment.ts';
import { readUnresolvedThreads } from './threads.ts';

const longestWaitSeconds = 120;
const mostRetries = 3;

export interface GitHubOptions {
  readonly token: string;
  readonly apiUrl: string;
  /** Address of the server that people visit, without a slash at the end. */
  readonly serverUrl: string;
  readonly owner: string;
  readonly repo: string;
  /** Limit of one attempt, until the last byte; 30 seconds unless given. */
  readonly attemptMs?: number;
  /** How long a second of waiting is, in milliseconds: between writes, between attempts, until a rate limit ends. */
  readonly secondMs?: number;
}

/**
 * Talks to GitHub's API. Network failures and answers of 5xx are tried four times. A rate limit that lasts longer than
 * two minutes is a UserError, not a wait.
 */
export function createGitHub(options: GitHubOptions): GitHub {
  let connecting: Promise<Access> | null = null;
  const access = () => {
    connecting ??= connect(options);
    return connecting;
  };
  return {
    readPullRequest: async (number) => readPullRequest(await access(), number),
    readHeadSha: async (number) => readHeadSha(await access(), number),
    readProtected: async (branch) => readProtected(await access(), branch),
    comment: (number, name) => ({
      read: async () => readComment(await access(), { number, name }),
      upsert: async (body) => upsertComment(await access(), { number, body, name }),
      update: async (id, body) => updateComment(await access(), { id, body, name }),
    }),
    postInlineComments: async (number, batch) => postInlineComments(await access(), { number, ...batch }),
    readUnresolvedThreads: async (number) => readUnresolvedThreads(await access(), number),
    setStatus: async (sha, context, status) => setStatus(await access(), { sha, context, ...status }),
  };
}

async function connect(options: GitHubOptions): Promise<Access> {
  const { token, apiUrl, serverUrl, owner, repo, attemptMs = 30_000, secondMs = 1_000 } = options;
  // As it is loaded, the package reads the environment and the event's file and makes proxy agents, which nobody uses here.
  const { GitHub: ActionsOctokit } = await import('@actions/github/lib/utils');
  const isShort = (seconds: number, _: unknown, __: unknown, retries: number) =>
    seconds <= longestWaitSeconds && retries < mostRetries;
  const silent = () => undefined;
  const client = new (ActionsOctokit.plugin(retry, throttling))({
    auth: token,
    baseUrl: withoutTrailing(apiUrl, '/'),
    userAgent: 'deep-review',
    log: { debug: silent, info: silent, warn: silent, error: silent },
    request: { fetch: wholeAnswer(attemptMs) },
    retry: { retries: mostRetries, retryAfterBaseValue: secondMs },
    throttle: {
      id: apiUrl,
      retryAfterBaseValue: secondMs,
      write: oneAtATime(secondMs),
      notifications: oneAtATime(3 * secondMs),
      onRateLimit: isShort,
      onSecondaryRateLimit: isShort,
    },
  });
  client.hook.before('request', (options) => {
    options.headers['x-github-api-version'] = '2022-11-28';
  });
  client.hook.after('request', ({ status, data }) => {
    // A proxy's page would be read as a pull request without a state, or as a list without our comment.
    if (status !== 204 && (typeof data !== 'object' || data === null))
      throw new UserError(
        `${apiUrl} answers without JSON.`,
        'Look at what stands between the runner and GitHub: this is the page of a proxy or of a sign-in.',
      );
  });
  client.hook.error('request', (error) => {
    throw clarify(error);
  });
  return { client, serverUrl, owner, repo };
}

/** GitHub asks for a second between writes; octokit allows itself three between those that notify people. */
function oneAtATime(minTime: number): Bottleneck.Group {
  return new Bottleneck.Group({ maxConcurrent: 1, minTime });
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
