import { ProviderError } from './provider.ts';

const largestTurn = 16 * 1024 * 1024;

/** Watches one streamed answer. */
export interface StreamGuard {
  /** Aborted when the caller gives up or the stream falls silent: hand it to the SDK. */
  readonly signal: AbortSignal;
  /** To be called for every event of the stream. @throws {ProviderError} when the answer grows beyond all measure */
  beat(event: unknown): void;
  /** What a failure of the stream means: the caller's reason, a silence, or null for anything else. */
  explain(): unknown;
  end(): void;
}

/** No SDK ends a stream that falls silent, so this does. @param idleTimeoutMs the longest silence, in milliseconds */
export function guardStream(signal: AbortSignal, idleTimeoutMs: number): StreamGuard {
  const idle = new AbortController();
  const start = () => setTimeout(() => idle.abort(), idleTimeoutMs);
  let timer = start();
  let size = 0;
  return {
    signal: AbortSignal.any([signal, idle.signal]),
    beat(event) {
      clearTimeout(timer);
      timer = start();
      size += JSON.stringify(event)?.length ?? 0;
      if (size > largestTurn) throw new ProviderError('cut-off', 'one answer was too large', { isTransient: false });
    },
    explain() {
      if (signal.aborted) return signal.reason;
      if (!idle.signal.aborted) return null;
      const detail = `the vendor sent nothing for ${Math.round(idleTimeoutMs / 1000)} s`;
      return new ProviderError('timeout', detail, { isTransient: true });
    },
    end: () => clearTimeout(timer),
  };
}

/**
 * Runs one streamed request under a guard and turns whatever it throws into a `ProviderError`.
 * @param describe reads the vendor's own error classes
 */
export async function guarded<T>(
  options: {
    readonly signal: AbortSignal;
    readonly idleTimeoutMs: number;
    readonly describe: (error: unknown) => ProviderError;
  },
  request: (guard: StreamGuard) => Promise<T>,
): Promise<T> {
  options.signal.throwIfAborted();
  const guard = guardStream(options.signal, options.idleTimeoutMs);
  try {
    const answer = await request(guard);
    // An aborted stream of some SDKs ends as if it were whole.
    const reason = guard.explain();
    if (reason !== null) throw reason;
    return answer;
  } catch (error) {
    const reason = guard.explain();
    if (reason !== null) throw reason;
    throw error instanceof ProviderError ? error : options.describe(error);
  } finally {
    guard.end();
  }
}
