import { GitHub } from '@actions/github/lib/utils';
import type { Access } from '../../../src/github/access.ts';
import { match } from '../github.ts';
import { answerQuery } from './graphql.ts';
import { createRoutes, missing } from './routes.ts';
import type { Answer, GitHubState } from './state.ts';

/**
 * The same GitHub without a server, for properties of thousands of requests: octokit as it is, over a transport that hands
 * each request to the routes. Nothing of it is held against GitHub's description.
 * @param served what each request and each answer waits for: a test says in which order they come through
 */
export function inMemoryAccess(
  state: GitHubState,
  {
    login,
    served = async () => undefined,
  }: { readonly login: string; readonly served?: (what: string) => Promise<unknown> },
): Access {
  const serverUrl = 'https://github.test';
  const routes = Object.entries(createRoutes(state, { login, serverUrl })).map(([route, act]) => {
    const [method = '', path = ''] = route.split(' ');
    return { method, path, act };
  });
  const repositories = new Set([...state.pulls.values()].map(({ owner, repo }) => `${owner}/${repo}`));

  async function answer(method: string, url: URL, body: Record<string, unknown>): Promise<Answer> {
    if (url.pathname === '/graphql') return (await answerQuery(state, { login, serverUrl, repositories }, body)).answer;
    for (const { method: ofRoute, path, act } of routes) {
      const parameters = ofRoute === method ? match(path, url.pathname) : null;
      if (parameters !== null) return act({ parameters, query: url.searchParams, body, origin: url.origin });
    }
    return missing;
  }

  const client = new GitHub({
    baseUrl: 'https://api.github.test',
    request: {
      async fetch(address: string, { method = 'GET', body }: { readonly method?: string; readonly body?: string }) {
        const url = new URL(address);
        await served(`${method} ${url.pathname}`);
        const { status, headers, ...answered } = await answer(method, url, body === undefined ? {} : JSON.parse(body));
        const text = answered.body === undefined ? null : JSON.stringify(answered.body);
        await served(`${method} ${url.pathname} answered`);
        return new Response(text, { status, headers: { 'content-type': 'application/json', ...headers } });
      },
    },
  });
  const [pull] = state.pulls.values();
  return { client, serverUrl, owner: pull?.owner ?? '', repo: pull?.repo ?? '' };
}
