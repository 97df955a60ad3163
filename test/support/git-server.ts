import { execFileSync, spawn } from 'node:child_process';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/** Given a request as `requests` has it, and how many fetches there were with it. */
export type Interceptor = (request: string, fetches: number) => number | null | Promise<number | null>;

export interface GitServer extends AsyncDisposable {
  readonly url: string;
  /** `GET /o/r/info/refs?service=git-upload-pack`, in the order of arrival. */
  readonly requests: readonly string[];
  /** Bytes of all answers' bodies so far. */
  sent(): number;
  /** Serves another folder at a path, until `end` is called. */
  serve(repository: string, folder: string): { end(): void };
  /** Answers from now on as servers did before protocol 2: nobody is asked what it can do. */
  speakAsEver(): void;
  /** Has every further request wait for somebody, who answers it with a status, or lets git do so. */
  intercept(by: Interceptor): void;
}

/** Where git keeps its programs; asked for once. */
let programs: string | undefined;

/**
 * Real smart HTTP on 127.0.0.1: hands every request to `git http-backend`, after Basic auth as `x-access-token`.
 * @param repositories folder of the repository by its path on the server, such as `owner/name`
 */
export async function startGitServer(options: {
  readonly token: string;
  readonly repositories: Readonly<Record<string, string>>;
  /** How many requests are answered with 503 before the server comes to itself. */
  readonly failures?: number;
}): Promise<GitServer> {
  programs ??= execFileSync('git', ['--exec-path'], { encoding: 'utf8' }).trim();
  const backend = join(programs, 'git-http-backend');
  const expected = `basic ${Buffer.from(`x-access-token:${options.token}`).toString('base64')}`;
  const requests: string[] = [];
  const folders = new Map(Object.entries(options.repositories));
  let sent = 0;
  let interceptor: Interceptor = () => null;
  let speaksTwo = true;
  const count = (bytes: number) => {
    sent += bytes;
  };
  const server = createServer(async (request, response) => {
    const line = `${request.method} ${request.url}`;
    requests.push(line);
    const status = await interceptor(line, requests.filter((one) => one.startsWith('POST')).length);
    if (status !== null) {
      response.writeHead(status).end();
      return;
    }
    if (requests.length <= (options.failures ?? 0)) {
      response.writeHead(503).end();
      return;
    }
    if (request.headers.authorization?.replace(/^Basic/, 'basic') !== expected) {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="git"' }).end();
      return;
    }
    const url = new URL(request.url ?? '/', 'http://loopback');
    const [, repository = '', path = ''] = /^\/([^/]+\/[^/]+?)(?:\.git)?(\/.*)$/.exec(url.pathname) ?? [];
    const folder = folders.get(repository);
    if (folder === undefined) response.writeHead(404).end();
    else answer({ request, response, backend, folder, path, query: url.search.slice(1), count, speaksTwo });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    sent: () => sent,
    speakAsEver() {
      speaksTwo = false;
    },
    intercept(by) {
      interceptor = by;
    },
    serve(repository, folder) {
      const before = folders.get(repository);
      folders.set(repository, folder);
      return { end: () => void (before === undefined ? folders.delete(repository) : folders.set(repository, before)) };
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly backend: string;
  readonly folder: string;
  readonly path: string;
  readonly query: string;
  readonly count: (bytes: number) => void;
  readonly speaksTwo: boolean;
}

function answer({ request, response, backend, folder, path, query, count, speaksTwo }: Exchange): void {
  const child = spawn(backend, [], {
    env: {
      PATH: process.env['PATH'] ?? '',
      GIT_PROJECT_ROOT: folder,
      GIT_HTTP_EXPORT_ALL: '1',
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'safe.directory',
      GIT_CONFIG_VALUE_0: '*',
      PATH_INFO: path,
      QUERY_STRING: query,
      REQUEST_METHOD: request.method ?? 'GET',
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
      GIT_PROTOCOL: speaksTwo ? String(request.headers['git-protocol'] ?? '') : '',
      REMOTE_USER: 'x-access-token',
      REMOTE_ADDR: '127.0.0.1',
    },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  request.pipe(child.stdin);
  child.stdin.on('error', () => undefined);
  child.on('error', () => response.destroy());
  let head = Buffer.alloc(0);
  let isBody = false;
  child.stdout.on('data', (chunk: Buffer) => {
    if (isBody) {
      count(chunk.length);
      response.write(chunk);
      return;
    }
    head = Buffer.concat([head, chunk]);
    const end = head.indexOf('\r\n\r\n');
    if (end < 0) return;
    isBody = true;
    const headers = head.subarray(0, end).toString('latin1').split('\r\n');
    let status = 200;
    for (const header of headers) {
      const [name = '', ...value] = header.split(':');
      if (name.toLowerCase() === 'status') status = Number.parseInt(value.join(':'), 10);
      else response.setHeader(name, value.join(':').trim());
    }
    response.writeHead(status);
    count(head.length - end - 4);
    response.write(head.subarray(end + 4));
  });
  child.stdout.on('end', () => response.end());
}
