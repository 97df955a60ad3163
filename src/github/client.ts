import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import { type Clock, type Deadline, systemClock, within } from '../lib/clock.ts';
import type { RunStamp } from '../lib/marker.ts';
import { UserError } from '../lib/user-error.ts';
import { withoutTrailing } from '../lib/without-trailing.ts';
import type { Access } from './access.ts';
import { afterFailure } from './after-failure.ts';
import { readBranchFile } from './branch-file.ts';
import { readGroup } from './commits/merge-group.ts';
import { readPullsWithHead } from './commits/open-pulls.ts';
import { readRange } from './commits/range.ts';
import { conversation } from './conversation.ts';
import { clarify } from './failure.ts';
import type { GitHub } from './github.ts';
import { postInlineComments } from './lines/inline-comments.ts';
import { markComments } from './lines/mark-comments.ts';
import { type Discussions, noDiscussions, readOwnThreads, readUnresolvedThreads } from './lines/threads.ts';
import { type Pacing, pacingOf, unpaced } from './pacing.ts';
import { readHead, readProtected, readPullRequest } from './pull-request.ts';
import { commitStatus, hadStatus, lastStatus } from './status.ts';
import { stickyComment } from './sticky-comment.ts';

const longestWaitSeconds = 120;
const mostRetries = 3;
/** Where there is a deadline, the pause before a fourth attempt is too long. */
const mostHastyRetries = 2;
const tooLate = 'GitHub did not answer in time';

export interface GitHubOptions {
  readonly token: string;
  readonly apiUrl: string;
  /** Address of the server that people visit, without a slash at the end. */
  readonly serverUrl: string;
  readonly owner: string;
  readonly repo: string;
  /** What the comment's author is known by: another run may write there as well. */
  readonly run: Omit<RunStamp, 'headSha'>;
  /** Limit of one attempt, until the last byte; 30 seconds unless given. */
  readonly attemptMs?: number;
  /** How long a second of waiting is, in milliseconds: between writes, between attempts, until a rate limit ends. */
  readonly secondMs?: number;
  /** That of the deadlines. */
  readonly clock?: Pick<Clock, 'now' | 'deadline'>;
}

/**
 * Talks to GitHub's API. Network failures and answers of 5xx are tried four times. A rate limit that lasts longer than
 * two minutes is a UserError, not a wait. With a deadline, what does not come before it fails then, and nothing is sent
 * after it; what is tried again is tried three times.
 */
export function createGitHub(options: GitHubOptions): GitHub {
  const { clock = systemClock } = options;
  const connect = connector({ ...options, clock });
  async function inTime<Value>(
    deadline: Deadline | undefined,
    act: (access: Access) => Promise<Value>,
  ): Promise<Value> {
    return within(deadline ?? null, tooLate, connect(deadline ?? null).then(act));
  }
  const discussions = new Map<number, Discussions>();
  function knownOf(number: number): Discussions {
    const known = discussions.get(number) ?? noDiscussions();
    discussions.set(number, known);
    return known;
  }
  return {
    readPullRequest: (number) => inTime(undefined, (access) => readPullRequest(access, number)),
    readHead: (number, deadline) => inTime(deadline, (access) => readHead(access, number)),
    readPullsWithHead: (headSha, deadline) => inTime(deadline, (access) => readPullsWithHead(access, headSha)),
    readRange: (names) => inTime(undefined, (access) => readRange(access, names)),
    readGroup: (group) => inTime(undefined, (access) => readGroup(access, group)),
    readProtected: (branch) => inTime(undefined, (access) => readProtected(access, branch)),
    readBranchFile: (branch, path) => inTime(undefined, (access) => readBranchFile(access, branch, path)),
    comment: (number, { name, headSha, merging, began = null }) => {
      const stamp = { ...options.run, ...(began === null ? {} : { startedAt: began }), headSha };
      return stickyComment({ inTime, clock, number, name, merging, stamp, hasBegun: began !== null });
    },
    conversation: (number) => conversation(number, inTime),
    postInlineComments: (number, batch, deadline) =>
      inTime(deadline, (access) => postInlineComments(access, { number, ...batch }, knownOf(number))),
    markComments: (number, fates, deadline) =>
      inTime(deadline, async (access) => {
        const known = knownOf(number);
        if (!known.isWhole) await readOwnThreads(access, number, known);
        return markComments(access, { fates, own: known.own, until: { deadline, now: clock.now } });
      }),
    readUnresolvedThreads: (number, deadline) =>
      inTime(deadline, (access) => {
        const known = noDiscussions();
        discussions.set(number, known);
        return readUnresolvedThreads(access, number, known);
      }),
    hadStatus: (number, { deadline, ...of }) => inTime(deadline, (access) => hadStatus(access, { number, ...of })),
    lastStatus: (sha, context, deadline) => inTime(deadline, (access) => lastStatus(access, { sha, context })),
    status: (sha, context) => commitStatus({ inTime, clock, sha, context }),
  };
}

