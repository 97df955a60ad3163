import type { ChangeCommit, ChangedFile, NotReviewed } from '../types.ts';

/** An entry of a tree. A submodule has the mode 160000, and its id is that of a commit elsewhere. */
export interface TreeEntry {
  readonly path: string;
  readonly mode: string;
  readonly oid: string;
}

/**
 * A file's text as it stands in a commit, or why it cannot be shown. `note` is words for the reader. `isMissing`: it was left
 * for later and has not come, so nobody knows what it says.
 */
export type FileText =
  | { readonly found: true; readonly lines: readonly string[]; readonly note: string | null }
  | { readonly found: false; readonly note: string; readonly isMissing?: true };

/** How a file begins. */
export interface FileStart {
  /** Bytes of the whole file. */
  readonly size: number;
  readonly start: Buffer;
}

export interface SearchMatch {
  readonly path: string;
  readonly line: number;
  /** Where the first match begins in the text, from 1, in UTF-16 units. */
  readonly column: number;
  readonly text: string;
}

export interface SearchAnswer {
  readonly matches: readonly SearchMatch[];
  readonly isTruncated: boolean;
  /** What was not looked at, in words; null: everything was. */
  readonly leftOut: string | null;
}

export interface BlameLine {
  readonly line: number;
  /** Null: the line is older than the pull request's own commits. */
  readonly commit: { readonly sha: string; readonly date: string } | null;
  readonly text: string;
}

/** One commit, read from git objects only: nothing of it is ever on the disk. */
export interface Snapshot {
  readonly sha: string;
  /** Every entry of the tree, sorted by path. */
  list(): Promise<readonly TreeEntry[]>;
  /** Bytes of files of `list`; what is no file is left out. */
  sizes(paths: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** The text of an exact path of `list`. Lines keep a trailing `\r`; a symlink gives its target. */
  read(path: string): Promise<FileText>;
  /** As `read`, for files of any size that GitHub takes: code looks a quotation up in them, no model is shown them. */
  readWhole(path: string): Promise<FileText>;
  /** What the commit's own attribute files say of paths: `set`, `unset` or a value; left out where they say nothing. */
  attribute(name: string, paths: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** How files of `list` begin, byte by byte, and how many bytes each has; what is no file is left out. */
  firstBytes(paths: readonly string[], bytes: number): Promise<ReadonlyMap<string, FileStart>>;
  /**
   * Lines that match, by path, then line. `fixed` is a literal string, `perl` a PCRE.
   * @throws {Error} with git's own words when the pattern is not valid or too expensive; with advice when it takes too long
   */
  search(query: {
    readonly pattern: string;
    readonly syntax: 'fixed' | 'perl';
    readonly ignoreCase: boolean;
    /** A file or folder to stay in; null for the whole tree. Taken literally. */
    readonly under: string | null;
    readonly limit: number;
    readonly signal: AbortSignal;
  }): Promise<SearchAnswer>;
  /** Commits of the pull request that touch the path (all when null), newest first. */
  log(path: string | null): Promise<readonly ChangeCommit[]>;
  blame(path: string, startLine: number, endLine: number): Promise<readonly BlameLine[]>;
  /**
   * Lines of the range that the base already has although the diff adds them: with several merge bases (a criss-cross
   * merge) the diff against one of them shows what came from the others. Lines from 1, both ends included.
   */
  fromBase(path: string, startLine: number, endLine: number): Promise<ReadonlySet<number>>;
  /** What one commit of the pull request changed; null when it is none of the pull request's own commits. */
  show(sha: string): Promise<readonly ChangedFile[] | null>;
}

/** A path that differs, before git prints what differs. Modes as in `ChangedFile`. */
export interface ChangedPath {
  readonly path: string;
  readonly oldMode: string;
  readonly newMode: string;
}

/** Says by path which files are not reviewed: git does not print what nobody is shown. */
export type SetAside = (paths: readonly ChangedPath[]) => Promise<ReadonlyMap<string, NotReviewed>>;

/** Our own bare repository with the objects of one pull request. */
export interface Repo {
  at(sha: string): Snapshot;
  /** The reviewed change, from git: every path that differs, moved files paired, attributes ignored. */
  diff(from: string, to: string, setAside?: SetAside): Promise<readonly ChangedFile[]>;
  /** Files of one commit that another one has under another name, edited or not: new names by old ones. */
  renames(from: string, to: string): Promise<ReadonlyMap<string, string>>;
  /** Commits in from..to, oldest first, subjects included. */
  commits(from: string, to: string): Promise<readonly ChangeCommit[]>;
  /** Has all brought that was left for later, and waits for nothing: from now on anything may be asked for. */
  bringRest(): void;
  /** From now on nobody waits longer than until then for what was left for later. */
  waitUntil(time: AbortSignal): void;
  /** From now on who reads a file that does not come is told so, in place of an error that ends the run. */
  goOnWithout(): void;
  /** Why something that was left for later has not come, in a sentence, where somebody needed it and went on without. */
  lack(): string | null;
}
