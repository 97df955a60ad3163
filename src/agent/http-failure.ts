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
  const milliseconds = Number.parseFloat(headers?.get('retry-after-ms') ?? '');
  if (Number.isFinite(milliseconds)) return Math.max(0, milliseconds);
  const text = headers?.get('retry-after') ?? '';
  if (text === '') return null;
  const seconds = Number(text);
  const wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(text) - Date.now();
  return Number.isFinite(wait) ? Math.max(0, wait) : null;
}

/** A vendor's code for an error where it can be no key: letters and underscores only. */
function plainCode(code: unknown): string | null {
  return typeof code === 'string' && /^[A-Za-z_]{1,60}$/.test(code) ? code : null;
}

/**
 * What an HTTP status of a vendor means. The detail is the status and the vendor's code for it: a body may echo the
 * request's headers, and the key with them.
 * @param retryAfterMs a wait that the body asks for, where the headers ask for none
 */
export function httpFailure(
  status: number,
  code: unknown,
  { headers, retryAfterMs = null }: { headers?: Headers | null | undefined; retryAfterMs?: number | null },
): ProviderError {
  const isTransient = status === 408 || status === 409 || status === 429 || status >= 500;
  const label = plainCode(code);
  return new ProviderError(reasons[status] ?? 'outage', `HTTP ${status}${label === null ? '' : ` ${label}`}`, {
    isTransient,
    retryAfterMs: retryAfter(headers) ?? retryAfterMs,
  });
}

/** An answer without its end. */
export function brokenStream(detail: string): ProviderError {
  return new ProviderError('outage', detail, { isTransient: true });
}

/** An error that came as an event of a stream, when the status had already said 200. */
export function failedInStream(code: unknown): ProviderError {
  const label = plainCode(code);
  const isRate = label !== null && /rate_limit|exhausted/i.test(label);
  return new ProviderError(isRate ? 'rate-limit' : 'outage', `the stream failed: ${label ?? 'no reason given'}`, {
    isTransient: true,
  });
}

/** Whatever else an SDK throws: a connection that failed, a stream that was cut, an answer of no known shape. */
export function brokenBy(error: unknown): ProviderError {
  let at = error;
  for (let depth = 0; depth < 5 && at instanceof Error; depth += 1) {
    const code = plainCode((at as { code?: unknown }).code);
    if (code !== null) return brokenStream(`the connection failed: ${code}`);
    at = at.cause;
  }
  return brokenStream('the answer broke off or could not be read');
}
