import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { anthropic } from './vendors/anthropic.ts';
import { compatible } from './vendors/compatible.ts';
import { google } from './vendors/google.ts';
import { type ModelsScript, modelOf, tellModels } from './vendors/models.ts';
import { openai } from './vendors/openai.ts';
import { refuse, respond } from './vendors/reply.ts';
import type { Json, LoopbackVendor, Script, ScriptedRequest, VendorName } from './vendors/script.ts';

export type { Script, ScriptedAnswer, ScriptedCall, ScriptedRequest, VendorName } from './vendors/script.ts';

/** One file of vendors/ for each vendor of src/providers/. */
const loopbacks: Readonly<Record<VendorName, LoopbackVendor>> = { anthropic, openai, google, compatible };

/** @throws in words that say what to add, for a vendor that is only in src/providers/ */
export function loopbackOf(name: VendorName): LoopbackVendor {
  if (Object.hasOwn(loopbacks, name)) return loopbacks[name];
  throw new Error(
    `The vendor ${name} of src/providers/ speaks with nobody in the tests. Write test/support/vendors/${name}.ts, a LoopbackVendor with its wire protocol and what the contract tests expect of its requests, and add it to \`loopbacks\` in test/support/vendors.ts. A vendor that speaks the protocol of another one takes that one's \`wire\`.`,
  );
}

export interface RecordedRequest {
  readonly vendor: VendorName;
  /** As the real vendor would see it. */
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Json;
}

export interface LoopbackVendors extends AsyncDisposable {
  /** The base URL to give to a vendor's SDK. */
  url(vendor: VendorName): string;
  /** For a turn, or for what no vendor has. */
  readonly requests: readonly RecordedRequest[];
  /** For models, which nobody is charged for; each as `vendor id`, with `*` for a list. */
  readonly asked: readonly string[];
  /** Requests that a real vendor would have refused, in its words. */
  readonly refusals: readonly string[];
}

/**
 * All vendors on 127.0.0.1, each below a path of its own and speaking its own wire protocol. What they answer is
 * written by hand in the script; no model is behind it.
 * @param models what they say of their models; by default that they know no such path, as a gateway may
 */
export async function startVendors(script: Script, models: ModelsScript = {}): Promise<LoopbackVendors> {
  const asked: string[] = [];
  const requests: RecordedRequest[] = [];
  const refusals: string[] = [];
  const server = createServer(async (request, response) => {
    // A client may leave in the middle of anything.
    response.on('error', () => undefined);
    const { vendor = '', path = '' } = /^\/(?<vendor>[a-z]+)(?<path>\/.*)$/.exec(request.url ?? '')?.groups ?? {};
    if (!isVendorName(vendor)) {
      response.writeHead(404).end('{}');
      return;
    }
    const { wire } = loopbacks[vendor];
    const id = request.method === 'GET' ? modelOf(path) : undefined;
    if (id !== undefined) {
      asked.push(`${vendor} ${id ?? '*'}`);
      tellModels(response, { vendor, wire, id }, models[vendor]);
      return;
    }
    const sent = await readBody(request).catch(() => null);
    if (sent === null) return;
    const body: Json = sent === '' ? {} : JSON.parse(sent);
    requests.push({ vendor, path, headers: request.headers, body });
    if (!wire.owns(path.split('?')[0] ?? '')) {
      refuse(response, wire, { status: 404, code: 'not_found_error', echo: `no path ${path}` });
      return;
    }
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
    url: (vendor) => `http://127.0.0.1:${port}/${vendor}${loopbackOf(vendor).basePath}`,
    requests,
    asked,
    refusals,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function isVendorName(name: string): name is VendorName {
  return Object.hasOwn(loopbacks, name);
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
