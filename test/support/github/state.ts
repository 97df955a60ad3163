import type { PullScript } from './payloads.ts';

export interface StoredComment {
  readonly id: number;
  readonly author: string;
  /** The pull request that it stands on; absent: the first one. */
  readonly issue?: number;
  body: string;
  /** Who changed it last. */
  editor?: string;
  /** ISO 8601; the time of every payload unless given. */
  readonly at?: string;
  isEdited?: boolean;
  /** A program wrote it in the author's name. */
  readonly isByProgram?: boolean;
}

/** What somebody may do in the repository; a status in place of it: how GitHub refuses to tell. */
export type StoredRights =
  | {
      readonly permission: string;
      readonly roleName?: string;
      readonly maintain?: boolean;
      /** Another account's number than the one that comments by this name have. */
      readonly id?: number;
    }
  | { readonly status: number };

export interface StoredReaction {
  readonly comment: number;
  readonly by: string;
  readonly content: string;
}

/** A discussion on lines, or on a whole file when it has no line. The first comment began it. */
export interface StoredThread {
  readonly id: number;
  readonly path: string;
  readonly line: number | null;
  readonly startLine: number | null;
  readonly side: 'LEFT' | 'RIGHT';
  isResolved: boolean;
  isOutdated: boolean;
  comments: StoredComment[];
  /** GitHub says so of it, whatever it does when it is asked to. */
  readonly mayBeResolved?: boolean;
}

/** First and last line of one hunk on both sides, context included. */
export type StoredHunk = Readonly<Record<'LEFT' | 'RIGHT', readonly [number, number]>>;

export interface StoredStatus {
  readonly sha: string;
  readonly state: string;
  readonly context: string;
  readonly description: string;
}

/**
 * What happens to a request: another answer than the real one; `cut`: GitHub acts, but the answer breaks off in the
 * middle; `stall`: GitHub acts, but never answers; `act`: something happens just before the request is served, which waits
 * for it.
 */
export type Fault =
  | {
      readonly status: number;
      readonly message: string;
      readonly headers?: Readonly<Record<string, string>>;
      readonly on?: string;
    }
  | { readonly status: 'cut' | 'stall'; readonly on?: string }
  | { readonly status: 'act'; readonly act: () => unknown; readonly on?: string };

/** All that this GitHub knows. Tests write it freely. */
export interface GitHubState {
  readonly pulls: Map<number, PullScript>;
  comments: StoredComment[];
  readonly reactions: StoredReaction[];
  /** By login; who is not in it may read. */
  readonly rights: Map<string, StoredRights>;
  /** The discussions of the pull request. */
  threads: StoredThread[];
  /** How many comments each review brought. */
  readonly reviews: number[];
  /** The diff as GitHub computes it. */
  diff: Readonly<Record<string, readonly StoredHunk[]>>;
  readonly statuses: StoredStatus[];
  /** Files at the tip of every branch, by path. */
  readonly files: Map<string, string>;
  /** Branches by name, and whether GitHub calls them protected. */
  branches: Readonly<Record<string, boolean>>;
  /** What a merge queue has made: its branches by their full names, and the commits that each of its heads would add. */
  queue: {
    readonly branches: Readonly<Record<string, string>>;
    readonly commits: Readonly<
      Record<string, readonly { readonly sha: string; readonly parents: readonly string[] }[]>
    >;
  };
  /** Given to the next requests, one each. A fault with `on` waits for a request such as `PATCH`, or `/graphql`. */
  readonly faults: Fault[];
  /** What happens to every request, such as `GET /repos/o/r/pulls/7`, until it is taken back. */
  outage: ((request: string) => Fault | null) | null;
  permissions: {
    comments: boolean;
    statuses: boolean;
    threads: boolean;
    /** Whether the token may resolve discussions, which takes `contents: write`; not unless given. */
    resolving?: boolean;
  };
  /** Locked conversations take no comment of anybody who may not write. */
  isLocked: boolean;
}

/** Of a GitHub that knows these pull requests, and nothing else yet. */
export function emptyState(pulls: readonly PullScript[]): GitHubState {
  return {
    pulls: new Map(pulls.map((pull) => [pull.number, pull])),
    comments: [],
    reactions: [],
    rights: new Map(),
    threads: [],
    reviews: [],
    diff: {},
    statuses: [],
    files: new Map(),
    branches: {},
    queue: { branches: {}, commits: {} },
    faults: [],
    outage: null,
    permissions: { comments: true, statuses: true, threads: true },
    isLocked: false,
  };
}

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The next fault that means this request, taken from the queue. */
export function takeFault({ faults, outage }: GitHubState, request: string): Fault | null {
  const at = faults.findIndex(({ on }) => on === undefined || request.split(' ').includes(on));
  return at < 0 ? (outage?.(request) ?? null) : (faults.splice(at, 1)[0] ?? null);
}
