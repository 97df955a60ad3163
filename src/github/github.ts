import type { PullRequest } from '../types.ts';

/** What the story needs of GitHub. One implementation talks to the API; all calls are retried and rate-limit aware. */
export interface GitHub {
  /** @throws {UserError} when there is no such open pull request or the token may not read it. */
  readPullRequest(number: number): Promise<PullRequest>;
  /** The head that the pull request has now. */
  readHeadSha(number: number): Promise<string>;
  /**
   * Creates or updates the one comment that holds our marker and was written with this token.
   * `denied`: the token has no permission for comments (forks, read-only tokens).
   */
  upsertComment(
    number: number,
    body: string,
  ): Promise<{ readonly outcome: 'created' | 'updated'; readonly url: string } | { readonly outcome: 'denied' }>;
  /** Sets the commit status `context` on the SHA. `denied`: the token lacks `statuses: write`. */
  setStatus(
    sha: string,
    status: {
      readonly state: 'pending' | 'success' | 'failure' | 'error';
      /** At most 140 characters; longer text is cut. */
      readonly description: string;
      readonly targetUrl: string | null;
    },
  ): Promise<'set' | 'denied'>;
}
