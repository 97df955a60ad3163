import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../../src/lib/clock.ts';
import type {
  Json,
  LoopbackVendor,
  ScriptedAnswer,
  ScriptedRequest,
  VendorName,
} from '../../test/support/vendors/script.ts';

/** An answer as it goes over the wire, or a turn that the vendor would write. */
export type WireAnswer =
  | { readonly status: number; readonly headers: Record<string, string>; readonly body: unknown }
  | {
      readonly status: number;
      readonly headers: Record<string, string>;
      readonly chunks: readonly unknown[];
      /** Milliseconds after which the chunks come again, for ever; null: once. */
      readonly everyMs: number | null;
    }
  | { readonly turn: ScriptedAnswer; readonly stopReason?: string };

/** One entry of a script: how long it answers, and which requests. */
export interface Scene {
  readonly answer: (request: ScriptedRequest) => WireAnswer;
  readonly times: number | 'always' | { readonly seconds: number };
  /** A key that a request must carry in its body; null: any request. */
  readonly when: string | null;
}

export interface SceneServer extends AsyncDisposable {
  readonly baseUrl: string;
  readonly bodies: readonly Json[];
}

/** A vendor on loopback that answers scene by scene, in raw bytes, and with the last answer ever after. */
export async function startScenes(
  vendor: { readonly name: VendorName; readonly loopback: LoopbackVendor },
  scenes: readonly Scene[],
  last: Scene['answer'],
  clock: Pick<Clock, 'now'>,
): Promise<SceneServer> {
  const { wire } = vendor.loopback;
  const bodies: Json[] = [];
  const next = sceneReader(scenes, clock);
  const server = createServer(async (request, response) => {
    response.on('error', () => undefined);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body: Json = JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}');
    bodies.push(body);
    const scripted = { vendor: vendor.name, body, ...wire.read(body, request.url ?? '') };
    const answer = (next(body) ?? last)(scripted);
    await write(response, answer, { wire, scripted });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}${vendor.loopback.basePath}`,
    bodies,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Which scene a request meets; null when all are over. */
function sceneReader(scenes: readonly Scene[], clock: Pick<Clock, 'now'>): (body: Json) => Scene['answer'] | null {
  let at = 0;
  let served = 0;
  let since: number | null = null;
  const advance = () => {
    at += 1;
    served = 0;
    since = null;
  };
  return (body) => {
    for (let scene = scenes[at]; scene !== undefined; scene = scenes[at]) {
      const { times, when, answer } = scene;
      if (when !== null) return Object.hasOwn(body, when) ? answer : null;
      since ??= clock.now();
      const isOver =
        times === 'always'
          ? false
          : typeof times === 'number'
            ? served >= times
            : clock.now() - since >= times.seconds * 1000;
      if (!isOver) {
        served += 1;
        return answer;
      }
      advance();
    }
    return null;
  };
}

async function write(
  response: ServerResponse,
  answer: WireAnswer,
  { wire, scripted }: { readonly wire: LoopbackVendor['wire']; readonly scripted: ScriptedRequest },
): Promise<void> {
  if ('turn' in answer) {
    if ('fault' in answer.turn) throw new Error('a fault is no turn');
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    for (const { event, data, raw } of wire.events(answer.turn, scripted)) {
      const json = raw ?? JSON.stringify(data);
      const text =
        answer.stopReason === undefined
          ? json
          : json.replace(/"stop_reason":"\w+"/, `"stop_reason":"${answer.stopReason}"`);
      response.write(`${event === null ? '' : `event: ${event}\n`}data: ${text}\n\n`);
    }
    response.end();
    return;
  }
  response.writeHead(answer.status, answer.headers);
  if ('body' in answer) {
    response.end(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body));
    return;
  }
  const sse = answer.chunks.map((chunk) => (typeof chunk === 'string' ? chunk : `data: ${JSON.stringify(chunk)}\n\n`));
  do {
    for (const text of sse) response.write(text);
    if (answer.everyMs !== null) await pause(answer.everyMs);
  } while (answer.everyMs !== null && !response.destroyed);
  response.end();
}
