import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { violationsOf } from '../../test/support/github/contract.ts';

const path = '/repos/{owner}/{repo}/rulesets';

/** What GitHub's description of its API has against a ruleset, as a body that makes one. */
export function rulesetProblems(body: unknown): string[] {
  const answerBody = { id: 1, name: 'deep-review', source: 'acme/shares', enforcement: 'active' };
  return violationsOf({ method: 'POST', path, query: {}, requestBody: body, status: 201, answerBody });
}

export interface RulesetServer extends AsyncDisposable {
  /** With it, the GitHub CLI speaks with this server and no other. */
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * A GitHub that makes rulesets and does nothing else, on 127.0.0.1. It refuses what GitHub's description of its API does
 * not know, so a command that ends well was right.
 */
export async function startRulesetServer(): Promise<RulesetServer> {
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request.setEncoding('utf8')) text += chunk;
    const { pathname } = new URL(request.url ?? '/', 'http://api.github.localhost');
    const isKnown = request.method === 'POST' && /^\/repos\/[\w.-]+\/[\w.-]+\/rulesets$/.test(pathname);
    const problems = isKnown ? rulesetProblems(readJson(text)) : [`${request.method} ${pathname} is not known here`];
    const answer = problems.length === 0 ? { ...JSON.parse(text), id: 1 } : { message: problems.join('; ') };
    response.writeHead(problems.length === 0 ? 201 : 422, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    environment: {
      // The CLI knows this host as one without encryption; it reaches it through a proxy, which is this server.
      GH_HOST: 'github.localhost',
      GH_REPO: 'github.localhost/acme/shares',
      GH_TOKEN: 'token-of-nobody',
      GH_PROMPT_DISABLED: '1',
      http_proxy: `http://127.0.0.1:${port}`,
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
