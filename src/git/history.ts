import type { ChangeCommit } from '../types.ts';
import { decodeLines } from './decode.ts';
import { gitIn, linesOf, type Store } from './objects.ts';
import { gitOnPaths } from './on-paths.ts';
import type { BlameLine } from './snapshot.ts';

/** The last moment that a `Date` holds: a commit may claim any time. */
const latest = 8.64e15;

/**
 * Commits in from..to, newest first, optionally only those that touch one path. Both parents of a merge are followed:
 * a change that the merge took back is shown too.
 */
export async function listCommits(
  store: Store,
  range: { readonly from: string; readonly to: string; readonly path: string | null },
): Promise<readonly ChangeCommit[]> {
  const flags = ['-z', '--no-color', '--no-ext-diff', '--full-history', '--format=%H%x09%ct%x09%s'];
  const paths = range.path === null ? [] : [range.path];
  const { stdout } = await gitOnPaths(store, ['log', ...flags, `${range.from}..${range.to}`], paths, {
    needsBlobs: false,
  });
  return stdout
    .toString('utf8')
    .split('\0')
    .flatMap((record) => {
      const [sha = '', seconds = '', ...subject] = record.split('\t');
      const date = new Date(Math.min(Number(seconds) * 1000, latest)).toISOString();
      return sha === '' ? [] : [{ sha, date, subject: subject.join('\t') }];
    });
}

/** The first parent of one of the pull request's own commits: the fetch is deep enough to have it. */
export async function parentOf(store: Store, sha: string): Promise<string> {
  const { stdout } = await gitIn(store, ['rev-list', '--max-count=1', '--parents', sha], { needsBlobs: false });
  const [, parent] = stdout.toString('utf8').trim().split(' ');
  if (parent === undefined) throw new Error('this commit has no parent here');
  return parent;
}

/** A range of lines at a commit, from 1, both ends included. */
interface LineRange {
  readonly sha: string;
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
}

/** Who last changed each line, as far as the pull request's own commits are concerned. */
export async function blameLines(
  store: Store,
  range: LineRange,
  own: ReadonlyMap<string, ChangeCommit>,
): Promise<readonly BlameLine[]> {
  return (await lastChanges(store, range)).map(({ line, sha, text }) => {
    const found = own.get(sha);
    return { line, commit: found === undefined ? null : { sha: found.sha, date: found.date }, text };
  });
}

/** The commit that last changed each line; what is older than the store's history is given to its oldest commits. */
export async function lastChanges(
  store: Store,
  { sha: at, path, startLine, endLine }: LineRange,
): Promise<readonly { readonly line: number; readonly sha: string; readonly text: string }[]> {
  const flags = ['--no-textconv', '--line-porcelain', `-L${startLine},${endLine}`];
  const { stdout } = await gitOnPaths(store, ['blame', ...flags, at], [path]);
  const blamed: { line: number; sha: string; text: string }[] = [];
  let sha = '';
  let line = 0;
  for (const row of linesOf(decodeLines(stdout))) {
    const [, commit, final] = /^([0-9a-f]{40,64}) \d+ (\d+)/.exec(row) ?? [];
    if (commit !== undefined) {
      sha = commit;
      line = Number(final);
    } else if (row.startsWith('\t')) blamed.push({ line, sha, text: row.slice(1) });
  }
  return blamed;
}
