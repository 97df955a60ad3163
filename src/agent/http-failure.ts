import type { FailureReason } from '../types.ts';
import { ProviderError } from './provider.ts';

const reasons: Readonly<Record<number, FailureReason>> = {
  401: 'auth',
  402: 'auth',
  403: 'auth',
  404: 'model-retired',
  410: 'model-retired',
  429: 'rate-limit',
};

/** Milliseconds that the headers ask to wait; null when they do not say. */
function retryAfter(headers: Headers | null | undefined): number | null {
  const milliseconds = Number(headers?.get('retry-after-ms') ?? Number.NaN);
  if (Number.isFinite(milliseconds)) return milliseconds;
  const text = headers?.get('retry-after') ?? '';
  if (text === '') return null;
  const seconds = Number(text);
  const wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(text) - Date.now();
  return Number.isFinite(wait) ? Math.max(0, wait) : null;
}

/**
 * What an HTTP status of a vendor means. The detail is the status and the vendor's code for it: a body may echo the
 * request's headers, and the key with them.
 */
export function httpFailure(status: number, code: string | null | undefined, headers?: Headers | null): ProviderError {
  const isTransient = status === 408 || status === 409 || status === 429 || status >= 500;
  const label = typeof code === 'string' && /^[\w.-]{1,60}$/.test(code) ? ` ${code}` : '';
  return new ProviderError(reasons[status] ?? 'outage', `HTTP ${status}${label}`, {
    isTransient,
    retryAfterMs: retryAfter(headers),
  });
}

/** A stream that broke, a connection that failed, an answer without its end. */
export function brokenStream(detail: string): ProviderError {
  return new ProviderError('outage', detail, { isTransient: true });
}
