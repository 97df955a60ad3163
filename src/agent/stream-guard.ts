import { type FailureContext, failureFrom } from './http-failure.ts';
import { type Connection, ProviderError } from './provider.ts';
import { isError, jsonOf, type Refusal, readRefusal, refusalOf } from './refusal.ts';

/** On the wire every token of an answer costs some hundred bytes. */
const mostBytes = 64 * 1024 * 1024;
/** SDKs search a line without an end again for every piece of it. */
const mostLineBytes = 10 * 1024 * 1024;
const newline = 10;
/** Of an answer as it is kept and sent back. */
const mostCharacters = 8 * 1024 * 1024;
/** Of a refusal: what it says stands at its beginning. */
const mostRefusalBytes = 256 * 1024;
/** How many times as long as plain silence a vendor may only say that it is alive. */
const alivePatience = 4;
/** What the end of a stream is known by. */
const tailBytes = 64;

const tooLarge = () => new ProviderError('cut-off', 'one answer was too large', { isTransient: false });

/** What one streamed request is made with. */
export interface StreamGuard {
  /** Aborted when the caller gives up or the stream falls silent. */
  readonly signal: AbortSignal;
  /** Takes the place of the global one: it sees what an SDK hides, such as pings, comments and the body of a refusal. */
  readonly fetch: typeof globalThis.fetch;
  /** The last bytes of what came so far. */
  readonly tail: () => string;
}

/** How one request is guarded. */
export interface GuardOptions extends FailureContext {
  readonly signal: AbortSignal;
  /** The longest silence, in milliseconds. */
  readonly idleTimeoutMs: number;
  readonly connection: Pick<Connection, 'headers' | 'query'>;
  /** Is told when an answer begins. */
  readonly onBegun?: (() => void) | undefined;
  /** Is told what a server said in place of a turn. */
  readonly onRefusal?: (refusal: Refusal) => void;
  /** Reads the vendor's own error classes. */
  readonly describe: (error: unknown) => ProviderError;
  /** The events that say the same as an answer that came whole, in one piece of JSON; null for another kind of JSON. */
  readonly streamed?: (answer: unknown) => string | null;
}

interface Watch extends StreamGuard {
  /** Why the guard ended the stream; null when it did not. */
  ending(): { readonly reason: unknown } | null;
  end(): void;
}

function watch(options: GuardOptions): Watch {
  const { signal, idleTimeoutMs } = options;
  const own = new AbortController();
  const giveUp = (what: string, milliseconds: number) =>
    setTimeout(() => {
      const detail = `the vendor sent ${what} for ${Math.ceil(milliseconds / 1000)} s`;
      own.abort(new ProviderError('timeout', detail, { isTransient: true }));
    }, milliseconds);
  const silence = giveUp('nothing', idleTimeoutMs);
  const emptiness = giveUp('nothing but signs of life', alivePatience * idleTimeoutMs);
  let tail = '';
  const decoder = new TextDecoder();
  const watched = (isAnswer: boolean) => {
    let size = 0;
    let line = 0;
    let hasBegun = false;
    return new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        silence.refresh();
        if (hasContent(decoder.decode(chunk.subarray(0, 4096)))) {
          emptiness.refresh();
          if (isAnswer && !hasBegun) options.onBegun?.();
          hasBegun ||= isAnswer;
        }
        size += chunk.byteLength;
        const end = chunk.lastIndexOf(newline);
        line = end === -1 ? line + chunk.byteLength : chunk.byteLength - end - 1;
        tail = `${tail}${decoder.decode(chunk.subarray(-tailBytes))}`.slice(-tailBytes);
        if (size > mostBytes || line > mostLineBytes) own.abort(tooLarge());
        else controller.enqueue(chunk);
      },
    });
  };
  return {
    signal: AbortSignal.any([signal, own.signal]),
    async fetch(input, init) {
      const response = await globalThis.fetch(...addressed(options.connection, input, init));
      silence.refresh();
      const read = await readFrom(response, watched(response.ok), options);
      if (read === null) return response;
      if (!(read instanceof ProviderError)) return new Response(read, response);
      own.abort(read);
      throw read;
    },
    tail: () => tail,
    ending() {
      if (signal.aborted) return { reason: signal.reason };
      return own.signal.aborted ? { reason: own.signal.reason } : null;
    },
    end() {
      clearTimeout(silence);
      clearTimeout(emptiness);
    },
  };
}

type FetchArguments = Parameters<typeof globalThis.fetch>;

