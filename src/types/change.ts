/** One commit of the pull request. `date` is the committer date, ISO 8601 in UTC. */
export interface PullRequestCommit {
  readonly sha: string;
  readonly subject: string;
  readonly date: string;
}

/** A pull request at one head. Every SHA is 40 hexadecimal digits. Title, body and author are untrusted text. */
export interface PullRequest {
  readonly owner: string;
  readonly repo: string;
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly author: string;
  readonly baseRef: string;
  readonly baseSha: string;
  readonly headRef: string;
  readonly headSha: string;
  readonly mergeBase: string;
  /** `owner/name` of the repository that holds the head branch; null when the fork was deleted. */
  readonly headRepo: string | null;
  readonly isFork: boolean;
  readonly isDraft: boolean;
  /** Number of commits in merge base..head as GitHub counts them; it sets the depth of the fetch. */
  readonly commitCount: number;
  /** Page of the pull request on the GitHub server. */
  readonly url: string;
}

/** One line of a hunk. A line number is null on the side where the line does not exist. */
export interface DiffLine {
  readonly kind: 'context' | 'added' | 'deleted';
  readonly oldLine: number | null;
  readonly newLine: number | null;
  readonly text: string;
}

export interface Hunk {
  readonly oldStart: number;
  readonly oldCount: number;
  readonly newStart: number;
  readonly newCount: number;
  readonly lines: readonly DiffLine[];
}

/** A path that differs between merge base and head. A rename is a deletion and an addition. */
export interface ChangedFile {
  readonly path: string;
  readonly status: 'added' | 'modified' | 'deleted' | 'type-changed';
  /** Git file modes such as `100644`; `000000` on the side where the path does not exist. */
  readonly oldMode: string;
  readonly newMode: string;
  /** What the path holds: a binary file and a submodule have no hunks. */
  readonly content: 'text' | 'binary' | 'symlink' | 'submodule';
  readonly additions: number;
  readonly deletions: number;
  readonly hunks: readonly Hunk[];
}

/** Everything that reviewers are given, independent of who reviews. */
export interface Dossier {
  readonly pullRequest: PullRequest;
  /** Oldest first. */
  readonly commits: readonly PullRequestCommit[];
  readonly changes: readonly ChangedFile[];
}
