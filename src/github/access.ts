import type { GitHub } from '@actions/github/lib/utils';
import type { PullRequest } from '../types.ts';

/** The client that all adapters share, and the repository that they speak of. */
export interface Access {
  readonly client: InstanceType<typeof GitHub>;
  readonly owner: string;
  readonly repo: string;
}

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
