import { execFileSync } from 'node:child_process';
import process from 'node:process';
import { createRepo } from '../../src/git/repo.ts';
import { originOf } from '../../src/steps/ground/origin.ts';

/** Larger pull requests and files are passed over: git's search for copies takes minutes there. */
const mostFiles = 60;
const mostLines = 1_500;

/** How often code and git's own search for moves and copies say the same of a line that the diff shows. */
export interface Agreement {
  pullRequests: number;
  lines: number;
  /** Code says introduced, blame older: copies, short moves, code beside a deletion. The gate stays shut. */
  stricter: number;
  /** Code says pre-existing, blame newer: twins, and what was edited and reverted. */
  laxer: number;
}

/** Compares with `git blame -w -M -C` on the pull requests that merge commits of a repository brought in. */
export async function compareWithBlame(repository: string, count: number): Promise<Agreement> {
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', repository, ...args], { encoding: 'utf8', maxBuffer: 1 << 28, stdio: 'pipe' });
  const gitDirectory = git('rev-parse', '--path-format=absolute', '--git-common-dir').trim();
  const merges = git('rev-list', '--merges', '--max-count=3000', '--parents', 'HEAD').trim().split('\n');
  const found: Agreement = { pullRequests: 0, lines: 0, stricter: 0, laxer: 0 };
  const step = Math.max(1, Math.floor(merges.length / (count * 1.3)));
  for (let at = 0; at < merges.length && found.pullRequests < count; at += step) {
    const [, base = '', headSha = ''] = merges[at]?.split(' ') ?? [];
    const mergeBase = git('merge-base', base, headSha).trim();
    const store = { gitDirectory, path: process.env['PATH'] ?? '', signal: undefined };
    const repo = createRepo(store, { mergeBase, headSha });
    // A partial copy lists large files that it does not have.
    const changes = await repo.diff(mergeBase, headSha).catch(() => []);
    if (changes.length === 0 || changes.length > mostFiles) continue;
    found.pullRequests += 1;
    for (const { path, content, additions, hunks } of changes) {
      if (content !== 'text' || additions === 0 || additions > mostLines || path.startsWith('vendor/')) continue;
      const older = olderLines(
        git('blame', '-w', '-M20', '-C20', '--porcelain', `${mergeBase}..${headSha}`, '--', path),
      );
      for (const { newLine, text } of hunks.flatMap(({ lines }) => lines)) {
        if (newLine === null || text.trim() === '') continue;
        const anchor = { path, side: 'new', startLine: newLine, endLine: newLine } as const;
        const isOlder = (await originOf(anchor, { head: repo.at(headSha), changes })) === 'pre-existing';
        found.lines += 1;
        if (isOlder && !older.has(newLine)) found.laxer += 1;
        if (!isOlder && older.has(newLine)) found.stricter += 1;
      }
    }
  }
  return found;
}

/** Lines that blame gives to the boundary: they are as old as the merge base. */
function olderLines(porcelain: string): ReadonlySet<number> {
  const older = new Set<number>();
  const boundary = new Set<string>();
  let [sha, line] = ['', 0];
  for (const row of porcelain.split('\n')) {
    const [, commit, final] = /^([0-9a-f]{40}) \d+ (\d+)/.exec(row) ?? [];
    if (commit !== undefined) [sha, line] = [commit, Number(final)];
    else if (row === 'boundary') boundary.add(sha);
    else if (row.startsWith('\t') && boundary.has(sha)) older.add(line);
  }
  return older;
}
