import type { GitHub } from '@actions/github/lib/utils';
import type { Deadline } from '../lib/clock.ts';
import type { InlineComment } from '../types.ts';

/** The client that all adapters share, and the repository that they speak of. */
export interface Access {
  readonly client: InstanceType<typeof GitHub>;
  /** Address of the server that people visit. */
  readonly serverUrl: string;
  readonly owner: string;
  readonly repo: string;
}

export interface CommitStatus {
  readonly state: 'pending' | 'success' | 'failure' | 'error';
  /** At most 140 characters; longer text is cut. */
  readonly description: string;
  readonly targetUrl: string | null;
  readonly deadline?: Deadline;
  /** Whether it is left to a run that announced itself on the same commit since this one did. */
  readonly isLeftToLater?: boolean;
  /** By its description, what of that is no such run; left out: everything that announced itself is one. */
  readonly isNoReview?: (description: string) => boolean;
  /** Of a pending one: whether an earlier job of the same run may have set it. What was said since then is later. */
  readonly isContinued?: boolean;
}

/** What somebody decided of a commit. `run`: GitHub's number of the workflow run that said so; null where nobody knows. */
export interface DecidedStatus {
  readonly state: 'success' | 'failure';
  readonly run: string | null;
}

/** What became of a commit status. `denied`: the token lacks `statuses: write`. `later`: it is left to a later run. */
export type SetStatus = 'set' | 'denied' | 'later';

/**
 * `denied`: the token has no permission for comments (forks, read-only tokens, locked conversations). `newer`: a run that
 * began later has written there, and that stays; `isSameHead`: it reviews the same commit.
 */
export type WrittenComment =
  | { readonly outcome: 'created' | 'updated'; readonly url: string }
  | { readonly outcome: 'newer'; readonly isSameHead: boolean }
  | { readonly outcome: 'denied' };

/** A comment that carries our marker and is another bot's. It is read, and never written. */
export interface ForeignComment {
  /** Login. */
  readonly author: string;
  readonly url: string;
  readonly body: string;
}

/** What an earlier run left in the comment. */
export interface EarlierComment {
  readonly body: string;
  /** When that run began, in milliseconds since 1970; null when it did not say. */
  readonly startedAt: number | null;
  /** That run, as GitHub counts runs and attempts of one; null when it did not say. */
  readonly run: string | null;
  /** Login of who changed it since, where GitHub names somebody. */
  readonly editor: string | null;
  /** Further comments of ours: two runs that began together made them. */
  readonly twins: readonly string[];
}

/** What became of a change to what stands there. `none`: there is no comment. `lost`: others went on writing over it. */
export type Amended = 'amended' | 'unchanged' | 'none' | 'denied' | 'lost';

/** Names a comment towards GitHub; nobody else looks into it. */
export type CommentId = number;

/**
 * Ids of findings by what became of their inline comment: `posted` on the lines, `onFile` because GitHub does not take
 * the lines, `known` from an earlier run, or left out for GitHub's reason. `denied`: the token may not comment.
 */
export type PostedInlineComments =
  | {
      readonly outcome: 'posted';
      readonly posted: readonly string[];
      readonly onFile: readonly string[];
      readonly known: readonly string[];
      readonly leftOut: readonly { readonly finding: string; readonly reason: string }[];
    }
  | { readonly outcome: 'denied' }
  /** There are more discussions than are looked through. */
  | { readonly outcome: 'crowded'; readonly most: number };

/** Ids of findings by what became of the comments that were to say what became of them. */
export interface MarkedComments {
  readonly said: readonly string[];
  readonly resolved: readonly string[];
  readonly refused: readonly { readonly finding: string; readonly reason: string }[];
  /** There was no time for these. */
  readonly left: readonly string[];
}

/** Comments on the diff, at the head that was reviewed. */
export interface InlineBatch {
  readonly headSha: string;
  readonly comments: readonly InlineComment[];
  /** What the reviews that hold them say themselves, by how many they hold. */
  readonly reviewBody: (comments: number) => string;
}

/**
 * The one comment of an instance on a pull request, for one run. Its body starts with the marker and has at most 65,500
 * UTF-16 units. What a run wrote that began later is never written over. GitHub knows no compare-and-set: every write reads
 * what stands there, merges, writes, and reads again whether that is what stands there now, up to three times.
 */
export interface CommentDestination {
  /** What stood there when this run began; null when there was nothing, or it may not be read. */
  earlier(): Promise<EarlierComment | null>;
  /** Comments with our marker that another bot wrote: an earlier run may have had another token. */
  ofBots(): Promise<readonly ForeignComment[]>;
  /** What stands there at this moment; null when there is none. @throws when GitHub does not say before the deadline */
  now(deadline: Deadline): Promise<string | null>;
  /**
   * Shows how far the review is, in requests that are not repeated: it is written often and may fail. `gone`: somebody
   * deleted the comment.
   */
  show(body: string): Promise<'shown' | 'gone' | 'denied' | 'newer'>;
  /** Writes what stays. A comment that somebody deleted is made again. */
  write(body: string, deadline: Deadline): Promise<WrittenComment>;
  /**
   * Changes a part of what stands there, whoever wrote it.
   * @param change null: it needs no change. It is asked again of what stands there afterwards, until it says so
   */
  amend(change: (there: string) => string | null, deadline: Deadline): Promise<Amended>;
}
