import type { InlineComment, ReviewThread } from '../types.ts';
import type { CommentId, CommitStatus, PostedInlineComments, PullRequestFacts, UpsertedComment } from './access.ts';

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
  /** The text of the comment that `upsertComment` would update; null when there is none, or it may not be read. */
  readComment(number: number): Promise<string | null>;
  /**
   * Writes over a comment that `upsertComment` named, in one request that is not repeated: for what is written often
   * and may fail. `gone`: somebody deleted it.
   */
  updateComment(id: CommentId, body: string): Promise<'updated' | 'gone' | 'denied'>;
  /**
   * Posts what is not there yet: comments on lines or on a file, at the head that was reviewed. A finding that has a
   * comment of this token's already gets no second one, whatever became of the first.
   */
  postInlineComments(
    number: number,
    comments: { readonly headSha: string; readonly comments: readonly InlineComment[] },
  ): Promise<PostedInlineComments>;
  /** Unresolved discussions on lines and files that we did not begin; null when the token may not read them. */
  readUnresolvedThreads(number: number): Promise<readonly ReviewThread[] | null>;
  /** Sets the commit status on the SHA. `denied`: the token lacks `statuses: write`. */
  setStatus(sha: string, status: CommitStatus): Promise<'set' | 'denied'>;
}
