import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { createRepo } from '../../src/git/repo.ts';
import type { GroundContext } from '../../src/steps/ground/ground.ts';
import type { Random } from '../random.ts';
import { type Prepared, prepare } from './oracle.ts';

const code = /\.(?:[cm]?[jt]sx?|py|go|rs|rb|java|kt|c|h|cc|cpp|cs|php|swift|scala|sh|ya?ml|toml|md|css|html|sql|json)$/;
const largest = 400_000;
const fewestLines = 20;

/** Source files under a folder that is not in git, as many as wanted, chosen by the seed. */
export function filesUnder(folder: string, count: number, random: Random): readonly Prepared[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const texts = chosen(names, { count, random }, (name) => {
    const path = join(folder, name);
    const size = statSync(path, { throwIfNoEntry: false });
    return size?.isFile() && size.size < largest ? readFileSync(path, 'utf8') : null;
  });
  return texts.map((text) => prepare(text.split('\n')));
}

/** Source files at the HEAD of a repository, which may be bare. */
export function filesAtHead(repository: string, count: number, random: Random): readonly Prepared[] {
  const names = gitAt(repository, 'ls-tree', '-r', '-z', '--name-only', '--full-tree', 'HEAD').split('\0');
  const texts = chosen(names, { count, random }, (name) => {
    try {
      return gitAt(repository, 'cat-file', 'blob', `HEAD:${name}`);
    } catch {
      // A partial copy lists large files that it does not have.
      return null;
    }
  });
  return texts.map((text) => prepare(text.split('\n')));
}

/** One file that a commit changed: its text on one side, and the lines there that the diff shows. */
export interface ChangedSide {
  readonly file: Prepared;
  readonly path: string;
  readonly side: 'new' | 'old';
  readonly changed: readonly number[];
  readonly context: GroundContext;
}

/** Both sides of the files that some commits of a repository changed, chosen by the seed. */
export async function changedSides(repository: string, count: number, random: Random): Promise<readonly ChangedSide[]> {
  const commits = gitAt(repository, 'rev-list', '--no-merges', '--min-parents=1', '--max-count=5000', 'HEAD')
    .trim()
    .split('\n');
  const gitDirectory = gitAt(repository, 'rev-parse', '--path-format=absolute', '--git-common-dir').trim();
  const store = { gitDirectory, path: process.env['PATH'] ?? '', signal: undefined };
  const sides: ChangedSide[] = [];
  for (let tries = 0; tries < count && sides.length < count; tries += 1) {
    const sha = commits[Math.floor(random() * commits.length)] ?? '';
    const parent = gitAt(repository, 'rev-parse', `${sha}^`).trim();
    const repo = createRepo(store, { mergeBase: parent, headSha: sha });
    const changes = await repo.diff(parent, sha).catch(() => []);
    const context = { head: repo.at(sha), base: repo.at(parent), changes };
    for (const { path, hunks } of context.changes.filter((change) => code.test(change.path)).slice(0, 8))
      for (const side of ['new', 'old'] as const) {
        const text = await (side === 'new' ? context.head : context.base).read(path);
        const lines = hunks.flatMap((hunk) => hunk.lines).filter(({ kind }) => kind !== 'context');
        const changed = lines.flatMap((line) => (side === 'new' ? line.newLine : line.oldLine) ?? []);
        if (text.found && text.lines.length >= fewestLines && changed.length > 0)
          sides.push({ file: prepare(text.lines), path, side, changed, context });
      }
  }
  return sides;
}

function gitAt(repository: string, ...args: string[]): string {
  return execFileSync('git', ['-C', repository, ...args], { encoding: 'utf8', maxBuffer: 1 << 28, stdio: 'pipe' });
}

function chosen(
  all: readonly string[],
  { count, random }: { readonly count: number; readonly random: Random },
  read: (name: string) => string | null,
): readonly string[] {
  const names = all.filter((name) => code.test(name));
  const texts: string[] = [];
  for (let tries = 0; tries < count * 3 && texts.length < count && names.length > 0; tries += 1) {
    const text = read(names[Math.floor(random() * names.length)] ?? '');
    if (text === null || text.length > largest || text.includes('\0') || text.split('\n').length < fewestLines)
      continue;
    texts.push(text);
  }
  return texts;
}
