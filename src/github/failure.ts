import { STATUS_CODES } from 'node:http';
import { messageOf, UserError } from '../lib/user-error.ts';

interface Refusal {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** What an octokit error says of GitHub's answer; null when it is none. */
function refusalOf(error: unknown): Refusal | null {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return null;
  const response = 'response' in error ? (error.response as { headers?: Refusal['headers'] } | undefined) : undefined;
  return { status: error.status, headers: response?.headers ?? {} };
}

/** The HTTP status of an octokit error; null for any other error. A connection that failed counts as 500. */
export function statusOf(error: unknown): number | null {
  return refusalOf(error)?.status ?? null;
}

/** Whether the token lacks a permission: 403, 404 where GitHub does not want to tell, and what GraphQL says for both. */
export function isDenied(error: unknown): boolean {
  const status = statusOf(error);
  if (status !== null) return status === 403 || status === 404;
  if (!(error instanceof Error) || !('errors' in error) || !Array.isArray(error.errors)) return false;
  return error.errors.some(({ type }: { type?: unknown }) => type === 'FORBIDDEN' || type === 'NOT_FOUND');
}

/**
 * A rate limit, primary or secondary, becomes an error of its own: GitHub answers it with 403 as well, and it would be
 * taken for a lack of permission. Any other error comes back as it is.
 */
export function clarify(error: unknown, now = Date.now()): unknown {
  const refusal = refusalOf(error);
  if (refusal === null || (refusal.status !== 403 && refusal.status !== 429)) return error;
  const { headers } = refusal;
  const isExhausted = headers['x-ratelimit-remaining'] === '0';
  const isLimit = isExhausted || 'retry-after' in headers || refusal.status === 429;
  if (!isLimit && !/rate limit/i.test(messageOf(error))) return error;
  const untilReset = isExhausted ? Number(headers['x-ratelimit-reset']) - now / 1000 : Number.NaN;
  const seconds = Number(headers['retry-after'] ?? untilReset);
  const end = Number.isFinite(seconds) ? `in ${Math.max(1, Math.ceil(seconds / 60))} min` : 'later';
  return new UserError(
    `GitHub's rate limit refuses further requests: ${messageOf(error)}`,
    `Run the job again ${end}; the limit of a token is shared by all workflows that use it.`,
  );
}

const longestWords = 200;

/**
 * An outage becomes an error of its own, for a run that ends with it: what stands before GitHub answers with a page, whose
 * text would say nothing to anybody. Any other error comes back as it is.
 */
export function asOutage(error: unknown): unknown {
  const status = statusOf(error);
  if (status === null || status < 500) return error;
  const words = messageOf(error).replace(/ - https:\/\/\S+$/u, '');
  const isPage = words.length > longestWords || /[<\n]/.test(words);
  const said = isPage ? (STATUS_CODES[status] ?? 'no words of its own') : words;
  const isAnswer = error instanceof Error && 'response' in error && error.response !== undefined;
  return new UserError(
    isAnswer ? `GitHub answers ${status}: ${said}.` : `GitHub was not reached: ${said}.`,
    'Run the job again once GitHub is well; its status page says what is down.',
  );
}
