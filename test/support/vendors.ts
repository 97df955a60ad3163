import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { anthropicWire } from './vendors/anthropic.ts';
import { compatibleWire } from './vendors/compatible.ts';
import { googleWire } from './vendors/google.ts';
import { openaiWire } from './vendors/openai.ts';
import { refuse, respond } from './vendors/reply.ts';
import type { Json, Script, ScriptedRequest, VendorName, WireProtocol } from './vendors/script.ts';

export type { Script, ScriptedAnswer, ScriptedCall, ScriptedRequest, VendorName } from './vendors/script.ts';

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
    // A client may leave in the middle of anything.
    response.on('error', () => undefined);
    const path = request.url ?? '/';
    const vendor = (Object.keys(wires) as VendorName[]).find((name) => wires[name].owns(path.split('?')[0] ?? ''));
    if (vendor === undefined) {
      response.writeHead(404).end('{}');
      return;
    }
    const wire = wires[vendor];
    const sent = await readBody(request).catch(() => null);
    if (sent === null) return;
    const body: Json = JSON.parse(sent);
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
