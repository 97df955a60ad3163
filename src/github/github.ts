import type { PullRequest } from '../types.ts';

/** A pull request as GitHub knows it; the merge base is null when GitHub could not compare. */
export type PullRequestFacts = Omit<PullRequest, 'mergeBase'> & { readonly mergeBase: string | null };

export interface CommitStatus {
  readonly state: 'pending' | 'success' | 'failure' | 'error';
  /** At most 140 characters; longer text is cut. */
  readonly description: string;
  readonly targetUrl: string | null;
}

/** `denied`: the token has no permission for comments (forks, read-only tokens, locked conversations). */
export type UpsertedComment =
  | { readonly outcome: 'created' | 'updated' | 'unchanged'; readonly url: string }
  | { readonly outcome: 'denied' };

/**
 * What the story needs of GitHub. Network failures and 5xx are tried again; short rate limits are waited for. Every call
 * throws a UserError when the rate limit lasts longer than two minutes.
 */
export interface GitHub {
  /** @throws {UserError} when there is no such open pull request or the token may not read it */
  readPullRequest(number: number): Promise<PullRequestFacts>;
  /** The head that the pull request has now, whatever its state. @throws {UserError} when it cannot be read */
  readHeadSha(number: number): Promise<string>;
  /**
   * Creates or updates the one comment that holds our marker and was written with this token. The body starts with the
   * marker and has at most 65,536 UTF-16 units.
   */
  upsertComment(number: number, body: string): Promise<UpsertedComment>;
  /** Sets the commit status on the SHA. `denied`: the token lacks `statuses: write`. */
  setStatus(sha: string, status: CommitStatus): Promise<'set' | 'denied'>;
}
