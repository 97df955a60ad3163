import { z } from 'zod';
import { count, type Immutable, line, sha, text } from './primitives.ts';

/** One commit of the pull request. */
export const PullRequestCommit = z.strictObject({
  sha,
  subject: text,
  date: text.describe('Date of the committer, ISO 8601 in UTC'),
});
export type PullRequestCommit = Immutable<z.infer<typeof PullRequestCommit>>;

/** A pull request at one head. Title, body and author are untrusted text. */
export const PullRequest = z.strictObject({
  owner: text,
  repo: text,
  number: line,
  title: text,
  body: text,
  author: text,
  baseRef: text,
  baseSha: sha,
  headRef: text,
  headSha: sha,
  mergeBase: sha,
  headRepo: text
    .nullable()
    .describe('owner/name of the repository that holds the head branch; null when the fork was deleted'),
  isFork: z.boolean(),
  isDraft: z.boolean(),
  // It sets the depth of the fetch.
  commitCount: count.describe('Number of commits in merge base..head, as GitHub counts them'),
  url: text.describe('Page of the pull request on the GitHub server'),
});
export type PullRequest = Immutable<z.infer<typeof PullRequest>>;

/** One line of a hunk. A line number is null on the side where the line does not exist. */
export const DiffLine = z.strictObject({
  kind: z.enum(['context', 'added', 'deleted']),
  oldLine: line.nullable(),
  newLine: line.nullable(),
  text,
});
export type DiffLine = Immutable<z.infer<typeof DiffLine>>;

export const Hunk = z.strictObject({
  oldStart: count,
  oldCount: count,
  newStart: count,
  newCount: count,
  lines: z.array(DiffLine),
});
export type Hunk = Immutable<z.infer<typeof Hunk>>;

/** A path that differs between merge base and head. A rename is a deletion and an addition. */
export const ChangedFile = z.strictObject({
  path: text,
  status: z.enum(['added', 'modified', 'deleted', 'type-changed']),
  /** Git file modes such as `100644`; `000000` on the side where the path does not exist. */
  oldMode: text,
  newMode: text,
  content: z
    .enum(['text', 'binary', 'symlink', 'submodule'])
    .describe('What the path holds: a binary file and a submodule have no lines'),
  additions: count,
  deletions: count,
  hunks: z.array(Hunk),
});
export type ChangedFile = Immutable<z.infer<typeof ChangedFile>>;

/** Everything that reviewers are given, independent of who reviews. */
export const Dossier = z.strictObject({
  pullRequest: PullRequest,
  commits: z.array(PullRequestCommit).describe('Oldest first'),
  changes: z.array(ChangedFile),
});
export type Dossier = Immutable<z.infer<typeof Dossier>>;
