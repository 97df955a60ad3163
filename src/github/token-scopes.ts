import { messageOf, UserError } from '../lib/user-error.ts';
import { withoutTrailing } from '../lib/without-trailing.ts';
import { statusOf } from './failure.ts';

/**
 * What a classic token may, by GitHub's own word; null for tokens of other kinds, of which GitHub does not tell it. The
 * request is one that counts against no limit.
 * @throws {UserError} when GitHub does not take the token, or does not answer
 */
export async function readTokenScopes({
  token,
  apiUrl,
  signal,
}: {
  readonly token: string;
  readonly apiUrl: string;
  readonly signal: AbortSignal;
}): Promise<readonly string[] | null> {
  const { GitHub } = await import('@actions/github/lib/utils');
  const silent = () => undefined;
  const client = new GitHub({
    ...{ auth: token, baseUrl: withoutTrailing(apiUrl, '/'), userAgent: 'deep-review' },
    log: { debug: silent, info: silent, warn: silent, error: silent },
    request: { fetch },
  });
  try {
    const { headers } = await client.request('GET /rate_limit', { request: { signal } });
    const scopes = headers['x-oauth-scopes'];
    return typeof scopes === 'string' ? scopes.split(/,\s*/).filter((scope) => scope !== '') : null;
  } catch (error) {
    signal.throwIfAborted();
    if (statusOf(error) === 401)
      throw new UserError(
        'GitHub does not take the token.',
        'It has expired or was revoked: make a new one, or unset it.',
      );
    throw new UserError(
      `GitHub did not say what the token may: ${messageOf(error).replace(/ - https:\/\/\S+$/u, '')}`,
      'Look at `GITHUB_API_URL`, and at what stands between this machine and GitHub.',
    );
  }
}
