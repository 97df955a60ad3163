import type { GitHub } from '@actions/github/lib/utils';
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
}

/** `denied`: the token has no permission for comments (forks, read-only tokens, locked conversations). */
export type UpsertedComment =
  | { readonly outcome: 'created' | 'updated' | 'unchanged'; readonly url: string; readonly id: CommentId }
  | { readonly outcome: 'denied' };

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
  | { readonly outcome: 'denied' };

/** Comments on the diff, at the head that was reviewed. */
export interface InlineBatch {
  readonly headSha: string;
  readonly comments: readonly InlineComment[];
  /** What the reviews that hold them say themselves, by how many they hold. */
  readonly reviewBody: (comments: number) => string;
}

/** The one comment of an instance on a pull request. Its body starts with the marker and has at most 65,536 UTF-16 units. */
export interface CommentDestination {
  /** Its text; null when there is none, or it may not be read. */
  read(): Promise<string | null>;
  /** Creates it, or updates the one that holds our marker and was written with this token. */
  upsert(body: string): Promise<UpsertedComment>;
  /**
   * Writes over a comment that `upsert` named, in one request that is not repeated: for what is written often and may
   * fail. `gone`: somebody deleted it.
   */
  update(id: CommentId, body: string): Promise<'updated' | 'gone' | 'denied'>;
}
