import { ProviderError } from './provider.ts';

/** On the wire every token of an answer costs some hundred bytes. */
const mostBytes = 64 * 1024 * 1024;
/** SDKs search a line without an end again for every piece of it. */
const mostLineBytes = 10 * 1024 * 1024;
const newline = 10;
/** Of an answer as it is kept and sent back. */
const mostCharacters = 8 * 1024 * 1024;

const tooLarge = () => new ProviderError('cut-off', 'one answer was too large', { isTransient: false });

/** What one streamed request is made with. */
export interface StreamGuard {
  /** Aborted when the caller gives up or the stream falls silent. */
  readonly signal: AbortSignal;
  /** Takes the place of the global one: it sees the bytes that an SDK hides, such as pings and comments. */
  readonly fetch: typeof globalThis.fetch;
}

interface Watch extends StreamGuard {
  /** Headers of the answer; null before they came. */
  headers(): Headers | null;
  /** Why the guard ended the stream; null when it did not. */
  ending(): { readonly reason: unknown } | null;
  end(): void;
}

function watch(signal: AbortSignal, idleTimeoutMs: number): Watch {
  const own = new AbortController();
  const silence = `the vendor sent nothing for ${Math.ceil(idleTimeoutMs / 1000)} s`;
  const timer = setTimeout(
    () => own.abort(new ProviderError('timeout', silence, { isTransient: true })),
    idleTimeoutMs,
  );
  let headers: Headers | null = null;
  let size = 0;
  let line = 0;
  const counted = () =>
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        timer.refresh();
        size += chunk.byteLength;
        const end = chunk.lastIndexOf(newline);
        line = end === -1 ? line + chunk.byteLength : chunk.byteLength - end - 1;
        if (size > mostBytes || line > mostLineBytes) own.abort(tooLarge());
        else controller.enqueue(chunk);
      },
    });
  return {
    signal: AbortSignal.any([signal, own.signal]),
    async fetch(input, init) {
      // A redirect would carry the key and the code to a host that nobody configured.
      const response = await globalThis.fetch(input, { ...init, redirect: 'error' });
      timer.refresh();
      headers = response.headers;
      const { status, statusText } = response;
      return response.body === null
        ? response
        : new Response(response.body.pipeThrough(counted()), { status, statusText, headers });
    },
    headers: () => headers,
    ending() {
      if (signal.aborted) return { reason: signal.reason };
      return own.signal.aborted ? { reason: own.signal.reason } : null;
    },
    end: () => clearTimeout(timer),
  };
}

/**
 * Runs one streamed request. No SDK ends a stream that falls silent or never ends, so this does.
 * `request` must read the whole answer: what it throws for a strange one becomes a `ProviderError` here.
 * @param options.idleTimeoutMs the longest silence, in milliseconds
 * @param options.describe reads the vendor's own error classes; headers are null when no answer came
 * @throws {ProviderError} for every failure of the vendor; the signal's reason when it was aborted
 */
export async function guarded<T>(
  options: {
    readonly signal: AbortSignal;
    readonly idleTimeoutMs: number;
    readonly describe: (error: unknown, headers: Headers | null) => ProviderError;
  },
  request: (guard: StreamGuard) => Promise<T>,
): Promise<T> {
  options.signal.throwIfAborted();
  const guard = watch(options.signal, options.idleTimeoutMs);
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
    throw error instanceof ProviderError ? error : options.describe(error, guard.headers());
  } finally {
    guard.end();
  }
}
