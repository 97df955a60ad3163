import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { noPeople, repository, reviewers } from './support/shares.ts';
import { startTestBed } from './support/test-bed.ts';

/** Serves an API below the paths of GitHub Enterprise Server, and nothing at those of github.com. */
async function startFront(api: string) {
  const strange: string[] = [];
  const server = createServer((asked, answer) => {
    const [, rest = asked.url === '/api/graphql' ? '/graphql' : null] =
      /^\/api\/v3(\/(?!graphql).*)$/.exec(asked.url ?? '') ?? [];
    if (rest === null) {
      strange.push(asked.url ?? '');
      answer.writeHead(404).end();
      return;
    }
    const { hostname: host, port } = new URL(api);
    const onward = request({ host, port, path: rest, method: asked.method, headers: asked.headers });
    onward.on('response', (found) => {
      answer.writeHead(found.statusCode ?? 502, found.headers);
      found.pipe(answer);
    });
    asked.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () => new Promise<void>((resolve) => void server.close(() => resolve()).closeAllConnections());
  return { url, strange, [Symbol.asyncDispose]: close };
}

it('a run goes by the paths of an Enterprise Server, where GraphQL is no part of the REST API', async () => {
  await using bed = await startTestBed({ repository, script: reviewers([noPeople]) });
  await using front = await startFront(bed.github.url);
  using step = await bed.review({ apiUrl: `${front.url}/api/v3`, inputs: { 'inline-comments': 'true' } });
  expect(step.outputs, step.printed).toMatchObject({ outcome: 'blocking' });
  expect(front.strange).toEqual([]);
  expect(bed.statuses()).toEqual(['pending', 'failure']);
  expect(bed.github.state.comments).toHaveLength(1);
  expect(bed.github.violations).toEqual([]);
});
