/** A discussion on lines of the pull request that nobody has resolved. Path, author and body are untrusted text. */
export interface ReviewThread {
  readonly path: string;
  /** Line at the head; null when the thread is outdated or is about the whole file. */
  readonly line: number | null;
  /** True when the lines that it is about have changed since. */
  readonly isOutdated: boolean;
  /** Login of whoever began it; `ghost` when the account is gone. */
  readonly author: string;
  /** Page of its first comment on the GitHub server. */
  readonly url: string;
  /** The first comment, cut to 2,000 UTF-16 units. */
  readonly body: string;
  /** How many comments it has. */
  readonly comments: number;
}

/** A comment of ours on lines of the diff. */
export interface InlineComment {
  /** Id of the finding in the ledger. */
  readonly finding: string;
  /** Names the finding by its content; the first line of the body carries it in a tag. */
  readonly fingerprint: string;
  readonly path: string;
  /** Lines within one hunk of GitHub's diff; null: the comment is about the whole file. */
  readonly lines: { readonly side: 'LEFT' | 'RIGHT'; readonly start: number; readonly end: number } | null;
  /** Markdown, at most 65,000 UTF-16 units. It speaks of the finding's place by itself, so it holds on the file too. */
  readonly body: string;
}