function addressed(
  { headers = {}, query = {} }: GuardOptions['connection'],
  ...[input, init]: FetchArguments
): FetchArguments {
  const url = new URL(input instanceof Request ? input.url : input);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  const all = new Headers(init?.headers);
  for (const [name, value] of Object.entries(headers)) all.set(name, value);
  return [url, { ...init, headers: all, redirect: 'manual' }];
}

function isRedirect({ status }: Response): boolean {
  return status >= 300 && status < 400;
}

/** To follow would carry the key and the code to a host that nobody configured. */
function redirected({ status, headers, url }: Response): ProviderError {
  const to = headers.get('location') ?? '';
  const where = URL.canParse(to, url) ? ` to ${new URL(to, url).host}` : '';
  const detail = `HTTP ${status}: the address redirects${where}`;
  return new ProviderError('configuration', detail, { isTransient: false, isFree: true });
}

/** Comments and pings show that a vendor is alive, not that an answer comes. */
function hasContent(text: string): boolean {
  return text
    .split('\n')
    .some(
      (line) => !/^(?::|event: ?(?:ping|keepalive)|data: ?\{"type": ?"(?:ping|keepalive)"|id:|retry:|\s*$)/.test(line),
    );
}

type Bytes = ReadableStream<Uint8Array>;

/** The body of an answer to a turn, or the failure that it is; null where it has none. */
async function readFrom(
  response: Response,
  watched: TransformStream<Uint8Array, Uint8Array>,
  options: GuardOptions,
): Promise<Bytes | string | ProviderError | null> {
  if (isRedirect(response)) return redirected(response);
  if (response.body === null) return null;
  const bytes = response.body.pipeThrough(watched);
  return response.ok ? await sorted(bytes, response, options) : await refused(bytes, response, options);
}

/** The failure that an answer with an error status is. */
async function refused(bytes: Bytes, { status, headers }: Response, options: GuardOptions): Promise<ProviderError> {
  let body = '';
  const decoder = new TextDecoder();
  for await (const chunk of bytes) {
    body += decoder.decode(chunk, { stream: true });
    if (body.length > mostRefusalBytes) break;
  }
  return failureTold(readRefusal(status, body), headers, options);
}

function failureTold(refusal: Refusal, headers: Headers, options: GuardOptions): ProviderError {
  options.onRefusal?.(refusal);
  return failureFrom(refusal, headers, options);
}

/** Servers and what stands before them answer with a page, an error or a whole answer where a stream was asked for. */
async function sorted(
  bytes: Bytes,
  { headers }: Response,
  options: GuardOptions,
): Promise<Bytes | string | ProviderError> {
  const reader = bytes.getReader();
  const { value: first } = await reader.read();
  const beginning = new TextDecoder().decode(first?.subarray(0, 256)).trimStart();
  const rest = new ReadableStream<Uint8Array>({
    start: (controller) => (first === undefined ? controller.close() : controller.enqueue(first)),
    async pull(controller) {
      const { done, value } = await reader.read();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
  if (!/^[[{<]/.test(beginning)) return rest;
  const text = await new Response(rest).text();
  const json = jsonOf(text);
  if (json !== null && isError(json)) return failureTold(refusalOf(null, json), headers, options);
  const events = json === null ? null : (options.streamed?.(json) ?? null);
  if (events !== null) return events;
  const what = beginning.startsWith('<') ? 'a web page' : 'no stream';
  const words = options.words(text);
  return new ProviderError('configuration', `the answer is ${what}`, { isTransient: false, words });
}

/**
 * Runs one streamed request. No SDK ends a stream that falls silent or never ends, so this does.
 * `request` must read the whole answer: what it throws for a strange one becomes a `ProviderError` here.
 * @throws {ProviderError} for every failure of the vendor; the signal's reason when it was aborted
 */
export async function guarded<T>(options: GuardOptions, request: (guard: StreamGuard) => Promise<T>): Promise<T> {
  options.signal.throwIfAborted();
  const guard = watch(options);
  try {
    const answer = await request(guard);
    // An aborted stream of some SDKs ends as if it were whole.
    const ending = guard.ending();
    if (ending !== null) throw ending.reason;
    if (JSON.stringify(answer).length > mostCharacters) throw tooLarge();
    return answer;
  } catch (error) {
    const ending = guard.ending();
    if (ending !== null) throw ending.reason;
    throw error instanceof ProviderError ? error : options.describe(error);
  } finally {
    guard.end();
  }
}
