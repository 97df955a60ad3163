import { readTokenScopes } from '../github/token-scopes.ts';
import { UserError } from '../lib/user-error.ts';

/** Any of these is enough for what the action does in a pull request. */
const enough = ['repo', 'public_repo'];
const needed = '`contents: read`, `pull-requests: write` and `statuses: write`';

/**
 * What the token in the environment may, in a sentence; null where there is none. A review on this machine needs none.
 * @throws {UserError} when GitHub does not take it, or when it may not do what the action does
 */
export async function tellToken(
  environment: Readonly<Record<string, string | undefined>>,
  signal: AbortSignal,
): Promise<string | null> {
  const { GITHUB_TOKEN: token, GITHUB_API_URL: apiUrl } = environment;
  if (!token) return null;
  const scopes = await readTokenScopes({ token, apiUrl: apiUrl || 'https://api.github.com', signal });
  if (scopes === null) return `is taken; of its kind GitHub does not tell what it may: the action needs ${needed}`;
  const told = scopes.join(', ') || 'none';
  if (scopes.some((scope) => enough.includes(scope))) return `scopes: ${told}`;
  throw new UserError(
    `The token has not the scope \`repo\`, only: ${told}.`,
    'Give it `repo`, or `public_repo` for public repositories; a review on this machine needs no token.',
  );
}
