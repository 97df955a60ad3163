import { z } from 'zod';
import { count, type Immutable, line, names, sha, text } from './primitives.ts';
import { Delta } from './rounds/delta.ts';
import { Memory } from './rounds/memory.ts';

/** One commit of the change. */
export const ChangeCommit = z.strictObject({
  sha,
  subject: text,
  date: text.describe('Date of the committer, ISO 8601 in UTC'),
});
export type ChangeCommit = Immutable<z.infer<typeof ChangeCommit>>;

/** Two commits, what people call them, and where their histories meet. */
const span = {
  baseRef: text,
  baseSha: sha,
  headRef: text,
  headSha: sha,
  mergeBase: sha,
  isCrossed: z
    .boolean()
    .optional()
    .describe(
      'True when base and head have further merge bases, and one comparison does not show all that a merge would do',
    ),
};

/** Where the repository is served: its page is serverUrl/owner/repo. */
const hosted = {
  // Links start with it.
  serverUrl: text.describe('Address of the GitHub server, without a slash at the end'),
  owner: text,
  repo: text,
};

/** A pull request at one head. Title, body and author are untrusted text. */
export const PullRequest = z.strictObject({
  kind: z.literal('pull-request'),
  ...hosted,
  number: line,
  title: text,
  body: text,
  author: text,
  ...span,
  headRepo: text
    .nullable()
    .describe('owner/name of the repository that holds the head branch; null when the fork was deleted'),
  isFork: z.boolean(),
  isDraft: z.boolean(),
  labels: names.describe('Names of its labels'),
  defaultBranch: text.describe('Name of the default branch of the repository'),
  // It sets the depth of the fetch.
  commitCount: count.describe('Number of commits in merge base..head, as GitHub counts them'),
  url: text.describe('Page of the pull request on the GitHub server'),
});
export type PullRequest = Immutable<z.infer<typeof PullRequest>>;

/** Commits of a repository on a server that no pull request stands for. */
export const CommitRange = z.strictObject({
  kind: z.literal('range'),
  ...hosted,
  ...span,
  commitCount: count.describe('Number of commits in merge base..head, as GitHub counts them'),
});
export type CommitRange = Immutable<z.infer<typeof CommitRange>>;

/** Commits of a repository on somebody's machine: nothing of them has an address. */
export const LocalBranch = z.strictObject({
  kind: z.literal('local-branch'),
  repository: text.describe('Name of the folder that holds it'),
  ...span,
});
export type LocalBranch = Immutable<z.infer<typeof LocalBranch>>;

/** What is under review. */
export const Change = z.discriminatedUnion('kind', [PullRequest, CommitRange, LocalBranch]);
export type Change = Immutable<z.infer<typeof Change>>;

/** A change as its host tells of it; the merge base is null when the host could not compare. */
export type ChangeFacts = PullRequestFacts | CommitRange | LocalBranch;
export type PullRequestFacts = Omit<PullRequest, 'mergeBase'> & { readonly mergeBase: string | null };

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

export const notReviewedReasons = [
  'configuration',
  'lock-file',
  'generated',
  'inert-binary',
  'deleted-binary',
  'unreadable',
] as const;

/** Why no reviewer is shown a changed file. What could not be read, and is not known to be harmless, is a gap. */
export const NotReviewed = z.strictObject({
  reason: z
    .enum(notReviewedReasons)
    .describe('unreadable: a gap, and the review is incomplete; the others are listed and no more'),
  detail: text.describe('What the file is, in a few words'),
});
export type NotReviewed = Immutable<z.infer<typeof NotReviewed>>;

/** A path that differs between merge base and head. */
export const ChangedFile = z.strictObject({
  path: text,
  oldPath: text.optional().describe('Where it stands at the merge base; only where that is another path'),
  status: z
    .enum(['added', 'modified', 'deleted', 'type-changed', 'renamed', 'moved'])
    .describe('moved: under another path, where not a letter of it has to be read again; renamed: under another path'),
  /** Git file modes such as `100644`; `000000` on the side where the path does not exist. */
  oldMode: text,
  newMode: text,
  content: z
    .enum(['text', 'binary', 'symlink', 'submodule'])
    .describe('What the path holds: a binary file and a submodule have no lines'),
  notReviewed: NotReviewed.nullable().describe('Null: reviewers are shown the change of this file'),
  additions: count.describe('Of lines that reviewers are shown'),
  deletions: count.describe('The same'),
  hunks: z.array(Hunk).describe('Empty where the file is not reviewed'),
});
export type ChangedFile = Immutable<z.infer<typeof ChangedFile>>;

/** The path of a changed file on one side. */
export function pathOn({ path, oldPath }: Pick<ChangedFile, 'path' | 'oldPath'>, side: 'new' | 'old'): string {
  return side === 'old' ? (oldPath ?? path) : path;
}

/** What a repository asks of whoever works on it, as it stands at the merge base. Untrusted text. */
export const Guideline = z.strictObject({
  path: text.describe('Of the file that holds the text; for a symlink, the path of the link'),
  folder: text.describe('The folder that it is for; empty for the whole repository'),
  alsoAt: names.describe('Other guidelines that are the same text: links and copies'),
  lines: names.describe('The first lines, as many as there was room for'),
  leftOut: count.describe('How many lines follow that there was no room for'),
  configured: z
    .strictObject({
      patterns: names.describe('Empty: for the whole repository'),
      files: names.describe('Changed files that these patterns fit'),
    })
    .optional()
    .describe('Of a guideline that the configuration file has or names; it stands at the tip of the base branch'),
});
export type Guideline = Immutable<z.infer<typeof Guideline>>;

export const Guidelines = z.strictObject({
  files: z.array(Guideline).describe('The nearest to the changed files first'),
  furtherFiles: count.describe('How many more there are, of which nothing is shown'),
});
export type Guidelines = Immutable<z.infer<typeof Guidelines>>;

/** What else the configuration file asks of those who write. */
export const Wishes = z.strictObject({
  severityNotes: names.describe('Facts of how the software is used'),
  language: text.nullable().describe('Of prose, as it is called in English; null: nobody asked for one'),
});
export type Wishes = Immutable<z.infer<typeof Wishes>>;

/** Everything that reviewers are given, independent of who reviews. */
export const Dossier = z.strictObject({
  change: Change,
  commits: z.array(ChangeCommit).describe('Oldest first'),
  changes: z.array(ChangedFile),
  guidelines: Guidelines,
  wishes: Wishes.optional(),
  delta: Delta.nullable().optional().describe('Null: all of the change is delivered'),
  previous: Memory.nullable().optional().describe('What the round before left; no reviewer is shown it'),
});
export type Dossier = Immutable<z.infer<typeof Dossier>>;
