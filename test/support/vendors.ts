import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { anthropicWire } from './vendors/anthropic.ts';
import { compatibleWire } from './vendors/compatible.ts';
import { googleWire } from './vendors/google.ts';
import { openaiWire } from './vendors/openai.ts';
import type {
  Json,
  Script,
  ScriptedAnswer,
  ScriptedRequest,
  VendorName,
  WireEvent,
  WireProtocol,
} from './vendors/script.ts';

export type { Script, ScriptedAnswer, ScriptedRequest, VendorName } from './vendors/script.ts';

const wires: Readonly<Record<VendorName, WireProtocol>> = {
  anthropic: anthropicWire,
  openai: openaiWire,
  google: googleWire,
  compatible: compatibleWire,
};
/** What an SDK puts behind its base URL. */
const basePaths: Readonly<Record<VendorName, string>> = { anthropic: '', openai: '/v1', google: '', compatible: '/v1' };

export interface RecordedRequest {
  readonly vendor: VendorName;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Json;
}

export interface LoopbackVendors extends AsyncDisposable {
  /** The base URL to give to a vendor's SDK. */
  url(vendor: VendorName): string;
  readonly requests: readonly RecordedRequest[];
  /** Requests that a real vendor would have refused, in its words. */
  readonly refusals: readonly string[];
}

/**
 * All four vendors on 127.0.0.1, each speaking its own wire protocol. What they answer is written by hand in the
 * script; no model is behind it.
 */
export async function startVendors(script: Script): Promise<LoopbackVendors> {
  const requests: RecordedRequest[] = [];
  const refusals: string[] = [];
  const server = createServer(async (request, response) => {
    const path = request.url ?? '/';
    const vendor = (Object.keys(wires) as VendorName[]).find((name) => wires[name].owns(path.split('?')[0] ?? ''));
    if (vendor === undefined) {
      response.writeHead(404).end('{}');
      return;
    }
    const wire = wires[vendor];
    const body: Json = JSON.parse(await readBody(request));
    requests.push({ vendor, path, headers: request.headers, body });
    const refusal = wire.refusal(body);
    if (refusal !== null) {
      refusals.push(`${vendor}: ${refusal}`);
      refuse(response, wire, { status: 400, code: 'invalid_request_error', echo: refusal });
      return;
    }
    const scripted: ScriptedRequest = { vendor, body, ...wire.read(body, path) };
    const key = request.headers['x-api-key'] ?? request.headers['x-goog-api-key'] ?? request.headers.authorization;
    await respond(response, { wire, scripted, answer: await script(scripted), key: String(key) });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: (vendor) => `http://127.0.0.1:${port}${basePaths[vendor]}`,
    requests,
    refusals,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

interface Reply {
  readonly wire: WireProtocol;
  readonly scripted: ScriptedRequest;
  readonly answer: ScriptedAnswer;
  /** The credential as it arrived: a careless server echoes it in its errors. */
  readonly key: string;
}

function refuse(
  response: ServerResponse,
  wire: WireProtocol,
  error: { status: number; code: string; echo: string; headers?: Record<string, string> },
): void {
  response.writeHead(error.status, { 'content-type': 'application/json', ...error.headers });
  response.end(JSON.stringify(wire.error(error.status, error.code, error.echo)));
}

function sse({ event, data, raw }: WireEvent): string {
  return `${event === null ? '' : `event: ${event}\n`}data: ${raw ?? JSON.stringify(data)}\n\n`;
}

async function respond(response: ServerResponse, { wire, scripted, answer, key }: Reply): Promise<void> {
  if (!('fault' in answer)) {
    if (answer.delayMs !== undefined) await wait(answer.delayMs);
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    for (const event of wire.events(answer, scripted)) response.write(sse(event));
    response.end();
    return;
  }
  const start = () => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const [first] = wire.events({ text: 'The beginning of an answer', calls: [] }, scripted);
    if (first !== undefined) response.write(sse(first));
  };
  switch (answer.fault) {
    case 'rate-limit':
      return refuse(response, wire, {
        status: 429,
        code: 'rate_limit_error',
        echo: 'slow down',
        headers: { 'retry-after': String(answer.retryAfterSeconds) },
      });
    case 'server-error':
      return refuse(response, wire, { status: answer.status, code: 'api_error', echo: 'try again' });
    case 'auth':
      return refuse(response, wire, { status: 401, code: 'authentication_error', echo: `bad credential ${key}` });
    case 'not-found':
      return refuse(response, wire, { status: 404, code: 'not_found_error', echo: `no model ${scripted.model}` });
    case 'silent-start':
      return;
    case 'stall':
      return start();
    case 'cut':
      start();
      await wait(20);
      response.destroy();
      return;
    case 'early-end':
      start();
      response.end();
      return;
    case 'malformed-json':
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.end('event: message_start\ndata: {"type": "message_st\n\n');
      return;
  }
}