type Connecting = GitHubOptions & { readonly clock: Pick<Clock, 'now' | 'deadline'> };

/** Makes clients whose writes stand in one queue: one for all requests without a deadline, and one for each deadline. */
function connector(options: Connecting): (deadline: Deadline | null) => Promise<Access> {
  const pacing = pacingOf(options.secondMs ?? 1_000);
  let patient: Promise<Access> | null = null;
  return (deadline) => {
    if (deadline !== null) return connectUntil(deadline, options, pacing);
    patient ??= connectUntil(null, options, pacing);
    return patient;
  };
}

async function connectUntil(deadline: Deadline | null, options: Connecting, { turn, atOnce }: Pacing): Promise<Access> {
  const { token, apiUrl, serverUrl, owner, repo, attemptMs = 30_000, secondMs = 1_000, clock } = options;
  // As it is loaded, the package reads the environment and the event's file and makes proxy agents, which nobody uses here.
  const { GitHub: ActionsOctokit } = await import('@actions/github/lib/utils');
  const isShort = (seconds: number, _: unknown, __: unknown, retries: number) =>
    deadline === null
      ? seconds <= longestWaitSeconds && retries < mostRetries
      : seconds * secondMs < deadline.at - clock.now();
  const silent = () => undefined;
  const queue = unpaced();
  const client = new (ActionsOctokit.plugin(afterFailure(retry), afterFailure(throttling)))({
    auth: token,
    baseUrl: withoutTrailing(apiUrl, '/'),
    userAgent: 'deep-review',
    log: { debug: silent, info: silent, warn: silent, error: silent },
    request: { fetch: wholeAnswer(attemptMs, deadline, atOnce) },
    retry: { retries: deadline === null ? mostRetries : mostHastyRetries, retryAfterBaseValue: secondMs },
    throttle: {
      id: apiUrl,
      retryAfterBaseValue: secondMs,
      // The plugin would make reads over GraphQL wait with the writes; writes are paced below.
      ...{ global: queue, search: queue, write: queue, notifications: queue },
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
  client.hook.wrap('request', async (request, options) => {
    const isQuery = options.url.endsWith('/graphql') && !String(options['query']).startsWith('mutation');
    const isRead = options.method === 'GET' || isQuery;
    if (!isRead) await turn();
    return request(options);
  });
  return { client, serverUrl, owner, repo };
}

/** A fetch that fails when the body breaks off: octokit would take the broken text for the answer. */
function wholeAnswer(attemptMs: number, deadline: Deadline | null, atOnce: Pacing['atOnce']): typeof fetch {
  const send: typeof fetch = async (input, init) => {
    const attempt = AbortSignal.timeout(attemptMs);
    const signal = deadline === null ? attempt : AbortSignal.any([attempt, deadline]);
    const response = await fetch(input, { ...init, signal });
    const bytes = await response.arrayBuffer();
    const { status, statusText, headers } = response;
    return new Response(bytes.byteLength === 0 ? null : bytes, { status, statusText, headers });
  };
  const { signal } = new AbortController();
  return (input, init) => atOnce(() => send(input, init), deadline ?? signal);
}
