import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { ScriptedAnswer, ScriptedRequest, WireEvent, WireProtocol } from './script.ts';

export interface Reply {
  readonly wire: WireProtocol;
  readonly scripted: ScriptedRequest;
  readonly answer: ScriptedAnswer;
  /** The credential as it arrived: a careless server echoes it in its errors. */
  readonly key: string;
}

/** Answers with an error, as the vendor words it. */
export function refuse(
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

/** Writes what the script says. Settles when the last byte was handed over, or the other side went away. */
export async function respond(response: ServerResponse, { wire, scripted, answer, key }: Reply): Promise<void> {
  if (!('fault' in answer)) {
    const [first, ...rest] = wire.events(answer, scripted).map(sse);
    const begin = () => response.writeHead(200, { 'content-type': 'text/event-stream' }).write(first ?? '');
    if (answer.beginsAfterMs !== undefined) {
      await wait(answer.beginsAfterMs);
      begin();
    }
    if (answer.delayMs !== undefined) await wait(answer.delayMs);
    if (answer.beginsAfterMs === undefined) begin();
    for (const event of rest) response.write(event);
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
        headers: answer.headers ?? { 'retry-after': String(answer.retryAfterSeconds) },
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
    case 'error-event':
      start();
      response.end(sse(wire.errorEvent(answer.code, answer.echo ?? 'it broke')));
      return;
    case 'answer':
      response.writeHead(answer.status, { 'content-type': answer.type ?? 'text/html; charset=utf-8' }).end(answer.body);
      return;
    case 'redirect':
      response.writeHead(307, { location: answer.to }).end();
      return;
    case 'slow-trickle': {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      for (let quiet = 0; quiet < answer.quietMs; quiet += answer.gapMs) {
        response.write(wire.keepAlive);
        await wait(answer.gapMs);
      }
      for (const event of wire.events({ text: answer.text }, scripted)) {
        response.write(sse(event));
        await wait(answer.gapMs);
      }
      response.end();
      return;
    }
    case 'raw': {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      for (const chunk of answer.chunks) {
        if (response.destroyed) return;
        if (!response.write(chunk)) await Promise.race([once(response, 'drain'), once(response, 'close')]);
      }
      response.end();
      return;
    }
    case 'malformed-json':
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.end('event: message_start\ndata: {"type": "message_st\n\n');
      return;
  }
}
