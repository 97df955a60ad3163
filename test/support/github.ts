import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { violationsOf } from './github/contract.ts';
import { type PullScript, restPull, user } from './github/payloads.ts';

type Json = Record<string, unknown>;

export interface StoredComment {
  readonly id: number;
  readonly author: string;
  body: string;
}

export interface StoredStatus {
  readonly sha: string;
  readonly state: string;
  readonly context: string;
  readonly description: string;
}

/** An answer that GitHub gives instead of the real one. */
export interface Fault {
  readonly status: number;
  readonly message: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface LoopbackGitHub extends AsyncDisposable {
  readonly url: string;
  readonly state: {
    readonly pulls: Map<number, PullScript>;
    comments: StoredComment[];
    readonly statuses: StoredStatus[];
    /** Given to the next requests, one each. */
    readonly faults: Fault[];
    permissions: { comments: boolean; statuses: boolean };
  };
  /** `GET /repos/o/r/pulls/7`, in the order of arrival. */
  readonly requests: string[];
  /** Everything that GitHub's description has against a request or an answer. */
  readonly violations: string[];
}

interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Call {
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Json;
}

const longestBody = 65_536;
const denied: Answer = { status: 403, body: { message: 'Resource not accessible by integration' } };
const missing: Answer = { status: 404, body: { message: 'Not Found' } };

/**
 * A GitHub with a memory, on 127.0.0.1: the calls that the action makes, with paging, limits and permissions. Every
 * request and every answer is held against GitHub's own description.
 */
export async function startGitHub(options: {
  readonly token: string;
  /** Who the token acts as. */
  readonly login: string;
  readonly serverUrl: string;
  readonly pulls: readonly PullScript[];
}): Promise<LoopbackGitHub> {
  const state: LoopbackGitHub['state'] = {
    pulls: new Map(options.pulls.map((pull) => [pull.number, pull])),
    comments: [],
    statuses: [],
    faults: [],
    permissions: { comments: true, statuses: true },
  };
  const requests: string[] = [];
  const violations: string[] = [];
  const routes = createRoutes(state, options);
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', origin());
    requests.push(`${request.method} ${url.pathname}`);
    const text = await readBody(request);
    const body = text === '' ? undefined : JSON.parse(text);
    const answer = respond(request, url, body);
    response.writeHead(answer.status, {
      'content-type': 'application/json',
      'x-ratelimit-limit': '1000',
      'x-ratelimit-remaining': '990',
      'x-ratelimit-reset': String(Math.floor(Date.now() / 1000) + 3600),
      ...answer.headers,
    });
    response.end(answer.body === undefined ? undefined : JSON.stringify(answer.body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  function respond(request: IncomingMessage, url: URL, body: Json | undefined): Answer {
    const fault = state.faults.shift();
    if (fault !== undefined)
      return {
        status: fault.status,
        body: { message: fault.message },
        ...(fault.headers && { headers: fault.headers }),
      };
    if (
      !/^(token|bearer) /i.test(request.headers.authorization ?? '') ||
      !request.headers.authorization?.endsWith(` ${options.token}`)
    )
      return { status: 401, body: { message: 'Bad credentials' } };
    if (url.pathname === '/graphql') return graphql(state, options.login, body ?? {});
    for (const [route, act] of Object.entries(routes)) {
      const [method = '', path = ''] = route.split(' ');
      const parameters = match(path, url.pathname);
      if (method !== request.method || parameters === null) continue;
      const answer = act({ parameters, query: url.searchParams, body: body ?? {} }, origin());
      const found = violationsOf({ method, path, requestBody: body, status: answer.status, answerBody: answer.body });
      violations.push(...found);
      return found.length === 0 ? answer : { status: 400, body: { message: found.join('; ') } };
    }
    violations.push(`${request.method} ${url.pathname}: no such operation here`);
    return missing;
  }

  return {
    url: origin(),
    state,
    requests,
    violations,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function match(path: string, pathname: string): Record<string, string> | null {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const found = new RegExp(`^${path.replaceAll(/\{\w+\}/g, '([^/]+)')}$`).exec(pathname);
  return found === null
    ? null
    : Object.fromEntries(names.map((name, at) => [name, decodeURIComponent(found[at + 1] ?? '')]));
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function graphql({ comments }: LoopbackGitHub['state'], login: string, body: Json): Answer {
  const ids = (body['variables'] as { ids?: string[] } | undefined)?.ids ?? [];
  const nodes = ids.map((id) => {
    const comment = comments.find((candidate) => nodeId(candidate.id) === id);
    return comment === undefined ? null : { id, viewerDidAuthor: comment.author === login };
  });
  return { status: 200, body: { data: { nodes } } };
}

function nodeId(id: number): string {
  return `IC_${id}`;
}

type Route = (call: Call, origin: string) => Answer;

function createRoutes(
  state: LoopbackGitHub['state'],
  { login, serverUrl }: { login: string; serverUrl: string },
): Record<string, Route> {
  const time = '2026-01-05T09:00:00Z';
  const comment = ({ id, author, body }: StoredComment, origin: string) => ({
    id,
    node_id: nodeId(id),
    url: `${origin}/comments/${id}`,
    html_url: `${serverUrl}/comment-${id}`,
    issue_url: `${origin}/issues/7`,
    body,
    user: user(author, author.endsWith('[bot]') ? 'Bot' : 'User'),
    created_at: time,
    updated_at: time,
    author_association: 'NONE',
  });
  const tooLong = (body: string): Answer | null =>
    [...body].length <= longestBody
      ? null
      : { status: 422, body: { message: `Body is too long (maximum is ${longestBody} characters)` } };
  const pullOf = ({ parameters }: Call) =>
    state.pulls.get(Number(parameters['pull_number'] ?? parameters['issue_number']));
  return {
    'GET /repos/{owner}/{repo}/pulls/{pull_number}': (call) => {
      const pull = pullOf(call);
      return pull === undefined ? missing : { status: 200, body: restPull(pull, serverUrl) };
    },
    'GET /repos/{owner}/{repo}/compare/{basehead}': ({ parameters }, origin) => {
      const [, head] = (parameters['basehead'] ?? '').split('...');
      const pull = [...state.pulls.values()].find(({ headSha }) => headSha === head);
      return pull === undefined ? missing : { status: 200, body: comparison(pull, origin) };
    },
    'GET /repos/{owner}/{repo}/issues/{issue_number}/comments': ({ parameters, query }, origin) => {
      const size = Number(query.get('per_page') ?? 30);
      const page = Number(query.get('page') ?? 1);
      const items = state.comments.slice((page - 1) * size, page * size);
      const path = `/repos/${parameters['owner']}/${parameters['repo']}/issues/${parameters['issue_number']}/comments`;
      const link = `<${origin}${path}?per_page=${size}&page=${page + 1}>; rel="next"`;
      const isLast = page * size >= state.comments.length;
      return {
        status: 200,
        body: items.map((item) => comment(item, origin)),
        ...(isLast ? {} : { headers: { link } }),
      };
    },
    'POST /repos/{owner}/{repo}/issues/{issue_number}/comments': ({ body }, origin) => {
      if (!state.permissions.comments) return denied;
      const text = String(body['body']);
      const refused = tooLong(text);
      if (refused !== null) return refused;
      const made = { id: Math.max(0, ...state.comments.map(({ id }) => id)) + 1, author: login, body: text };
      state.comments.push(made);
      return { status: 201, body: comment(made, origin) };
    },
    'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}': ({ parameters, body }, origin) => {
      if (!state.permissions.comments) return denied;
      const found = state.comments.find(({ id }) => String(id) === parameters['comment_id']);
      if (found === undefined) return missing;
      const refused = tooLong(String(body['body']));
      if (refused !== null) return refused;
      found.body = String(body['body']);
      return { status: 200, body: comment(found, origin) };
    },
    'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}': ({ parameters }) => {
      state.comments = state.comments.filter(({ id }) => String(id) !== parameters['comment_id']);
      return { status: 204 };
    },
    'POST /repos/{owner}/{repo}/statuses/{sha}': ({ parameters, body }, origin) => {
      if (!state.permissions.statuses) return denied;
      const description = String(body['description'] ?? '');
      if ([...description].length > 140)
        return {
          status: 422,
          body: { message: 'Validation Failed: description is too long (maximum is 140 characters)' },
        };
      const made = {
        sha: parameters['sha'] ?? '',
        state: String(body['state']),
        context: String(body['context']),
        description,
      };
      state.statuses.push(made);
      return {
        status: 201,
        body: {
          ...made,
          sha: undefined,
          url: `${origin}/statuses/${made.sha}`,
          avatar_url: null,
          id: state.statuses.length,
          node_id: `SC_${state.statuses.length}`,
          target_url: body['target_url'] ?? null,
          created_at: time,
          updated_at: time,
          creator: user(login),
        },
      };
    },
  };
}

function comparison(pull: PullScript, origin: string): Json {
  const identity = { name: 'Ana', email: 'ana@example.org', date: '2026-01-05T09:00:00Z' };
  const commit = (sha: string) => ({
    url: `${origin}/commits/${sha}`,
    sha,
    node_id: `C_${sha}`,
    html_url: `${origin}/commit/${sha}`,
    comments_url: `${origin}/commits/${sha}/comments`,
    commit: {
      url: `${origin}/git/commits/${sha}`,
      author: identity,
      committer: identity,
      message: 'A commit',
      comment_count: 0,
      tree: { sha, url: `${origin}/git/trees/${sha}` },
    },
    author: user('ana'),
    committer: user('ana'),
    parents: [],
  });
  const url = `${origin}/compare/${pull.baseSha}...${pull.headSha}`;
  return {
    url,
    html_url: url,
    permalink_url: url,
    diff_url: `${url}.diff`,
    patch_url: `${url}.patch`,
    base_commit: commit(pull.baseSha),
    merge_base_commit: commit(pull.mergeBase),
    status: pull.mergeBase === pull.baseSha ? 'ahead' : 'diverged',
    ahead_by: pull.commits,
    behind_by: pull.mergeBase === pull.baseSha ? 0 : 1,
    total_commits: pull.commits,
    commits: [],
  };
}
