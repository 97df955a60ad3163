import { createServer, request } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { expect, it } from 'vitest';
import { repository, reviewers } from './support/shares.ts';
import { startTestBed } from './support/test-bed.ts';

/** A proxy on 127.0.0.1 that notes where it was asked to go, by tunnel or by whole address. */
async function startProxy() {
  const ports = new Set<string>();
  const server = createServer((asked, answer) => {
    const { port, pathname, search } = new URL(asked.url ?? '');
    ports.add(port);
    const onward = request({
      host: '127.0.0.1',
      port,
      path: pathname + search,
      method: asked.method,
      headers: asked.headers,
    });
    onward.on('response', (found) => {
      answer.writeHead(found.statusCode ?? 502, found.headers);
      found.pipe(answer);
    });
    asked.pipe(onward);
  });
  server.on('connect', ({ url = '' }, socket) => {
    const port = url.split(':').at(-1) ?? '';
    ports.add(port);
    const onward = connect(Number(port), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    });
    for (const end of [socket, onward]) end.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () => new Promise<void>((resolve) => void server.close(() => resolve()).closeAllConnections());
  return { url, ports, [Symbol.asyncDispose]: close };
}

const vendors = ['anthropic', 'openai', 'google'] as const;

// Of `HTTP_PROXY` in capitals curl, and so git, takes no notice, for a server may set it by a header; `HTTPS_PROXY` it heeds.
it.each(['http_proxy', 'HTTP_PROXY'])('GitHub and every vendor are reached by way of %s, git too', async (name) => {
  await using proxy = await startProxy();
  await using bed = await startTestBed({ repository, way: 'child', script: reviewers([]) });
  using step = await bed.review({ environment: { [name]: proxy.url, no_proxy: '', NO_PROXY: '' } });
  expect(step.outputs, step.printed).toMatchObject({ outcome: 'clean' });
  const servers = [bed.github.url, ...vendors.map(bed.vendors.url), ...(name === 'http_proxy' ? [bed.git.url] : [])];
  for (const server of servers) expect([...proxy.ports], server).toContain(new URL(server).port);
});

it('what no_proxy names is reached without it', async () => {
  await using proxy = await startProxy();
  await using bed = await startTestBed({ repository, way: 'child', script: reviewers([]) });
  using step = await bed.review({ environment: { http_proxy: proxy.url, no_proxy: '127.0.0.1' } });
  expect(step.outputs, step.printed).toMatchObject({ outcome: 'clean' });
  expect([...proxy.ports]).toEqual([]);
});
