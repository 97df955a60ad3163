import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { violationsOf } from './github/contract.ts';
import { answerQuery } from './github/graphql.ts';
import type { PullScript } from './github/payloads.ts';
import { createRoutes, refusal } from './github/routes.ts';
import { type Answer, emptyState, type GitHubState, takeFault } from './github/state.ts';

type Json = Record<string, unknown>;

export interface LoopbackGitHub extends AsyncDisposable {
  /** The API's address, REST and GraphQL. */
  readonly url: string;
  readonly state: GitHubState;
  /** `GET /repos/o/r/pulls/7`, in the order of arrival. */
  readonly requests: string[];
  /** Everything that GitHub's description has against a request or an answer. */
  readonly violations: string[];
}

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
  const state = emptyState(options.pulls);
  const repositories = new Set(options.pulls.map(({ owner, repo }) => `${owner}/${repo}`));
  const requests: string[] = [];
  const violations: string[] = [];
  const routes = Object.entries(createRoutes(state, options));
  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function serve(request: IncomingMessage, url: URL, body: Json | undefined): Promise<Answer> {
    const [scheme = '', token] = (request.headers.authorization ?? '').split(' ');
    if (!/^(token|bearer)$/i.test(scheme) || token !== options.token) return refusal(401, 'Bad credentials');
    if (request.headers['x-github-api-version'] !== '2022-11-28')
      return refuse([`${request.method} ${url.pathname}: no version of the API`]);
    if (url.pathname === '/graphql') {
      const { answer, violations: found } = await answerQuery(state, { ...options, repositories }, body ?? {});
      return found.length > 0 ? refuse(found) : answer;
    }
    for (const [route, act] of routes) {
      const [method = '', path = ''] = route.split(' ');
      const parameters = match(path, url.pathname);
      if (method !== request.method || parameters === null) continue;
      const isKnown = repositories.has(`${parameters['owner']}/${parameters['repo']}`);
      const call = { parameters, query: url.searchParams, body: body ?? {}, origin: origin() };
      const answer = isKnown ? act(call) : refusal(404, 'Not Found');
      const query = Object.fromEntries(url.searchParams);
      const exchange = { method, path, query, requestBody: body, status: answer.status, answerBody: answer.body };
      const found = violationsOf(exchange);
      return found.length > 0 ? refuse(found) : answer;
    }
    return refuse([`${request.method} ${url.pathname}: no such operation here`]);
  }

  /** 400 is the failure that no client repeats. */
  function refuse(found: readonly string[]): Answer {
    violations.push(...found);
    return refusal(400, found.join('; '));
  }

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', origin());
    requests.push(`${request.method} ${url.pathname}`);
    const text = await readBody(request);
    const fault = takeFault(state, `${request.method} ${url.pathname}`);
    if (fault !== null && typeof fault.status === 'number') {
      const { body } = refusal(fault.status, fault.message);
      return send(response, { status: fault.status, body, headers: fault.headers ?? {} });
    }
    if (fault?.status === 'act') await fault.act();
    const answer = await serve(request, url, text === '' ? undefined : JSON.parse(text));
    if (fault?.status === 'stall') return;
    send(response, answer, fault?.status === 'cut');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
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

function send(response: ServerResponse, { status, body, headers }: Answer, isCut = false): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'x-ratelimit-limit': '1000',
    'x-ratelimit-remaining': '990',
    'x-ratelimit-reset': String(Math.floor(Date.now() / 1000) + 3600),
    ...headers,
  });
  const text = body === undefined ? '' : JSON.stringify(body);
  if (isCut) response.write(text.slice(0, text.length / 2), () => response.destroy());
  else response.end(text);
}

export function match(path: string, pathname: string): Record<string, string> | null {
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
