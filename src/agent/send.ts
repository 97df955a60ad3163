import { setTimeout as wait } from 'node:timers/promises';
import pRetry from 'p-retry';
import { ProviderError, type Session, type ToolResult, type Turn } from './provider.ts';

const longestWaitMs = 60_000;

/** How often, and after what first pause in milliseconds, a turn that broke is sent again. */
export interface RetryPolicy {
  readonly attempts: number;
  readonly firstWaitMs: number;
}

function isWorthRepeating(error: unknown): error is ProviderError {
  return error instanceof ProviderError && error.isTransient && (error.retryAfterMs ?? 0) <= longestWaitMs;
}

/**
 * Sends until a whole turn came. No SDK repeats a stream that broke in the middle, so this does for all vendors;
 * a vendor's `Retry-After` is honoured up to a minute, and a longer one ends the attempts.
 * @throws {ProviderError} the last failure; the signal's reason when it was aborted
 */
export function sendTurn(
  session: Session,
  input: string | readonly ToolResult[],
  options: { readonly signal: AbortSignal; readonly retry: RetryPolicy; readonly onRetry: () => void },
): Promise<Turn> {
  const { signal, retry, onRetry } = options;
  return pRetry(() => session.send(input, signal), {
    retries: retry.attempts - 1,
    minTimeout: retry.firstWaitMs,
    maxTimeout: longestWaitMs,
    randomize: true,
    signal,
    shouldRetry: ({ error }) => isWorthRepeating(error),
    onFailedAttempt: async ({ error, retriesLeft }) => {
      if (!isWorthRepeating(error) || retriesLeft === 0) return;
      onRetry();
      // An abort in this pause is noticed by p-retry itself, right after.
      if (error.retryAfterMs !== null) await wait(error.retryAfterMs, undefined, { signal }).catch(() => undefined);
    },
  });
}
