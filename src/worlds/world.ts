import type { First } from '../agent/first.ts';
import type { ModelCheckTime } from '../agent/models/check-model.ts';
import type { Provider } from '../agent/provider.ts';
import type { ReadInput } from '../config/inputs.ts';
import type { Choosable } from '../config/reviewers.ts';
import type { Events } from '../events/event.ts';
import type { OpenedRepo } from '../git/fetch.ts';
import type {
  CommentDestination,
  CommitStatus,
  DecidedStatus,
  EarlierComment,
  InlineBatch,
  MarkedComments,
  PostedInlineComments,
  SetStatus,
} from '../github/access.ts';
import type { GroupFacts } from '../github/commits/merge-group.ts';
import type { OpenPull } from '../github/commits/open-pulls.ts';
import type { Conversation } from '../github/conversation.ts';
import type { LivePull } from '../github/github.ts';
import type { Clock, Deadline } from '../lib/clock.ts';
import type { Log } from '../lib/log.ts';
import type { Merging } from '../lib/marker.ts';
import type { Seal } from '../rounds/state-line.ts';
import type { Change, ChangeFacts, InlineFate, PullRequestFacts, Report, Reviewer, ReviewThread } from '../types.ts';
import type { Runner } from './runner.ts';
import type { Target } from './triggers/target.ts';
import type { Trigger } from './triggers/trigger.ts';

/**
 * Everything of the outside that a run touches, as ports. Keys and tokens stay behind them: nothing that has a world can
 * read one. What rests on the configuration is made from the ports once that is settled.
 */
export interface World {
  /** What started the run. @throws {UserError} when that cannot be told */
  readonly trigger: () => Promise<Trigger>;
  /** What the user asked for, in words, without the secrets. */
  readonly inputs: Choosable & {
    readonly read: ReadInput;
    /** Names of those that a person typed at a command line. */
    readonly typed?: ReadonlySet<string>;
  };
  readonly source: Source;
  /** Other pull requests of the same repository; null where there are none. */
  readonly neighbours: Neighbours | null;
  /** Is told what will be opened as soon as that is likely: its objects may begin to come. */
  expect?(target: Target): void;
  /** Ends what was begun and is not needed. */
  close?(): Promise<void>;
  /** The objects of a change, without a checkout. @throws {UserError} when they are not to be had */
  openRepo(change: ChangeFacts): Promise<OpenedRepo>;
  /** Where the report of a change goes. */
  destinations(of: {
    readonly change: Addressed;
    readonly name: string;
    /** Of the commit status. */
    readonly context: string;
    /** How a page and what stands in the comment become one. */
    readonly merging: Merging;
    /** When the run began, in milliseconds since 1970, where that was in another job. */
    readonly began?: number | undefined;
  }): Destinations;
  /** What people say on a pull request; null where nobody can. */
  readonly conversation: ((number: number) => Conversation) | null;
  /** The vendor behind a reviewer. */
  connect(reviewer: Reviewer): Provider;
  /** Asks the vendor behind a reviewer for its model, as `CheckModel` does; absent where there is no vendor to ask. */
  checkModel?(reviewer: Reviewer, time: ModelCheckTime): Promise<string | null>;
  /** A report of the round before, which nobody sealed: only for a review whose outcome holds nowhere else. */
  readonly previous?: Report;
  /** Seals what rounds remember; null where no key may. */
  readonly seal: Seal | null;
  /** The run, as GitHub counts runs and attempts of one. */
  readonly run: string;
  readonly runner: Runner;
  readonly events: Events;
  readonly log: Log;
  readonly clock: Clock;
  /** Hears of what ends while a review goes on; absent: in the order in which it ends. */
  readonly first?: First;
  /** Receipts are made from it: another one in every run, so that the author of a change cannot know them. */
  readonly seed: string;
  /** Withholds a text that holds a secret. */
  readonly redact: (text: string) => string;
  readonly cancel: AbortSignal;
  /** Whether somebody looks for a fault: then the log says more. */
  readonly isDebug: boolean;
  /** Page of the workflow run; null outside of GitHub Actions. */
  readonly runUrl: string | null;
  /** Page that the files of this program lie under, at the version that runs; null where nobody knows. */
  readonly actionUrl: string | null;
  /** Where report files go unless an input says otherwise. */
  readonly reportDirectory: string;
  /** How jobs of one workflow hand files to each other; null where there are no other jobs. */
  readonly handover: Handover | null;
}

