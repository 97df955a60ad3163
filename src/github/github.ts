import type { Deadline } from '../lib/clock.ts';
import type { Merging } from '../lib/marker.ts';
import type { CommitRange, InlineFate, PullRequestFacts, ReviewThread } from '../types.ts';
import type {
  CommentDestination,
  CommitStatus,
  DecidedStatus,
  InlineBatch,
  MarkedComments,
  PostedInlineComments,
  SetStatus,
} from './access.ts';
import type { GroupFacts } from './commits/merge-group.ts';
import type { OpenPull } from './commits/open-pulls.ts';
import type { RangeNames } from './commits/range.ts';
import type { Conversation } from './conversation.ts';

/** What a pull request is at this moment. */
export interface LivePull {
  readonly headSha: string;
  readonly baseRef: string;
  readonly isOpen: boolean;
}

/**
 * What the story needs of GitHub. Network failures and 5xx are tried again; short rate limits are waited for. Every call
 * throws a UserError when the rate limit lasts longer than two minutes, and one with a deadline when that comes first.
 */
export interface GitHub {
  /** @throws {UserError} when there is no such open pull request or the token may not read it */
  readPullRequest(number: number): Promise<PullRequestFacts>;
  /** The head and the base branch that the pull request has now, whatever its state. @throws {UserError} when it cannot be read */
  readHead(number: number, deadline?: Deadline): Promise<LivePull>;
  /** Every open pull request that has this head. @throws when GitHub does not show all of them */
  readPullsWithHead(headSha: string, deadline?: Deadline): Promise<readonly OpenPull[]>;
  /** The commits of a range; null where GitHub cannot compare them. @throws {UserError} */
  readRange(names: RangeNames): Promise<CommitRange | null>;
  /** What a merge queue has made of the pull requests of a group. @throws {UserError} when GitHub does not show all of it */
  readGroup(group: { readonly baseRef: string; readonly headSha: string }): Promise<GroupFacts>;
  /** Whether GitHub calls a branch protected; null when it does not tell. @throws {UserError} on an outage */
  readProtected(branch: string): Promise<boolean | null>;
  /** The text of a file at the tip of a branch; null where there is none. @throws {UserError} when it cannot be read */
  readBranchFile(branch: string, path: string): Promise<string | null>;
  /**
   * @param of.name of the instance, part of the comment's marker
   * @param of.began when the run did, in milliseconds since 1970, where that was not in this process
   */
  comment(
    number: number,
    of: {
      readonly name: string;
      readonly headSha: string;
      readonly merging: Merging;
      readonly began?: number | undefined;
    },
  ): CommentDestination;
  /** What people say on the pull request, and what is said back. */
  conversation(number: number): Conversation;
  /**
   * Posts what is not there yet: comments on lines or on a file, at the head that was reviewed. A finding that has a
   * comment of this token's already gets no second one, whatever became of the first.
   */
  postInlineComments(number: number, batch: InlineBatch, deadline?: Deadline): Promise<PostedInlineComments>;
  /**
   * Lets comments of this token on lines say what became of their findings, and resolves their discussions where it may and
   * nobody else wrote. What GitHub refuses is no error.
   */
  markComments(number: number, fates: readonly InlineFate[], deadline?: Deadline): Promise<MarkedComments>;
  /** Unresolved discussions on lines and files that we did not begin; null when the token may not read them. */
  readUnresolvedThreads(number: number, deadline?: Deadline): Promise<readonly ReviewThread[] | null>;
  /**
   * The commit status of a context on the SHA, for one run.
   * @throws {UserError} when GitHub does not take it for another reason than an outage
   */
  status(sha: string, context: string): (status: CommitStatus) => Promise<SetStatus>;
  /** What was last decided of a commit; null where nothing was. @throws when GitHub does not say */
  lastStatus(sha: string, context: string, deadline: Deadline): Promise<DecidedStatus | null>;
  /** Whether something was decided of a commit, or of one of the last commits of the pull request. @throws when GitHub does not say */
  hadStatus(
    number: number,
    of: { readonly sha: string; readonly context: string; readonly deadline: Deadline },
  ): Promise<boolean>;
}
