import { z } from 'zod';
import { count, type Immutable, line, text } from './primitives.ts';

/** A discussion on lines of the pull request that nobody has resolved. Path, author and body are untrusted text. */
export const ReviewThread = z.strictObject({
  path: text,
  line: line.nullable().describe('At the head; null when the thread is outdated or is about the whole file'),
  isOutdated: z.boolean().describe('True when the lines that it is about have changed since'),
  author: text.describe('Login of whoever began it; ghost when the account is gone'),
  url: text.describe('Page of its first comment on the GitHub server'),
  body: text.describe('The first comment, cut to 2,000 UTF-16 units'),
  comments: count.describe('How many comments it has'),
});
export type ReviewThread = Immutable<z.infer<typeof ReviewThread>>;

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

/** What became of the finding of one of our comments on lines. */
export interface InlineFate {
  /** Id of the finding. */
  readonly finding: string;
  /** By which its comment is known. */
  readonly fingerprint: string;
  /** A word in lower-case letters and dashes; `open` for all that counts and is not even mended in part. */
  readonly became: string;
  /** Markdown, a paragraph of at most 1,000 UTF-16 units. */
  readonly note: string;
  /** Whether nothing is left to discuss. */
  readonly isOver: boolean;
  /**
   * When the comment is changed: unless it says the very same; unless it says the same word; or only where it says another
   * word.
   */
  readonly when: 'always' | 'unsaid' | 'instead';
}