/** Where files of other jobs lie, and those for them: a folder that the workflow fills and empties. */
export interface Handover {
  readonly directory: string;
  /** What a file is bound to: the repository, by its number where GitHub tells it. */
  readonly repository: string;
}

/** What of a change says where its report goes: a pull request and one of its heads, or a change of another kind. */
export type Addressed =
  | Pick<PullRequestFacts, 'kind' | 'number' | 'headSha'>
  | { readonly kind: Exclude<ChangeFacts['kind'], 'pull-request'> };

/** What is under review, as its host knows it. */
export interface Source {
  /** @throws {UserError} when there is no such change, or it may not be read */
  readChange(target: Target): Promise<ChangeFacts>;
  /** The head that it has now, and the branch that it goes to. */
  readHead(change: Change, deadline: Deadline): Promise<Pick<Change, 'headSha' | 'baseRef'>>;
  /** Whether the host calls the branch that the change goes to protected; null when it does not tell. */
  readProtected(change: Pick<ChangeFacts, 'baseRef'>): Promise<boolean | null>;
  /** A file at the tip of the branch that the change goes to, as it is now; null where there is none. @throws {UserError} */
  readBaseFile(change: Pick<ChangeFacts, 'kind' | 'baseRef' | 'baseSha'>, path: string): Promise<string | null>;
  /** Unresolved discussions of people and other bots; null when they may not be read. */
  readThreads(change: Change, deadline: Deadline): Promise<readonly ReviewThread[] | null>;
}

/** Other pull requests, as GitHub has them at this moment. */
export interface Neighbours {
  /** Every open one that has this head. @throws when GitHub does not show all of them */
  withHead(headSha: string, deadline: Deadline): Promise<readonly OpenPull[]>;
  /** One of them. @throws {UserError} when GitHub does not show it */
  live(number: number): Promise<LivePull>;
  /** What a merge queue has made of some of them. @throws {UserError} when GitHub does not show all of it */
  group(of: { readonly baseRef: string; readonly headSha: string }): Promise<GroupFacts>;
  /** The comment of an instance on one of them; null where there is none. @throws when GitHub does not show it */
  remembered(
    of: { readonly number: number; readonly name: string; readonly headSha: string },
    deadline?: Deadline,
  ): Promise<Pick<EarlierComment, 'body' | 'run'> | null>;
}

/**
 * Places of one change. Null: a change of this kind has no such place. What does not come before a deadline is an error,
 * and nothing is sent after it.
 */
export interface Destinations {
  readonly comment: CommentDestination | null;
  readonly inlineComments: ((batch: InlineBatch, deadline: Deadline) => Promise<PostedInlineComments>) | null;
  /** Lets earlier comments on lines say what became of their findings. */
  readonly markComments: ((fates: readonly InlineFate[], deadline: Deadline) => Promise<MarkedComments>) | null;
  /** The commit status on the head. */
  readonly status: ((status: CommitStatus) => Promise<SetStatus>) | null;
  /** What was last decided of the head; null where nothing was. */
  readonly lastStatus: ((deadline: Deadline) => Promise<DecidedStatus | null>) | null;
  /** Whether an earlier run came to a decision on the head, or on an earlier commit of the change. */
  readonly hadStatus: ((deadline: Deadline) => Promise<boolean>) | null;
}
